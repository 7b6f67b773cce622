/// Words and how they are read: 漢字 as かんじ, which `<ruby>漢字<rt>かんじ</rt></ruby>` says in HTML and WebVTT.
///
/// A text is never more than text: in it a reading stands after its word in parentheses, 漢字(かんじ), as readers see it wherever there is no
/// ruby. Who writes HTML or WebVTT asks here which words of the text have ruby. So what cuts, joins, corrects or publishes text need not
/// know of it, and no text can pretend to be markup. Where somebody wrote the same reading after the same word by hand, it is ruby as well.
public struct Ruby: Sendable, Equatable {
    /// Where a word and its reading stand in a text, in bytes. A parenthesis opens between the two, and one closes behind them.
    public struct Place: Sendable, Equatable {
        public let base: Range<Int>
        public let reading: Range<Int>
        /// With both parentheses.
        public var whole: Range<Int> { base.lowerBound..<reading.upperBound + 1 }
    }

    /// In bytes of UTF-8. What is longer is no word, and stays text: nothing is cut within ruby, so it must be much shorter than a paragraph.
    private static let longestBase = 96
    private static let longestReading = 192

    /// As they stand in a text, with parentheses.
    private var words: Set<[UInt8]> = []
    /// The lengths in bytes that bases have, the longest first.
    private var baseLengths: [Int] = []

    public init() {}

    public var isEmpty: Bool { words.isEmpty }

    /// Each word with its reading, 漢字(かんじ), in no order.
    public var texts: [PlainText] { words.map { $0.withUnsafeBufferPointer { PlainText(utf8: $0) } } }

    /// Adds a word; not one that is empty, very long or has parentheses, or whose reading is so.
    /// - Parameters: as they stand in the text, on one line each. A space behind the word is part of it.
    public mutating func insert(_ base: PlainText, reading: PlainText) {
        guard !base.trimmed.isEmpty, !reading.trimmed.isEmpty else { return }
        let (base, reading) = (base.utf8, reading.utf8)
        guard base.count <= Self.longestBase, reading.count <= Self.longestReading,
            !base.contains(where: Self.isParenthesis), !reading.contains(where: Self.isParenthesis)
        else { return }
        words.insert(base + [UInt8(ascii: "(")] + reading + [UInt8(ascii: ")")])
        if !baseLengths.contains(base.count) {
            baseLengths.append(base.count)
            baseLengths.sort(by: >)
        }
    }

    /// Adds a word that is written with its reading, 漢字(かんじ).
    public mutating func insert(_ text: PlainText) {
        // By bytes: a parenthesis before a combining mark is one `Character` with it.
        let parts = text.utf8.split(separator: UInt8(ascii: "("), omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].last == UInt8(ascii: ")") else { return }
        insert(PlainText(Substring(parts[0])), reading: PlainText(Substring(parts[1].dropLast())))
    }

    /// Adds words that another text has.
    public mutating func formUnion(_ other: Ruby) {
        words.formUnion(other.words)
        baseLengths = Set(baseLengths).union(other.baseLengths).sorted(by: >)
    }

    /// The words in a text that have a reading behind them, in their order. Of two that end together it is the longer.
    public func places(in text: UnsafeBufferPointer<UInt8>) -> [Place] {
        guard !isEmpty else { return [] }
        var places: [Place] = []
        // No word goes over a parenthesis: each byte belongs to one word at most, however broken the text is.
        var free = 0
        var opening: (at: Int, free: Int)?
        for (index, byte) in text.enumerated() where Self.isParenthesis(byte) {
            if byte == UInt8(ascii: ")"), let opening,
                let length = baseLength(before: opening.at, notBefore: opening.free, upTo: index, in: text)
            {
                places.append(Place(base: opening.at - length..<opening.at, reading: opening.at + 1..<index))
            }
            opening = byte == UInt8(ascii: "(") ? (index, free) : nil
            free = index + 1
        }
        return places
    }

    /// Walks through a text: what has no reading above it, and each word with its reading, in bytes, without the parentheses.
    public func walk(
        _ text: UnsafeBufferPointer<UInt8>, text plain: (Range<Int>) -> Void, word: (_ base: Range<Int>, _ reading: Range<Int>) -> Void
    ) {
        var end = 0
        for place in places(in: text) {
            plain(end..<place.base.lowerBound)
            word(place.base, place.reading)
            end = place.whole.upperBound
        }
        plain(end..<text.count)
    }

    /// The length of the word that stands before a parenthesis and has what is in it as its reading.
    private func baseLength(
        before opening: Int, notBefore free: Int, upTo closing: Int, in text: UnsafeBufferPointer<UInt8>
    ) -> Int? {
        guard closing - opening - 1 <= Self.longestReading else { return nil }
        return baseLengths.first { $0 <= opening - free && words.contains(Array(text[opening - $0...closing])) }
    }

    private static func isParenthesis(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")") }
}

extension [Ruby.Place] {
    /// The one of these, which are in their order, through which a cut before the byte at `index` would go.
    public func cut(at index: Int) -> Ruby.Place? {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle].whole.upperBound <= index { low = middle + 1 } else { high = middle }
        }
        return low < count && self[low].base.lowerBound < index ? self[low] : nil
    }
}
