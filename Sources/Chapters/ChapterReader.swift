import Diagnostics
import Podcast

/// Reads a file with chapters in whatever format it is.
public enum ChapterReader {
    /// - Parameter format: its name where it is known; else the content says it.
    /// - Returns: the chapters by their starts. Where there are none, an error was reported.
    public static func read(_ text: ChapterText, format: String? = nil, reporting diagnostics: inout Diagnostics) -> [FoundChapter] {
        var reader = ChapterFormats.all.first { $0.isLike(text) }
        if let format {
            guard let named = ChapterFormats.named(format) else {
                diagnostics.report(
                    .unknownChapterFormat, "there is no format of chapters that is called “\(format.abridged)”",
                    at: SourceLocation(file: text.source.path),
                    hint: "use one of \(ChapterFormats.all.map { $0.name }.joined(separator: ", ")), or leave it out")
                return []
            }
            reader = named
        }
        var chapters = ChapterCollector(text.source)
        reader?.read(text, into: &chapters)
        diagnostics.append(chapters.diagnostics)
        if chapters.found.isEmpty, !chapters.diagnostics.hasErrors {
            diagnostics.report(
                .unreadableChapters, "there are no chapters in this file", at: text.source.location(ofByte: 0),
                hint: "write a line for each, such as `12:34 What a model is`")
        }
        return sorted(chapters.found)
    }

    /// By their starts; those with one start as they were.
    static func sorted(_ chapters: [FoundChapter]) -> [FoundChapter] {
        chapters.enumerated().sorted { ($0.element.chapter.start!, $0.offset) < ($1.element.chapter.start!, $1.offset) }.map(\.element)
    }
}
