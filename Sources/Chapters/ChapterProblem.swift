import Podcast

/// Something about the times of a chapter that cannot be right. Whoever read the chapters knows where each of them stands.
public struct ChapterProblem: Sendable, Equatable {
    /// The chapter's index in the list.
    public var chapter: Int
    /// In the words of a diagnostic: without a capital or a full stop.
    public var message: String
    /// What to write instead.
    public var hint: String

    /// Chapters that start before the one above them, or end before they start.
    public static func all(in chapters: [Chapter]) -> [ChapterProblem] {
        var problems: [ChapterProblem] = []
        var last: Seconds?
        for (index, chapter) in chapters.enumerated() {
            guard let start = chapter.start else { continue }
            if let last, start < last {
                problems.append(
                    ChapterProblem(
                        chapter: index,
                        message: "this chapter starts at \(start.clock), before the one above it, which starts at \(last.clock)",
                        hint: "put the chapters in the order in which they are heard"))
            }
            if let end = chapter.end, end < start {
                problems.append(
                    ChapterProblem(
                        chapter: index, message: "this chapter ends at \(end.clock), before it starts at \(start.clock)",
                        hint: "12:34 is minutes and seconds; hours are written 1:02:03"))
            }
            last = max(last ?? start, start)
        }
        return problems
    }
}
