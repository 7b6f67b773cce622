import Diagnostics

extension Diagnostic.Kind {
    public static let unreadableChapters = Diagnostic.Kind(
        "unreadable-chapters", .error, meaning: "A file that should hold chapters holds none, or is broken.",
        wayOut: "Correct the line that is shown; remove the file where the episode has no chapters.")
    public static let unknownChapterFormat = Diagnostic.Kind(
        "unknown-chapter-format", .error, meaning: "There is no format of chapters of that name.",
        wayOut: "Use one of the names in the hint, or leave it out: the format is recognised by the content.")
    public static let skippedChapter = Diagnostic.Kind(
        "skipped-chapter", .warning, meaning: "A chapter, or a part of it, could not be read and is left out; its neighbours are kept.",
        wayOut: "Correct the line that is shown.")
}

public enum ChaptersDiagnostics {
    public static let all: [Diagnostic.Kind] = [.unreadableChapters, .unknownChapterFormat, .skippedChapter]
}
