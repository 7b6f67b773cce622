import Podcast
import Transcripts

extension Score {
    /// Nil without a transcript, and where it would show nothing: without times and without two who speak.
    init?(of episode: Episode, width: Int = Score.pageWidth) {
        guard let transcript = episode.transcript, !transcript.cues.isEmpty else { return nil }
        if transcript.isTimed {
            self.init(timed: transcript.cues, of: episode, width: width)
        } else {
            self.init(untimed: transcript.cues, of: episode, width: width)
        }
        join(to: Self.laneLimit)
        let shares = Self.shares(of: lanes.map(\.weight))
        for index in lanes.indices { lanes[index].share = shares[index] }
    }

    /// Percentages that add up to 100: what is left when all are rounded down goes to those of whom most was cut off. Everyone has at least 1,
    /// and where nobody has any weight, just that.
    /// - Parameter weights: of at most 100 who speak.
    static func shares(of weights: [Int]) -> [Int] {
        let total = weights.reduce(0, +)
        guard total > 0 else { return weights.map { _ in 1 } }
        var shares = weights.map { max(1, $0 * 100 / total) }
        let cutOff = zip(weights, shares).map { $0 * 100 - $1 * total }
        let order = weights.indices.sorted { (cutOff[$1], weights[$1], $0) < (cutOff[$0], weights[$0], $1) }
        for index in order.prefix(max(0, 100 - shares.reduce(0, +))) { shares[index] += 1 }
        // Where many hardly speak, those who speak most spare what makes up their 1.
        for _ in 0..<max(0, shares.reduce(0, +) - 100) {
            let most = shares.indices.max { (shares[$0], -weights[$0]) < (shares[$1], -weights[$1]) }!
            shares[most] -= 1
        }
        return shares
    }

    /// The talk time of a speaker is the time of their cues; what two cues of theirs share counts once. Overlapping speech of two
    /// people counts for each.
    private init?(timed cues: [Cue], of episode: Episode, width: Int) {
        let times = TalkTimes(of: cues, duration: episode.card.duration)
        let length = max(1, times.end)
        var drawing = LaneDrawing(of: episode)
        for talk in times.talks {
            drawing.ink(cues[talk.cue].speaker, from: talk.start, to: talk.end) { $0 * width / length }
        }
        let starts = episode.chapters.compactMap { $0.start?.milliseconds }
        self.init(
            width: width, length: Seconds(milliseconds: length), lanes: drawing.lanes,
            ticks: starts.filter { $0 > 0 && $0 < length }.map { $0 * width / length })
        if lanes.isEmpty { return nil }
    }

    private init?(untimed cues: [Cue], of episode: Episode, width: Int) {
        let lengths = cues.map { $0.text.string.unicodeScalars.count }
        let length = lengths.reduce(0, +)
        guard length > 0 else { return nil }
        var drawing = LaneDrawing(of: episode)
        var position = 0
        for (cue, count) in zip(cues, lengths) {
            let start = position
            position += count
            if position > start { drawing.ink(cue.speaker, from: start, to: position) { $0 * width / length } }
        }
        self.init(width: width, length: nil, lanes: drawing.lanes, ticks: [])
        if lanes.count < 2 { return nil }
    }

    /// Lets the quietest share the last lane.
    mutating func join(to limit: Int) {
        guard lanes.count > limit else { return }
        let ranked = lanes.indices.sorted { (lanes[$1].weight, $0) < (lanes[$0].weight, $1) }
        let quiet = ranked[(limit - 1)...].map { lanes[$0] }
        var joined = Lane(
            speakerCount: quiet.reduce(0) { $0 + $1.speakerCount }, weight: quiet.reduce(0) { $0 + $1.weight },
            share: quiet.reduce(0) { $0 + $1.share }, runs: [])
        for run in quiet.flatMap(\.runs).sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
            joined.runs.extend(to: run.end, from: run.start)
        }
        lanes = ranked[..<(limit - 1)].sorted().map { lanes[$0] } + [joined]
    }
}

/// Lanes on their way: the episode's people first, in their order, then the others as they come to speak.
private struct LaneDrawing {
    private var speakers: [PlainText: Speaker]
    private var drawn: [(lane: Score.Lane, rank: Int, end: Int)] = []
    private var lanesByLabel: [PlainText?: Int] = [:]
    /// Most cues are of the one who spoke before.
    private var last: (label: PlainText?, index: Int)?
    private var lanesBySpeaker: [Speaker?: Int] = [:]
    private let ranks: [Speaker: Int]
    private let peopleCount: Int

    init(of episode: Episode) {
        speakers = episode.speakers
        let people = episode.card.people.map { Speaker(person: $0.person, name: $0.name) }
        ranks = Dictionary(people.enumerated().map { ($1, $0) }) { first, _ in first }
        peopleCount = people.count
    }

    /// - Parameter scale: from a moment to a step.
    mutating func ink(_ label: PlainText?, from start: Int, to end: Int, scale: (Int) -> Int) {
        let index = lane(of: label)
        // Only what no earlier cue of theirs has covered.
        let begin = max(start, drawn[index].end)
        guard begin < end else { return }
        drawn[index].end = end
        drawn[index].lane.weight += end - begin
        drawn[index].lane.runs.extend(to: scale(end), from: scale(begin))
    }

    private mutating func lane(of label: PlainText?) -> Int {
        if let last, last.label == label { return last.index }
        if let index = lanesByLabel[label] {
            last = (label, index)
            return index
        }
        let speaker = label.map { speakers[$0] ?? Speaker(person: nil, name: $0) }
        // Two labels may be one person.
        let index = lanesBySpeaker[speaker] ?? drawn.count
        if index == drawn.count {
            lanesBySpeaker[speaker] = index
            drawn.append((Score.Lane(speaker: speaker, weight: 0, runs: []), speaker.flatMap { ranks[$0] } ?? peopleCount, 0))
        }
        lanesByLabel[label] = index
        last = (label, index)
        return index
    }

    var lanes: [Score.Lane] {
        drawn.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.map(\.element.lane)
    }
}
