import Podcast

/// How long somebody talks in each cue; estimated where the transcript does not say.
///
/// Cues without an end that share a start, as the paragraphs of a speech do that has one time at its beginning, share the time until the
/// next start by the length of their texts.
public struct TalkTimes: Sendable {
    /// What is said in one cue.
    public struct Talk: Sendable, Equatable {
        /// The position in the list of cues.
        public var cue: Int
        /// Milliseconds; the end is after the start.
        public var start: Int
        public var end: Int
    }

    /// How fast people speak.
    static let bytesPerSecond = 15

    /// Ordered by start.
    public private(set) var talks: [Talk] = []
    /// Of the sound in milliseconds; where that is not known, the end of what is said last.
    public private(set) var end: Int

    /// - Parameters:
    ///   - cues: of a transcript with times. A cue without a start belongs to the one before it.
    ///   - duration: of the sound, where it is known; what is said later is left out.
    public init(of cues: [Cue], duration: Seconds?) {
        let timed = TimedCues(cues)
        let nexts = timed.nextStarts()
        let knownEnd = duration?.milliseconds
        end = knownEnd ?? cues.reduce(0) { max($0, $1.end?.milliseconds ?? 0) }
        talks.reserveCapacity(cues.count)
        var first = 0
        while first < cues.count {
            var next = first + 1
            while next < cues.count, timed.starts[next] == timed.starts[first] { next += 1 }
            let start = timed.starts[first].milliseconds
            let together = timed.order[first..<next]
            let length = together.reduce(0) { $0 + Self.length(of: cues[$1], from: start) }
            let end = nexts[first]?.milliseconds ?? knownEnd ?? max(end, start + length * 1000 / Self.bytesPerSecond)
            let time = Seconds(milliseconds: end - start)
            var before = 0
            for cue in together {
                if let ownEnd = Self.end(of: cues[cue], from: start) {
                    append(cue, from: start, to: ownEnd, limit: knownEnd)
                } else {
                    let after = before + Self.length(of: cues[cue], from: start)
                    append(
                        cue, from: start + time.share(before, of: length).milliseconds,
                        to: start + time.share(after, of: length).milliseconds, limit: knownEnd)
                    before = after
                }
            }
            first = next
        }
    }

    private mutating func append(_ cue: Int, from start: Int, to end: Int, limit: Int?) {
        let end = limit.map { min($0, end) } ?? end
        if limit == nil { self.end = max(self.end, end) }
        if end > start { talks.append(Talk(cue: cue, start: start, end: end)) }
    }

    private static func end(of cue: Cue, from start: Int) -> Int? {
        cue.end.map(\.milliseconds).flatMap { $0 > start ? $0 : nil }
    }

    /// Of the text of a cue without an end, in bytes.
    private static func length(of cue: Cue, from start: Int) -> Int {
        end(of: cue, from: start) == nil ? max(1, cue.text.utf8.count) : 0
    }
}
