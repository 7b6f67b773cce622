import Podcast

/// Text broken into lines that fit into a space, as large as may be.
public struct FittedText: Sendable, Equatable {
    /// Of the font, in pixels.
    public let size: Int
    public let lines: [String]

    /// A space for text.
    public struct Space: Sendable {
        /// In pixels.
        public var width: Double
        public var height: Double
        /// From one line to the next, in parts of the font's size.
        public var leading: Double
        public var mostLines: Int

        public init(width: Double, height: Double, leading: Double, mostLines: Int) {
            self.width = width
            self.height = height
            self.leading = leading
            self.mostLines = mostLines
        }

        func lines(of size: Int) -> Int { max(1, min(mostLines, Int(height / (Double(size) * leading)))) }
    }

    /// - Parameters:
    ///   - sizes: those to choose from, the largest first. Text that is too long for the smallest is cut off.
    ///   - keepsWords: whether words of characters that are as wide as high are kept whole, as in Korean.
    public init(_ text: PlainText, in space: Space, sizes: [Int], keepsWords: Bool = false) {
        let words = LineBreaking.pieces(of: text.onOneLine.string, keepsWords: keepsWords)
        for size in sizes {
            let width = space.width / Double(size)
            let lines = LineBreaking.lines(of: words, width: width)
            guard lines.count <= space.lines(of: size), !lines.contains(where: { $0.width > width }) else { continue }
            self.size = size
            self.lines = LineBreaking.balanced(words, into: lines.count, atMost: width).map(\.text)
            return
        }
        let size = sizes.last ?? 16
        let width = space.width / Double(size)
        let whole = LineBreaking.lines(of: LineBreaking.split(words, width: width), width: width)
        let most = space.lines(of: size)
        self.size = size
        lines =
            whole.count <= most
            ? whole.map(\.text)
            : whole[..<(most - 1)].map(\.text) + [Self.cut(whole[(most - 1)...].map(\.text).joined(separator: " "), width: width)]
    }

    /// What of a text fits on one line, with “…” where something is left out.
    /// - Parameter width: in parts of the font's size.
    public static func cut(_ text: String, width: Double) -> String {
        if TextWidth.of(text) <= width { return text }
        var rest = width - TextWidth.of("…")
        let kept = text.prefix { character in
            rest -= TextWidth.of(character)
            return rest >= 0
        }
        // At the end of a word, where that is near.
        let word = kept.lastIndex(of: " ").map { kept[..<$0] }.flatMap { $0.count * 3 > kept.count * 2 ? $0 : nil } ?? kept
        let end = word.lastIndex { !$0.isWhitespace && !",;:，、；：".contains($0) }
        return (end.map { String(word[...$0]) } ?? "") + "…"
    }

    /// About how wide a text is, in parts of the font's size.
    public static func width(of text: String) -> Double { TextWidth.of(text) }
}
