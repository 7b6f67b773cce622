import CommonMark
import Markup
import Podcast
import Templates

/// HTML of Markdown that our writer wrote.
enum Fragments {
    static func html(
        of markdown: Markdown, allowsHTML: Bool = false, pictureSize: @escaping (String) -> PixelSize? = { _ in nil }
    ) -> Value {
        guard !markdown.bytes.isEmpty else { return .absent }
        var renderer = HTMLRenderer(allowsHTML: allowsHTML)
        renderer.pictureSize = pictureSize
        return .html(renderer.html(of: Document(parsing: markdown).root))
    }
}

/// Goes through the blocks of a generated section in the order in which they were written.
///
/// Each block is there because a value was written; where the two do not agree the program is wrong, and says so instead of showing one person's words as another's.
struct SectionReader {
    private var next: Node?
    private var renderer = HTMLRenderer()

    init(_ markdown: Markdown) {
        next = Document(parsing: markdown).root.firstChild
    }

    var isAtEnd: Bool { next == nil }

    /// The next block, which must be of this kind.
    mutating func take(_ kind: Node.Kind) throws(FragmentMismatch) -> Node {
        guard let node = next, node.kind == kind else { throw FragmentMismatch() }
        next = node.next
        return node
    }

    mutating func end() throws(FragmentMismatch) {
        guard isAtEnd else { throw FragmentMismatch() }
    }

    /// The text of a block: what follows its time link and its name, up to its trailing time link.
    /// - Parameters:
    ///   - skippingLink: whether the block begins with a time link.
    ///   - skippingName: whether a name in strong follows.
    ///   - droppingTrailingLink: whether the block ends with a time link.
    ///   - length: about how many bytes it will be.
    ///   - ruby: the words with readings of a text that has no markup but these.
    mutating func text(
        in block: Node, skippingLink: Bool = false, skippingName: Bool = false, droppingTrailingLink: Bool = false, length: Int = 0,
        ruby: Ruby = Ruby()
    ) throws(FragmentMismatch) -> HTML {
        var node = block.firstChild
        if skippingLink {
            guard node?.kind == .link else { throw FragmentMismatch() }
            node = node?.next
        }
        if skippingName {
            if skippingLink { node = node?.next }
            guard node?.kind == .strong else { throw FragmentMismatch() }
            node = node?.next
        }
        var html = HTML()
        html.reserve(length)
        // A word and its reading may stand in several nodes.
        var text = ""
        while let current = node {
            node = current.next
            if droppingTrailingLink, node == nil {
                guard current.kind == .link else { throw FragmentMismatch() }
                break
            }
            if ruby.isEmpty { renderer.append(current, to: &html) } else { text += current.plainText.string }
        }
        if !text.isEmpty { html.append(text: PlainText(text), ruby: ruby) }
        html.trimSpaces()
        return html
    }

    /// The blocks up to the next heading of this level.
    mutating func blocks(beforeHeading level: Int) -> HTML {
        var html = HTML()
        while let node = next, node.headingLevel != level {
            html.append(renderer.html(of: node))
            next = node.next
        }
        return html
    }
}

/// A section's Markdown does not hold what was written into it: a fault of the program.
struct FragmentMismatch: Error {}
