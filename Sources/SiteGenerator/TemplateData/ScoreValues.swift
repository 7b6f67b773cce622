import Markup
import Podcast
import Templates

/// The score in templates: on an episode's page, and in the rows of lists.
extension Shapes {
    /// Units from the top of a lane to its bottom, in the score of an episode's page.
    static let laneHeight = 22

    static let lane = Shape(
        "lane",
        [
            .text("speaker", "Who speaks; absent where the transcript does not say"),
            .text("share", "Their share of all talk, “54 %”; absent where there is one lane"),
            .text("time", "How long they speak, “12 min”; absent without times"),
            .text("bars", "Where they speak: an SVG path, to be stroked, 1000 wide and 22 high"),
        ])

    static let score = Shape(
        "score",
        [
            .flag("isTimed", "Whether it shows times; else it shows shares of the text"),
            .text("seconds", "How many seconds it is wide; absent without times"),
            .flag("hasSpeakers", "Whether the transcript says of any words who speaks them"),
            .list("lanes", lane, "A lane a speaker"),
            .text("ticks", "Where chapters begin: an SVG path, to be stroked, 1000 wide and 22 high; absent where there are none"),
        ])

    static let rowBar = Shape(
        "row bar",
        [
            .text("href", "The address of the moment at which they begin to speak"),
            .text("line", "Where they speak: an SVG path, to be stroked"),
        ])

    static let rowScore = Shape(
        "row score",
        [
            .text("height", "Its height; it is 240 wide"),
            .text("lines", "The lanes: an SVG path, to be stroked"),
            .text("bars", "Where they speak: an SVG path, to be stroked"),
            .text("share", "On a person's page: their share of all talk, “54 %”"),
            .list("links", rowBar, "On a person's page: the bars, some of them together where there are many"),
        ])
}

extension PageHead {
    func score(_ score: Score?) -> Value {
        guard let score else { return .absent }
        return .object(
            Object(
                Shapes.score,
                [
                    "isTimed": .flag(score.isTimed),
                    "seconds": .text(score.length.map { PlainText($0.decimal) }),
                    "hasSpeakers": .flag(score.lanes.contains { $0.speaker != nil }),
                    "lanes": .list(score.lanes.map { lane($0, of: score) }),
                    "ticks": score.ticks.isEmpty ? .absent : .text(ScoreDrawing.ticks(score.ticks, height: Shapes.laneHeight)),
                ]))
    }

    private func lane(_ lane: Score.Lane, of score: Score) -> Object {
        Object(
            Shapes.lane,
            [
                "speaker": .text(lane.speakerCount > 1 ? wording.moreSpeakers(lane.speakerCount) : lane.speaker?.name),
                "share": score.lanes.count > 1 ? .text(wording.share(lane.share)) : .absent,
                "time": score.isTimed ? .text(wording.duration(Seconds(milliseconds: lane.weight))) : .absent,
                "bars": .text(ScoreDrawing.bars(lane.runs, at: Shapes.laneHeight / 2)),
            ])
    }

    /// The small score of a list's row.
    /// - Parameters:
    ///   - person: whose page it is on, if it is someone's: only their lane has ink. Absent where they do not speak.
    ///   - passages: where their bars lead to, on the episode's page.
    func rowScore(_ score: Score?, on person: Slug? = nil, passages: [Appearances.Passage] = [], in episode: SitePath? = nil) -> Value {
        guard let score else { return .absent }
        let ownIndex = person.flatMap { person in score.lanes.firstIndex { $0.speaker?.person == person } }
        let own = ownIndex.map { score.lanes[$0] }
        if person != nil, own == nil { return .absent }
        let middle = (ownIndex ?? 0) * ScoreDrawing.rowPitch + ScoreDrawing.rowPitch / 2
        let inked = person.map(score.inked) ?? score
        var bars: [UInt8] = []
        var lines = ""
        for (index, lane) in inked.lanes.enumerated() {
            let middle = index * ScoreDrawing.rowPitch + ScoreDrawing.rowPitch / 2
            ScoreDrawing.append(lane.runs, at: middle, to: &bars)
            lines += "M0 \(middle)h\(score.width)"
        }
        return .object(
            Object(
                Shapes.rowScore,
                [
                    "height": .text(String(score.lanes.count * ScoreDrawing.rowPitch)),
                    "lines": .text(lines),
                    "bars": .text(String(decoding: bars, as: UTF8.self)),
                    "share": .text(own.flatMap { score.lanes.count > 1 ? wording.share($0.share) : nil }),
                    "links": .list(episode.map { episode in passages.map { link(to: $0, in: episode, at: middle) } } ?? []),
                ]))
    }

    /// A bar can be a step wide; what one presses is a few at least.
    private func link(to passage: Appearances.Passage, in episode: SitePath, at height: Int) -> Object {
        let missing = max(0, 6 - (passage.end - passage.start))
        let start = max(0, passage.start - missing / 2)
        let end = min(Score.rowWidth, passage.end + missing - missing / 2)
        return Object(
            Shapes.rowBar,
            [
                "href": .text(link(to: episode, fragment: passage.moment)),
                "line": .text("M\(start) \(height)h\(end - start)"),
            ])
    }
}
