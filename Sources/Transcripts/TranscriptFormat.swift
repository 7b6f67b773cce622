import Podcast

/// A way of writing transcripts down. A new format is a new file and a line in `TranscriptFormats.all`.
public protocol TranscriptFormat: Sendable {
    /// What front matter calls it, `vtt`.
    static var name: String { get }
    /// In lower case, without the dot.
    static var fileExtensions: [String] { get }

    /// How much `text` looks like this format.
    static func likeness(of text: TranscriptText) -> Likeness

    /// Reads all cues of `text`; what cannot be read is skipped with a warning.
    static func read(_ text: TranscriptText, into cues: inout CueCollector)
}

/// A format in which the site publishes transcripts.
public protocol PublishedTranscriptFormat: TranscriptFormat {
    /// What feeds call it, as the podcast namespace has it.
    static var mediaType: String { get }
    /// Whether it can only be written of a transcript that has times.
    static var needsTimes: Bool { get }

    /// - Returns: nil where the format needs times and the transcript has none.
    static func write(_ edition: TranscriptEdition) -> [UInt8]?
}

public enum Likeness: Sendable, Comparable {
    case none, possible, certain
}

public enum TranscriptFormats {
    /// In the order in which they are tried. Plain text is last: anything may be plain text.
    public static let all: [any TranscriptFormat.Type] = [
        WebVTT.self, PodcastNamespaceJSON.self, WhisperCpp.self, Whisper.self, AssemblyAI.self, Deepgram.self, AmazonTranscribe.self,
        GoogleSpeech.self, YouTubeJSON.self, AutoEdit.self, SegmentJSON.self, TTML.self, YouTubeXML.self, Transcriber.self,
        HTMLTranscript.self,
        WhisperTSV.self, LRC.self, SubViewer.self, SubRip.self, MarkdownTranscript.self, PlainTranscript.self,
    ]

    public static func named(_ name: String) -> (any TranscriptFormat.Type)? {
        all.first { $0.name == name }
    }

    /// The formats in which transcripts can be published.
    public static let published: [any PublishedTranscriptFormat.Type] = all.compactMap { $0 as? any PublishedTranscriptFormat.Type }

    /// The format whose files are called `.pathExtension`.
    public static func withExtension(_ pathExtension: String) -> (any TranscriptFormat.Type)? {
        all.first { $0.fileExtensions.contains(pathExtension.lowercased()) }
    }

    /// By content, where that leaves no doubt; else by the extension, as far as the content allows it.
    static func recognise(_ text: TranscriptText, pathExtension: String) -> any TranscriptFormat.Type {
        let byExtension = withExtension(pathExtension)
        var possible: [any TranscriptFormat.Type] = []
        for format in all {
            switch format.likeness(of: text) {
            case .certain: return format
            case .possible: possible.append(format)
            case .none: break
            }
        }
        if let byExtension, possible.contains(where: { $0 == byExtension }) { return byExtension }
        // A .srt file without a single time is a broken .srt file, not prose.
        return possible.first { $0 != PlainTranscript.self } ?? byExtension ?? PlainTranscript.self
    }
}
