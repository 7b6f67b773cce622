import Podcast

/// What of a name is compared: neither case nor white space.
struct LabelKey: Hashable, Sendable {
    private let folded: String

    init(_ text: PlainText) {
        let isFolded = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x80 && !(0x41...0x5A).contains($0) }
        folded = isFolded ? text.string : text.string.lowercased().filter { !$0.isWhitespace }
    }
}
