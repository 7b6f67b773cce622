import Podcast

/// The ids of the moments on an episode's page: which element carries which, so that every time link leads somewhere, also without a script.
///
/// A moment is `t=<seconds>`, a W3C media fragment (https://www.w3.org/TR/media-frags/#naming-time).
struct Moments: Sendable {
    /// For each paragraph of the transcript: the id that its time link carries.
    private(set) var paragraphIDs: [String?]
    /// For each paragraph: what its time link leads to. Nil where it has no time, or that of the paragraph before it.
    private(set) var paragraphTargets: [String?]
    /// For each paragraph: ids of moments inside it that the page links to.
    private(set) var anchors: [[String]]
    /// For each chapter: the id of its heading in the transcript, or of its entry in the index.
    private(set) var chapterIDs: [String?]
    /// For each chapter: whether its heading stands in the transcript.
    private(set) var opensPassage: [Bool]
    /// Whether a moment's first link carries its id, since no transcript has it.
    let linksCarryIDs: Bool

    /// - Parameter linked: moments that the page links to from elsewhere: topics, points, soundbites, times in the notes.
    init(paragraphs: [Paragraph], chapters: [Chapter], linked: [Seconds]) {
        paragraphIDs = Array(repeating: nil, count: paragraphs.count)
        paragraphTargets = Array(repeating: nil, count: paragraphs.count)
        anchors = Array(repeating: [], count: paragraphs.count)
        chapterIDs = Array(repeating: nil, count: chapters.count)
        opensPassage = Array(repeating: false, count: chapters.count)
        let isTimed = paragraphs.contains { $0.start != nil }
        linksCarryIDs = !isTimed

        // Moments in milliseconds whose ids are taken.
        var used: Set<Int> = []
        for paragraph in paragraphs {
            if let chapter = paragraph.opensChapter, chapters.indices.contains(chapter) { opensPassage[chapter] = true }
        }
        for (index, chapter) in chapters.enumerated() where opensPassage[index] || !isTimed {
            chapterIDs[index] = chapter.start.flatMap { Self.claim($0, in: &used) }
        }
        for (index, paragraph) in paragraphs.enumerated() {
            let isRepeated = index > 0 && paragraph.opensChapter == nil && paragraph.start == paragraphs[index - 1].start
            guard let start = paragraph.start, !isRepeated else {
                paragraphIDs[index] = "p\(index + 1)"
                continue
            }
            let heading = paragraph.opensChapter.flatMap { chapters[$0].start }
            let isAtHeading = heading?.whole == start.whole
            paragraphIDs[index] = isAtHeading ? nil : Self.claim(start, in: &used)
            paragraphTargets[index] = paragraphIDs[index] ?? Self.target(start, in: used)
        }
        guard isTimed else { return }
        for (index, chapter) in chapters.enumerated() where !opensPassage[index] {
            if let start = chapter.start { anchor(start, in: paragraphs, used: &used) }
        }
        for start in linked { anchor(start, in: paragraphs, used: &used) }
    }

    /// The fragment of a link to a moment from elsewhere on the page: whole seconds.
    static func target(_ start: Seconds) -> String { "t=" + String(start.whole) }

    /// The moment that a fragment names, as far as pages have ids for moments: `t=754`, `t=12:34`.
    static func time(ofFragment fragment: String) -> Seconds? {
        fragment.utf8.starts(with: "t=".utf8) ? Seconds(parsing: fragment.dropFirst(2)) : nil
    }

    /// All ids that paragraphs, chapters and places between them carry.
    var ids: Set<String> {
        Set(paragraphIDs.compactMap(\.self)).union(chapterIDs.compactMap(\.self)).union(anchors.joined())
    }

    /// The whole second if it is free, else the exact time, else none.
    private static func claim(_ start: Seconds, in used: inout Set<Int>) -> String? {
        if used.insert(start.whole * 1000).inserted { return target(start) }
        return used.insert(start.milliseconds).inserted ? "t=" + start.decimal : nil
    }

    /// The id that exists for a paragraph whose own second and exact time are both taken.
    private static func target(_ start: Seconds, in used: Set<Int>) -> String {
        used.contains(start.milliseconds) ? "t=" + start.decimal : target(start)
    }

    /// Gives a moment at which nothing starts an id before the paragraph that is spoken then.
    private mutating func anchor(_ start: Seconds, in paragraphs: [Paragraph], used: inout Set<Int>) {
        guard used.insert(start.whole * 1000).inserted else { return }
        var spoken = paragraphs.firstIndex { $0.start != nil } ?? 0
        for (index, paragraph) in paragraphs.enumerated() {
            guard let begin = paragraph.start else { continue }
            if begin > start { break }
            spoken = index
        }
        anchors[spoken].append(Self.target(start))
    }
}
