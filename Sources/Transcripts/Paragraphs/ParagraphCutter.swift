import Podcast
import Storage

/// Decides where one turn's text is cut, in one pass over its bytes with a bounded look back.
struct ParagraphCutter {
    /// Lengths are counted in units: a letter is two, an ideograph, which says more, three.
    private enum Length {
        static let letter = 2
        static let ideograph = 3
        /// From here on a sentence's end is good enough to cut.
        static let ideal = 640
        /// The same where the speaker also pauses, or the author began a new line after an empty one.
        static let beforePause = 160
        static let beforeShortPause = 440
        static let beforeBlankLine = 300
        /// From here on a pause cuts even inside a sentence.
        static let withoutSentenceEnd = 500
        /// Places to cut that come earlier than this are used only where there is no other.
        static let leastForSentence = 200
        static let leastForOthers = 400
        /// Where the best place so far is taken.
        static let most = 1180
        /// A rest of so few bytes stays with what is before it.
        static let tail = 80
    }

    /// How good a place for a cut is, the best first.
    private enum Place: Int, CaseIterable {
        case sentenceEnd, clauseEndAndBreak, lineBreak, clauseEnd, space, betweenIdeographs
        /// Within what belongs together: beside a digit, after an abbreviation. Only where there is nothing else.
        case within
    }

    private let semicolonAsks: Bool
    private let ruby: Ruby

    /// - Parameter ruby: the words that stay with their readings.
    init(language: Language, ruby: Ruby = Ruby()) {
        // The Greek question mark.
        semicolonAsks = language.primary == "el"
        self.ruby = ruby
    }

    /// The byte ranges of a turn's paragraphs. Between two of them lies at most a space.
    func ranges(of turn: TurnText) -> [Range<Int>] {
        guard !turn.bytes.isEmpty else { return [] }
        return turn.bytes.withUnsafeBufferPointer { bytes in
            let whole = ruby.places(in: bytes)
            var ranges: [Range<Int>] = []
            var start = 0
            var mark = 0
            while start < bytes.count {
                while mark < turn.marks.count, turn.marks[mark].offset <= start { mark += 1 }
                let next =
                    nextCut(in: bytes, marks: turn.marks, whole: whole, from: start, mark: mark, weighing: false)
                    ?? nextCut(in: bytes, marks: turn.marks, whole: whole, from: start, mark: mark, weighing: true)!
                ranges.append(start..<(next < bytes.count && bytes[next - 1] == 0x20 ? next - 1 : next))
                start = next
            }
            return ranges
        }
    }

    /// Where the paragraph that begins at `start` ends and the next begins. `mark` is the first mark after `start`.
    ///
    /// Most paragraphs end with a sentence, and only the ends of sentences and the marks need to be looked at to see it.
    /// - Parameters:
    ///   - whole: what is not cut.
    ///   - weighing: whether all other places are weighed too, for a text that has no end of a sentence where one is needed.
    /// - Returns: nil where they have to be weighed.
    private func nextCut(
        in bytes: Bytes, marks: [TurnText.Mark], whole: [Ruby.Place], from start: Int, mark: Int, weighing: Bool
    ) -> Int? {
        var candidates = weighing ? Candidates() : nil
        var sentence = SentenceState()
        var (count, units) = (0, 0)
        var mark = mark
        var nextMark = mark < marks.count ? marks[mark].offset : Int.max
        var previous: UInt32 = 0
        var lastVisible: UInt32 = 0
        var index = start
        while index < bytes.count {
            if !weighing, let skipped = Self.skip(bytes, at: index, before: nextMark, sentence), count + skipped + 2 < Paragraphs.limit,
                units + skipped * Length.letter <= Length.most
            {
                index += skipped
                count += skipped
                units += skipped * Length.letter
                previous = UInt32(bytes[index - 1])
                if previous != 0x20 { lastVisible = previous } else if skipped > 1 { lastVisible = UInt32(bytes[index - 2]) }
                continue
            }
            // The letters inside a Latin word, which are most of most texts: nothing is cut before them, and they only count.
            if previous != 0x20, bytes[index].isLetter, index != nextMark, !sentence.isCertain {
                sentence.clear()
                var room = min((Length.most - units) / Length.letter, Paragraphs.limit - 2 - count)
                let first = index
                while room > 0, index < bytes.count, index != nextMark, bytes[index].isLetter {
                    index += 1
                    room -= 1
                }
                if index > first {
                    count += index - first
                    units += (index - first) * Length.letter
                    previous = UInt32(bytes[index - 1])
                    lastVisible = previous
                    continue
                }
            }
            let (scalar, length) = Scalars.decode(bytes, at: index)
            let isWide = scalar >= 0x2E80 && (Scripts.isIdeographic(scalar) || Scripts.isWidePunctuation(scalar))
            if scalar != 0x20, index > start {
                let isMarked = index == nextMark
                if isMarked || ((weighing || sentence.mayBeOver) && (previous == 0x20 || isWide || sentence.isCertain)) {
                    if whole.isEmpty || whole.cut(at: index) == nil,
                        let place = place(
                            in: bytes, at: index, scalar, previous: previous, lastVisible: lastVisible, sentence, isMarked: isMarked,
                            isWide: isWide)
                    {
                        let current = isMarked ? marks[mark] : nil
                        let fitsWhole = bytes.count - index <= Length.tail && count + Length.tail < Paragraphs.limit
                        if !fitsWhole, isGoodEnough(place, units: units, current) { return index }
                        candidates?.note(place, at: index, units: units)
                    }
                    if isMarked {
                        mark += 1
                        nextMark = mark < marks.count ? marks[mark].offset : Int.max
                    }
                }
            }
            if count + 1 >= Paragraphs.limit || units > Length.most { break }
            sentence.update(scalar, at: index, semicolonAsks: semicolonAsks)
            count += 1
            units += isWide ? Length.ideograph : Length.letter
            previous = scalar
            if scalar != 0x20 { lastVisible = scalar }
            index += length
        }
        guard index < bytes.count else { return bytes.count }
        guard let candidates else { return nil }
        if let best = candidates.best { return best }
        let boundary = characterBoundary(in: bytes, from: start, limit: index)
        // What is not cut is much shorter than a paragraph.
        guard let word = whole.cut(at: boundary), word.base.lowerBound > start else { return boundary }
        return word.base.lowerBound
    }

