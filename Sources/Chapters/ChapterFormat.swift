import Podcast

/// A way of writing chapters down for programs. A new format is a new file and a line in `ChapterFormats.all`.
public protocol ChapterFormat: Sendable {
    /// What `chapterFormats` in show.yml calls it, `json`.
    static var name: String { get }
    /// What the published file is called.
    static var fileName: StaticString { get }

    /// - Parameter imageAddress: where a chapter's picture is published; nil where it is not.
    /// - Returns: nil where no chapter has a start, for then there is nothing that a program could use.
    static func write(_ chapters: [Chapter], imageAddress: (Picture) -> String?) -> [UInt8]?
}

public enum ChapterFormats {
    public static let all: [any ChapterFormat.Type] = [PodcastingJSON.self]

    public static func named(_ name: String) -> (any ChapterFormat.Type)? {
        all.first { $0.name == name }
    }
}
