import Podcast

/// What of a name is compared: neither case nor white space.
struct LabelKey: Hashable, Sendable {
    private let folded: String

    init(_ text: PlainText) {
        folded = text.string.lowercased().filter { !$0.isWhitespace }
    }
}
