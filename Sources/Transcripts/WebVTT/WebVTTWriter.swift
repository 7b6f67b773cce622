import Podcast
import Storage

extension WebVTT: PublishedTranscriptFormat {
    public static let mediaType = "text/vtt"
    public static let needsTimes = true

    /// As the podcast namespace recommends
    /// (https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md#webvtt).
    private static let columns = 65

    /// Cues ordered by start, with a voice where the speaker changes, words with their readings as ruby, and the titles of chapters as notes.
    ///
    /// A file without voices is searched for names before colons, by us and others: where there would be some, the first is nobody's voice.
    public static func write(_ edition: TranscriptEdition) -> [UInt8]? {
        guard let cues = edition.timedCues() else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(cues.reduce(16) { $0 + $1.text.utf8.count + 64 })
        bytes.append(contentsOf: "WEBVTT\n".utf8)
        // Most transcripts have none, and each of their cues would be searched for it.
        let ruby = edition.transcript.ruby.isEmpty ? nil : edition.transcript.ruby
        var chapters = edition.timedChapters[...]
        var lines: [UInt8] = []
        let hasNames = cues.contains { $0.isNewName }
        var needsVoice = !hasNames && cues.contains { $0.text.beginsLinesWithNames }
        let wrapping = LineWrapping(
            columns: columns, ruby: ruby, mayBegin: hasNames || needsVoice ? { _ in true } : { LabelledLine($0) == nil })
        for cue in cues {
            while let chapter = chapters.first, chapter.start <= cue.start {
                appendNote(chapters.removeFirst().title, to: &bytes)
            }
            if !cue.continues {
                bytes.append(UInt8(ascii: "\n"))
                cue.start.appendTimestamp(to: &bytes, point: ".")
                bytes.append(contentsOf: " --> ".utf8)
                cue.end.appendTimestamp(to: &bytes, point: ".")
                bytes.append(UInt8(ascii: "\n"))
            }
            if cue.isNewName || needsVoice {
                needsVoice = false
                bytes.append(contentsOf: "<v".utf8)
                if let name = cue.name {
                    bytes.append(UInt8(ascii: " "))
                    var name = name.string
                    // With the > that follows it would be an arrow.
                    let isArrow = name.utf8.suffix(2).elementsEqual("--".utf8)
                    if isArrow { name.removeLast() }
                    name.withUTF8 { append($0, to: &bytes) }
                    if isArrow { bytes.append(contentsOf: "&#45;".utf8) }
                }
                bytes.append(UInt8(ascii: ">"))
            }
            lines.removeAll(keepingCapacity: true)
            wrapping.append(cue.text, to: &lines)
            lines.withUnsafeBufferPointer {
                if let ruby { append($0, with: ruby, to: &bytes) } else { append($0, to: &bytes) }
            }
            bytes.append(UInt8(ascii: "\n"))
        }
        return bytes
    }

    /// A comment; an arrow would end it.
    private static func appendNote(_ text: PlainText, to bytes: inout [UInt8]) {
        let note = text.utf8.contains(UInt8(ascii: ">")) ? text.string.replacing("-->", with: "--&gt;") : text.string
        bytes.append(contentsOf: "\nNOTE \(note)\n".utf8)
    }

    /// The text with the readings of its words as ruby.
    private static func append(_ source: Bytes, with ruby: Ruby, to bytes: inout [UInt8]) {
        ruby.walk(source) { plain in
            append(source.slice(plain), to: &bytes)
        } word: { base, reading in
            bytes.append(contentsOf: "<ruby>".utf8)
            append(source.slice(base), to: &bytes)
            bytes.append(contentsOf: "<rt>".utf8)
            append(source.slice(reading), to: &bytes)
            bytes.append(contentsOf: "</rt></ruby>".utf8)
        }
    }

    /// Escapes what would be markup.
    private static func append(_ source: Bytes, to bytes: inout [UInt8]) {
        bytes.append(escaping: source) { eight in
            eight.marks(of: UInt8(ascii: "&")) | eight.marks(of: UInt8(ascii: "<")) | eight.marks(of: UInt8(ascii: ">"))
        } escape: { byte in
            switch byte {
            case UInt8(ascii: "&"): "&amp;"
            case UInt8(ascii: "<"): "&lt;"
            case UInt8(ascii: ">"): "&gt;"
            default: nil
            }
        }
    }
}

extension PlainText {
    /// Whether one of its lines may be taken for a name and what its bearer says.
    fileprivate var beginsLinesWithNames: Bool {
        var found = false
        withEachLine { if !found { found = LabelledLine($0) != nil } }
        return found
    }
}
