import Podcast

/// Puts a translation beside what it translates.
public enum Alignment {
    public struct Result: Sendable, Equatable {
        /// One for each paragraph of the original; nil where the translation says nothing.
        public var texts: [PlainText?]
        /// For each of them the lines of the translation's file on which its cues begin.
        public var lines: [[Int32]]
        /// Whether each stands beside what it translates as far as one can know; not where two texts without times have different numbers
        /// of paragraphs.
        public var isCertain: Bool
    }

    /// By the times of its cues, each to the last paragraph that has begun by its middle; one without a start begins nobody knows when.
    /// Where one of the two has no times, paragraph by
    /// paragraph; where they have different numbers of these, turn by turn; else each as far from the beginning as it is in its own text.
    /// - Parameters:
    ///   - own: the translation's paragraphs.
    ///   - original: the paragraphs to stand beside.
    public static func align(_ translation: Transcript, _ own: [Paragraph], with original: [Paragraph]) -> Result {
        guard !original.isEmpty else { return Result(texts: [], lines: [], isCertain: true) }
        if translation.isTimed, original.contains(where: { $0.start != nil }) {
            return Result(byTime(translation, original), isCertain: true)
        }
        let (rows, isCertain) = byOrder(own, original)
        return Result(rows, isCertain: isCertain)
    }

    /// A piece of the translation, and the lines of its file on which its cues begin.
    fileprivate typealias Piece = (text: PlainText, lines: [Int32])

    private static func byTime(_ translation: Transcript, _ original: [Paragraph]) -> [[Piece]] {
        var rows = [[Piece]](repeating: [], count: original.count)
        // What is said before all of them stands with the first, whether that has a start or not.
        let targets = original.indices.filter { $0 == 0 || original[$0].start != nil }
        let starts = targets.map { original[$0].start ?? .zero }
        let cues = translation.cues
        let timed = TimedCues(cues)
        let nexts = timed.nextStarts()
        for position in timed.order.indices {
            let index = timed.order[position]
            let start = timed.starts[position]
            let end = cues[index].end ?? nexts[position] ?? start
            let middle = Seconds(milliseconds: (start.milliseconds + max(start, end).milliseconds) / 2)
            let lines = translation.lines.indices.contains(index) ? [translation.lines[index]] : []
            rows[targets[max(0, firstLater(than: middle, in: starts) - 1)]].append((cues[index].text, lines))
        }
        return rows
    }

    /// The place of the first of the ascending starts that is later.
    private static func firstLater(than time: Seconds, in starts: [Seconds]) -> Int {
        var (low, high) = (0, starts.count)
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= time { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private static func byOrder(_ own: [Paragraph], _ original: [Paragraph]) -> (rows: [[Piece]], isCertain: Bool) {
        var rows = [[Piece]](repeating: [], count: original.count)
        var isCertain = true
        func spread(_ part: Range<Int>, over target: Range<Int>) {
            if part.count != target.count { isCertain = false }
            for (place, index) in part.enumerated() {
                rows[target.lowerBound + place * target.count / max(part.count, target.count)].append((own[index].text, own[index].lines))
            }
        }
        let (turns, targets) = (turns(of: own), turns(of: original))
        if own.count != original.count, turns.count == targets.count {
            for (turn, target) in zip(turns, targets) { spread(turn, over: target) }
        } else {
            spread(own.indices, over: original.indices)
        }
        return (rows, isCertain)
    }

    private static func turns(of paragraphs: [Paragraph]) -> [Range<Int>] {
        let starts = paragraphs.indices.filter { $0 == 0 || paragraphs[$0].opensTurn }
        return zip(starts, starts.dropFirst() + [paragraphs.count]).map { $0..<$1 }
    }
}

extension Alignment.Result {
    /// The pieces of each row as one line, with spaces between them where their script has such.
    fileprivate init(_ rows: [[Alignment.Piece]], isCertain: Bool) {
        var line = TurnText(cuesAreParagraphs: false)
        texts = rows.map { pieces in
            line.removeAll()
            for (index, piece) in pieces.enumerated() { line.append(piece.text, cue: index, after: .none) }
            return line.bytes.isEmpty ? nil : line.bytes.withUnsafeBufferPointer { PlainText(utf8: $0) }
        }
        lines = rows.map { $0.flatMap(\.lines) }
        self.isCertain = isCertain
    }
}