    /// How many of the next bytes, at most eight, are ASCII that ends no sentence; nil where the first is none or more must be looked at.
    @inline(__always)
    private static func skip(_ bytes: Bytes, at index: Int, before mark: Int, _ sentence: SentenceState) -> Int? {
        guard index + 8 <= bytes.count, mark == .max || index < mark && index + 8 <= mark, !sentence.mayBeOver else { return nil }
        let eight = EightBytes(bytes, at: index)
        let found =
            eight.marksBeyondASCII | eight.marks(of: UInt8(ascii: ".")) | eight.marks(of: UInt8(ascii: "!"))
            | eight.marks(of: UInt8(ascii: "?"))
            | eight.marks(of: UInt8(ascii: ";"))
        if found == 0 { return 8 }
        let offset = EightBytes.offset(ofFirst: found)
        return offset > 0 ? offset : nil
    }

    private func isGoodEnough(_ place: Place, units: Int, _ mark: TurnText.Mark?) -> Bool {
        if place == .sentenceEnd {
            if units >= Length.ideal { return true }
            guard let mark else { return false }
            return (mark.gap == .long && units >= Length.beforePause) || (mark.gap == .short && units >= Length.beforeShortPause)
                || (mark.isBlankLine && units >= Length.beforeBlankLine)
        }
        guard let mark, place != .within, units >= Length.withoutSentenceEnd else { return false }
        return mark.gap == .long || mark.isBlankLine
    }

    /// What kind of place for a cut there is before `scalar`; nil where there is none.
    private func place(
        in bytes: Bytes, at index: Int, _ scalar: UInt32, previous: UInt32, lastVisible: UInt32, _ sentence: SentenceState, isMarked: Bool,
        isWide: Bool
    ) -> Place? {
        guard Scripts.mayBegin(scalar), previous != 0x200D, !Scripts.isOpener(lastVisible) else { return nil }
        if sentence.isOver(in: bytes, before: scalar) {
            // An end that needs no space after it, but brackets of scripts that do: 。]]>
            return previous < 0x80 && previous != 0x20 && scalar < 0x80 && !isMarked ? nil : .sentenceEnd
        }
        if sentence.endsAbbreviation(in: bytes) { return previous == 0x20 ? .within : nil }
        let isSpaced = previous == 0x20
        let afterWide = Scripts.isIdeographic(lastVisible) || Scripts.isWidePunctuation(lastVisible)
        if Scripts.isDigit(scalar) && Scripts.isDigit(lastVisible) { return isSpaced ? .within : nil }
        if Scripts.isIdeographicDigit(scalar), Scripts.isIdeographicDigit(lastVisible) { return nil }
        if Scripts.isClause(lastVisible) {
            if isMarked { return .clauseEndAndBreak }
            return isSpaced || afterWide || isWide ? .clauseEnd : nil
        }
        if isMarked { return .lineBreak }
        if isSpaced { return Scripts.isDigit(scalar) || Scripts.isDigit(lastVisible) ? .within : .space }
        return isWide && afterWide ? .betweenIdeographs : nil
    }

    /// The places seen since the last cut: the latest of each kind, and the latest that is long enough.
    private struct Candidates {
        private var late = [Int](repeating: 0, count: Place.allCases.count)
        private var early = [Int](repeating: 0, count: Place.allCases.count)

        mutating func note(_ place: Place, at offset: Int, units: Int) {
            let isLate = units >= (place == .sentenceEnd ? Length.leastForSentence : Length.leastForOthers)
            if isLate { late[place.rawValue] = offset } else { early[place.rawValue] = offset }
        }

        var best: Int? { late.first { $0 > 0 } ?? early.first { $0 > 0 } }
    }

    /// In a word of hundreds of letters: the last place between two characters, a reader's characters, before `limit`, or else the next.
    private func characterBoundary(in bytes: Bytes, from start: Int, limit: Int) -> Int {
        var end = limit + Scalars.decode(bytes, at: limit).length
        let window = String(decoding: bytes.slice(start..<end), as: UTF8.self)
        let lastCharacter = window.utf8.distance(from: window.startIndex, to: window.index(before: window.endIndex))
        if lastCharacter > 0 { return start + lastCharacter }
        // One character of hundreds of marks. Each window is twice as long as the last, so that all of them together take linear time.
        while end < bytes.count {
            end = min(bytes.count, start + (end - start) * 2)
            while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
            let window = String(decoding: bytes.slice(start..<end), as: UTF8.self)
            let first = window.utf8.distance(from: window.startIndex, to: window.index(after: window.startIndex))
            if start + first < end { return start + first }
        }
        return bytes.count
    }
}
