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

    static let rowScore = Shape(
        "row score",
        [
            .text("height", "Its height; it is 240 wide"),
            .text("lines", "The lanes: an SVG path, to be stroked"),
            .text("bars", "Where they speak: an SVG path, to be stroked"),
            .text("share", "On a person's page: their share of all talk, “54 %”"),
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
    /// - Parameter person: whose page it is on, if it is someone's: only their lane has ink. Absent where they do not speak.
    func rowScore(_ score: Score?, on person: Slug? = nil) -> Value {
        guard let score else { return .absent }
        let own = person.flatMap { person in score.lanes.first { $0.speaker?.person == person } }
        if person != nil, own == nil { return .absent }
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
                ]))
    }
}
