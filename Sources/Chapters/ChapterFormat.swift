import Diagnostics
import Podcast

/// A format in which chapters come. A new format is a new file and a line in `ChapterFormats.all`.
public protocol ChapterFormat: Sendable {
    /// What `format:` in front matter and `chapterFormats` in show.yml call it, `json`.
    static var name: String { get }
    /// Whether a file's beginning says that it is of this format.
    static func isLike(_ text: ChapterText) -> Bool
    static func read(_ text: ChapterText, into chapters: inout ChapterCollector)
}

/// A format in which chapters are published for programs.
public protocol PublishedChapterFormat: ChapterFormat {
    /// What the published file is called.
    static var fileName: StaticString { get }

    /// - Parameter imageAddress: where a chapter's picture is published; nil where it is not.
    /// - Returns: nil where no chapter has a start, for then there is nothing that a program could use.
    static func write(_ chapters: [Chapter], imageAddress: (Picture) -> String?) -> [UInt8]?
}

public enum ChapterFormats {
    /// In the order in which they are tried: those that say what they are come first, and lines with times last.
    public static let all: [any ChapterFormat.Type] = [
        WebVTTChapters.self, FFMetadata.self, PodcastingJSON.self, PodloveJSON.self, MatroskaXML.self, PodloveXML.self, OGMChapters.self,
        CueSheet.self,
        AudacityLabels.self, TimeList.self,
    ]

    /// The formats in which chapters can be published.
    public static let published: [any PublishedChapterFormat.Type] = all.compactMap { $0 as? any PublishedChapterFormat.Type }

    public static func named(_ name: String) -> (any ChapterFormat.Type)? {
        all.first { $0.name == name.lowercased() }
    }

    /// The extensions of files that may hold chapters.
    public static let fileExtensions = ["json", "psc", "xml", "rss", "txt", "vtt", "cue", "ffmeta", "ffmetadata", "chap", "csv", "label"]
}
