import Podcast
import Storage

/// An episode's talk time as a picture: a lane a speaker, inked where they speak, and ticks where chapters begin.
///
/// Times are drawn in whole steps of `width` equal parts of the episode. Where a transcript has no times, the parts are those of
/// its text, and the ink is true to the share of the characters.
struct Score: Sendable, Equatable, Storable {
    /// Steps in which someone speaks: from `start` up to, but not including, `end`.
    struct Run: Sendable, Equatable {
        var start: Int
        var end: Int
    }

    struct Lane: Sendable, Equatable {
        /// Nil where the transcript does not say who speaks.
        var speaker: Speaker?
        /// How many speakers share the lane: more than one in the last of very many.
        var speakerCount = 1
        /// Milliseconds; in an untimed transcript characters. Zero in a row's score, which shows shares alone.
        var weight: Int
        /// How much of all talk is theirs, in percent, rounded; at least one.
        var share = 0
        /// In order, without overlap.
        var runs: [Run]
    }

    /// The steps of the score on an episode's own page.
    static let pageWidth = 1000
    /// The steps of the score in a list's row.
    static let rowWidth = 240
    /// With more speakers than these, the quietest share the last lane.
    static let laneLimit = 8

    var width: Int
    /// How much time the width stands for; nil without times.
    var length: Seconds?
    var lanes: [Lane]
    /// The steps at which chapters begin, the first step left out.
    var ticks: [Int]

    /// The same picture with fewer steps, for a list: an edit that moves nothing by a step and nobody's share leaves it as it is.
    func scaled(to width: Int) -> Score {
        var score = self
        score.width = width
        score.ticks = ticks.map { $0 * width / self.width }
        for index in lanes.indices {
            score.lanes[index].weight = 0
            var runs: [Run] = []
            for run in lanes[index].runs { runs.extend(to: run.end * width / self.width, from: run.start * width / self.width) }
            score.lanes[index].runs = runs
        }
        return score
    }

    var isTimed: Bool { length != nil }

    /// Only one person's lane with ink; the others keep their place.
    func inked(for person: Slug) -> Score {
        var score = self
        for index in lanes.indices where lanes[index].speaker?.person != person { score.lanes[index].runs = [] }
        return score
    }

    func store(to writer: inout StorageWriter) {
        writer.write(width)
        writer.write(length)
        writer.write(lanes)
        writer.write(ticks)
    }
}

extension Score {
    init(from reader: inout StorageReader) throws(Damaged) {
        self.init(
            width: try reader.read(), length: try reader.readOptional(), lanes: try reader.readArray(), ticks: try reader.readArray())
    }
}

extension Score.Lane: Storable {
    func store(to writer: inout StorageWriter) {
        writer.write(speaker?.person)
        writer.write(speaker?.name)
        writer.write(speakerCount)
        writer.write(weight)
        writer.write(share)
        writer.write(UInt64(runs.count))
        // As distances, most of which take one byte.
        var last = 0
        for run in runs {
            writer.write(UInt64(run.start - last))
            writer.write(UInt64(run.end - run.start))
            last = run.end
        }
    }

    init(from reader: inout StorageReader) throws(Damaged) {
        let person: Slug? = try reader.readOptional()
        let name: PlainText? = try reader.readOptional()
        speaker = name.map { Speaker(person: person, name: $0) }
        speakerCount = try reader.read()
        weight = try reader.read()
        share = try reader.read()
        runs = []
        var last = 0
        for _ in 0..<(try reader.readCount()) {
            let start = last + (try reader.readStep())
            last = start + (try reader.readStep())
            runs.append(Score.Run(start: start, end: last))
        }
    }
}

extension StorageReader {
    fileprivate mutating func readStep() throws(Damaged) -> Int {
        guard let step = Int32(exactly: try readNumber()) else { throw Damaged() }
        return Int(step)
    }
}

extension [Score.Run] {
    /// Adds ink at the end, one step at least, joined to the last run where they touch.
    mutating func extend(to end: Int, from start: Int) {
        let end = Swift.max(end, start + 1)
        guard let last = indices.last, start <= self[last].end else { return append(Score.Run(start: start, end: end)) }
        self[last].end = Swift.max(self[last].end, end)
    }
}
