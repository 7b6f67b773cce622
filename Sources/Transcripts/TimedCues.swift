import Podcast

/// Cues in the order of their starts. Equal starts keep the file's order, and a cue without a start stays behind the one before it.
struct TimedCues {
    /// Positions in the list of cues.
    let order: [Int]
    /// The starts in that order.
    let starts: [Seconds]

    init(_ cues: [Cue]) {
        var keys: [Seconds] = []
        keys.reserveCapacity(cues.count)
        var last = Seconds.zero
        var isSorted = true
        for cue in cues {
            let start = cue.start ?? last
            if start < last { isSorted = false }
            last = start
            keys.append(start)
        }
        guard !isSorted else {
            (order, starts) = (Array(cues.indices), keys)
            return
        }
        let sorted = cues.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
        (order, starts) = (sorted, sorted.map { keys[$0] })
    }

    /// For each position the first start after its own that is later; nil for the last moment.
    func nextStarts() -> [Seconds?] {
        var nexts = [Seconds?](repeating: nil, count: starts.count)
        for position in starts.indices.dropLast().reversed() {
            nexts[position] = starts[position + 1] > starts[position] ? starts[position + 1] : nexts[position + 1]
        }
        return nexts
    }
}
