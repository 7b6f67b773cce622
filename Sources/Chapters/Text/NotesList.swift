import Podcast

/// A list of chapters in show notes, as YouTube looks for one in descriptions: at least three lines that follow each other, each with a
/// time, the first 0:00, and each later than the one above. https://support.google.com/youtube/answer/9884579
///
/// Times elsewhere in notes are mentions, and no chapters.
public enum NotesList {
    private static let least = 3

    /// - Returns: the first such list; nothing where there is none. Offsets are in bytes of the text.
    public static func read(_ notes: String) -> [FoundChapter] {
        var run: [FoundChapter] = []
        var isInCode = false
        for (line, offset) in ChapterText.Lines(bytes: Array(notes.utf8)) {
            if line.trimmed.hasPrefix("```") || line.trimmed.hasPrefix("~~~") { isInCode.toggle() }
            // Between the items of a list there may be empty lines.
            if line.trimmed.isEmpty { continue }
            let chapter = isInCode ? nil : TimeLine.read(line)?.chapter
            if let chapter, let start = chapter.start, chapter.title != nil, run.last.map({ $0.chapter.start! < start }) ?? (start == .zero)
            {
                run.append(FoundChapter(chapter: chapter, offset: offset))
            } else if run.count >= least {
                return run
            } else {
                run = []
            }
        }
        return run.count >= least ? run : []
    }
}
