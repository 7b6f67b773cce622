/// A piece of a template's source: a tag, or text up to the end of its line.
struct TemplateToken {
    enum Kind: Equatable {
        case text
        case comment
        case delimiters
        case variable
        case section
        case inverted
        case block
        case parent
        case partial
        case end
    }

    var kind: Kind
    /// Where it stands in the source; what remains of it, once white space around standalone tags has been taken away.
    var range: Range<Int>
    /// The name in the tag.
    var name: Range<Int>
    /// The token that closes what this one opens, or opens what this one closes.
    var partner = -1
    /// The token of the section, block or parent around it; -1 at the top.
    var container = -1
    /// Whether it is the first thing of a line of which something is shown.
    var startsLine = false
    /// Whether it stands alone on its line, for partials, parents and blocks.
    var standsAlone = false
    /// The white space before it, where nothing else is before it on its line; for partials, parents and blocks.
    var indentation: Range<Int>?

    init(_ kind: Kind, _ range: Range<Int>, name: Range<Int> = 0..<0) {
        self.kind = kind
        self.range = range
        self.name = name
    }

    var opens: Bool {
        switch kind {
        case .section, .inverted, .block, .parent: true
        default: false
        }
    }
}
