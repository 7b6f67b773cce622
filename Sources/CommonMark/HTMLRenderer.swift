internal import CCMark
import Markup
import Podcast

/// Makes HTML of a tree: CommonMark's own elements and nothing else.
///
/// Raw HTML comes out as the text that it is. Links lead only to addresses that are relative or have a harmless scheme
/// (see `Destination`); of others the text remains, and of images that are found elsewhere what they show.
public struct HTMLRenderer {
    /// Whether raw HTML comes out as it is.
    public var allowsHTML = false
    /// Where there are any, each heading gets an `id`, and is listed.
    public var anchors: HeadingAnchors?

    /// Fragments that nothing on the page has as its id yet: the first link to one carries it.
    public var unclaimedIDs: Set<String> = []

    /// How large the picture at an address is; nil where that is not known.
    public var pictureSize: (_ address: String) -> PixelSize? = { _ in nil }

    /// What is written in place of a link's or a picture's address, those in raw HTML too, where the HTML stands elsewhere than on its page;
    /// nil where of a link only its text shall remain.
    public typealias Elsewhere = (_ address: String, _ text: PlainText) -> String?

    var html = HTML()
    var elsewhere: Elsewhere?
    /// Parts of the HTML, in order, and what is in their places elsewhere.
    private var differences: [(range: Range<Int>, elsewhere: HTML)] = []
    /// Of which elsewhere the text alone remains; links are in no others.
    var droppedLink: OpaquePointer?
    /// In the table of contents, whose entries are links themselves, headings have none.
    var omitsLinks = false

    public init(allowsHTML: Bool = false, anchors: HeadingAnchors? = nil) {
        self.allowsHTML = allowsHTML
        self.anchors = anchors
    }

    /// A node with its own element. For the document, its blocks.
    public mutating func html(of node: Node) -> HTML {
        withExtendedLifetime(node.document) { render(node.pointer) }
        return take()
    }

    /// A node as it is on its page, and as it is elsewhere: with other addresses, and without what only its page has, such as ids and sizes.
    public mutating func html(of node: Node, elsewhere address: @escaping Elsewhere) -> (onPage: HTML, elsewhere: HTML) {
        elsewhere = address
        differences = []
        let onPage = html(of: node)
        (elsewhere, droppedLink) = (nil, nil)
        var other = HTML()
        other.reserve(onPage.bytes.count + 64 * differences.count)
        var end = 0
        for difference in differences {
            other.append(onPage, end..<difference.range.lowerBound)
            other.append(difference.elsewhere)
            end = difference.range.upperBound
        }
        other.append(onPage, end..<onPage.bytes.count)
        return (onPage, other)
    }

    /// Says what is elsewhere in place of what was written from `start` on.
    mutating func differ(from start: Int, _ write: (inout HTML) -> Void = { _ in }) {
        var other = HTML()
        write(&other)
        differences.append((start..<html.bytes.count, other))
    }

    /// What is in a node, without its own element.
    public mutating func html(inside node: Node) -> HTML {
        withExtendedLifetime(node.document) {
            var child = cmark_node_first_child(node.pointer)
            while let current = child {
                render(current)
                child = cmark_node_next(current)
            }
        }
        return take()
    }

    /// Adds a node with its own element to what there is: faster than `html(of:)` for one inline after the other.
    public mutating func append(_ node: Node, to result: inout HTML) {
        swap(&html, &result)
        withExtendedLifetime(node.document) { render(node.pointer) }
        swap(&html, &result)
    }

    private mutating func take() -> HTML {
        var result = HTML()
        swap(&result, &html)
        return result
    }

    mutating func render(_ root: OpaquePointer) {
        var traversal = Traversal(of: root)
        while let (step, node) = traversal.next() {
            if step == .leave {
                leave(node)
            } else if !enter(node) {
                traversal.skipChildren(of: node)
            }
        }
    }

    /// - Returns: whether what is in the node follows.
    private mutating func enter(_ node: OpaquePointer) -> Bool {
        switch node.kind {
        case .text: html.append(cleaning: node.literal)
        case .softBreak: html.append(markup: "\n")
        case .hardBreak: html.append(markup: "<br>\n")
        case .code:
            html.append(markup: "<code>")
            html.append(cleaning: node.literal)
            html.append(markup: "</code>")
        case .htmlInline:
            appendRawHTML(node)
        case .emphasis: html.append(markup: "<em>")
        case .strong: html.append(markup: "<strong>")
        case .link:
            if let destination = harmlessDestination(of: node) { appendLink(to: destination, node) }
        case .image:
            appendImage(node)
            return false
        case .paragraph:
            if !node.isInTightList {
                beginLine()
                html.append(markup: "<p>")
            }
        case .heading: appendHeadingStart(node)
        case .document: break
        default: enterOtherBlock(node)
        }
        return true
    }

    private mutating func enterOtherBlock(_ node: OpaquePointer) {
        beginLine()
        switch node.kind {
        case .quote: html.append(markup: "<blockquote>\n")
        case .list:
            if cmark_node_get_list_type(node) == CMARK_ORDERED_LIST {
                let start = cmark_node_get_list_start(node)
                html.append(markup: "<ol")
                if start != 1 {
                    html.append(markup: " start=\"")
                    html.append(escaping: String(start))
                    html.append(markup: "\"")
                }
                html.append(markup: ">\n")
            } else {
                html.append(markup: "<ul>\n")
            }
        case .item: html.append(markup: "<li>")
        case .thematicBreak: html.append(markup: "<hr>\n")
        case .codeBlock: appendCodeBlock(node)
        case .htmlBlock where allowsHTML:
            appendRawHTML(node)
        case .htmlBlock:
            html.append(markup: "<p>")
            appendRawHTML(node)
            html.append(markup: "</p>\n")
        default: break
        }
    }

    private mutating func leave(_ node: OpaquePointer) {
        switch node.kind {
        case .emphasis: html.append(markup: "</em>")
        case .strong: html.append(markup: "</strong>")
        case .link:
            if harmlessDestination(of: node) != nil {
                let start = html.bytes.count
                html.append(markup: "</a>")
                if droppedLink == node { differ(from: start) }
            }
        case .paragraph:
            if !node.isInTightList { html.append(markup: "</p>\n") }
        case .heading:
            html.append(markup: "</h")
            html.append(digit: Int(cmark_node_get_heading_level(node)))
            html.append(markup: ">\n")
        case .quote:
            beginLine()
            html.append(markup: "</blockquote>\n")
        case .list: html.append(markup: cmark_node_get_list_type(node) == CMARK_ORDERED_LIST ? "</ol>\n" : "</ul>\n")
        case .item: html.append(markup: "</li>\n")
        default: break
        }
    }

    mutating func beginLine() {
        if let last = html.bytes.last, last != UInt8(ascii: "\n") { html.append(markup: "\n") }
    }
}

extension OpaquePointer {
    fileprivate var isInTightList: Bool {
        guard let item = cmark_node_parent(self), let list = cmark_node_parent(item) else { return false }
        return cmark_node_get_list_tight(list) != 0
    }
}
