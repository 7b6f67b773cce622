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

    /// What is written in place of a link's or a picture's address, those in raw HTML too, where it stands elsewhere than on its page; nil
    /// where of a link only its text shall remain.
    public var rewritten: ((_ address: String, _ text: PlainText) -> String?)?

    /// Letters of code that have room in a line on the smallest telephone.
    private static let columns = 28

    private var html = HTML()
    /// In the table of contents, whose entries are links themselves, headings have none.
    private var omitsLinks = false

    public init(allowsHTML: Bool = false, anchors: HeadingAnchors? = nil) {
        self.allowsHTML = allowsHTML
        self.anchors = anchors
    }

    /// A node with its own element. For the document, its blocks.
    public mutating func html(of node: Node) -> HTML {
        withExtendedLifetime(node.document) { render(node.pointer) }
        return take()
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

    private mutating func render(_ root: OpaquePointer) {
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
            if let destination = harmlessDestination(of: node) {
                if let rewritten {
                    if let address = rewritten(String(decoding: destination, as: UTF8.self), node.plainText) {
                        Array(address.utf8).withUnsafeBufferPointer { appendLink(to: $0, node) }
                    }
                } else {
                    appendLink(to: destination, node)
                }
            }
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
            if let destination = harmlessDestination(of: node) {
                let remains = rewritten.map { $0(String(decoding: destination, as: UTF8.self), node.plainText) != nil } ?? true
                if remains { html.append(markup: "</a>") }
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

    private mutating func beginLine() {
        if let last = html.bytes.last, last != UInt8(ascii: "\n") { html.append(markup: "\n") }
    }

    // MARK: Elements

    private func harmlessDestination(of node: OpaquePointer) -> UnsafeBufferPointer<UInt8>? {
        guard !omitsLinks else { return nil }
        let destination = UnsafeBufferPointer(cString: cmark_node_get_url(node))
        return Destination.isSafe(destination) ? destination : nil
    }

    private mutating func appendLink(to destination: UnsafeBufferPointer<UInt8>, _ node: OpaquePointer) {
        html.append(markup: "<a")
        if destination.first == UInt8(ascii: "#"), !unclaimedIDs.isEmpty,
            let id = unclaimedIDs.remove(String(decoding: destination.dropFirst(), as: UTF8.self))
        {
            html.append(markup: " id=\"")
            html.append(escaping: id)
            html.append(markup: "\"")
        }
        html.append(markup: " href=\"")
        html.append(address: destination)
        appendTitle(node)
        html.append(markup: "\">")
    }

    private mutating func appendImage(_ node: OpaquePointer) {
        let source = UnsafeBufferPointer(cString: cmark_node_get_url(node))
        let alternative = node.plainText
        guard Destination.isSafe(source) else { return html.append(text: alternative) }
        html.append(markup: "<img src=\"")
        if let address = rewritten?(String(decoding: source, as: UTF8.self), alternative) {
            Array(address.utf8).withUnsafeBufferPointer { html.append(address: $0) }
        } else {
            html.append(address: source)
        }
        html.append(markup: "\" alt=\"")
        html.append(text: alternative)
        if let size = pictureSize(String(decoding: source, as: UTF8.self)) {
            html.append(markup: "\" width=\"")
            html.append(escaping: String(size.width))
            html.append(markup: "\" height=\"")
            html.append(escaping: String(size.height))
        }
        appendTitle(node)
        html.append(markup: "\">")
    }

    private mutating func appendTitle(_ node: OpaquePointer) {
        let title = UnsafeBufferPointer(cString: cmark_node_get_title(node))
        guard !title.isEmpty else { return }
        html.append(markup: "\" title=\"")
        html.append(cleaning: title)
    }

    private mutating func appendHeadingStart(_ node: OpaquePointer) {
        beginLine()
        let level = Int(cmark_node_get_heading_level(node))
        html.append(markup: "<h")
        html.append(digit: level)
        if var anchors {
            let id = anchors.id(for: node.plainText.string)
            var renderer = HTMLRenderer(allowsHTML: allowsHTML)
            renderer.omitsLinks = true
            var child = cmark_node_first_child(node)
            while let current = child {
                renderer.render(current)
                child = cmark_node_next(current)
            }
            anchors.add(HeadingEntry(level: level, id: id, html: renderer.html))
            self.anchors = anchors
            html.append(markup: " id=\"")
            html.append(escaping: id)
            html.append(markup: "\"")
        }
        html.append(markup: ">")
    }

    private mutating func appendCodeBlock(_ node: OpaquePointer) {
        // On its page, what is wider than a telephone is scrolled sideways, by the keyboard too.
        let isWide = rewritten == nil && node.literal.split(separator: UInt8(ascii: "\n")).contains { $0.count > Self.columns }
        html.append(markup: isWide ? "<pre tabindex=\"0\"><code" : "<pre><code")
        let info = UnsafeBufferPointer(cString: cmark_node_get_fence_info(node))
        let language = info.prefix { !$0.isBlank }
        if !language.isEmpty {
            html.append(markup: " class=\"language-")
            html.append(cleaning: UnsafeBufferPointer(rebasing: language))
            html.append(markup: "\"")
        }
        html.append(markup: ">")
        html.append(cleaning: node.literal)
        html.append(markup: "</code></pre>\n")
    }

    private mutating func appendRawHTML(_ node: OpaquePointer) {
        if allowsHTML, let rewritten {
            RawHTMLAddresses.rewriting(node.literal) { rewritten($0, "") ?? $0 }.withUnsafeBufferPointer { html.append(authorsMarkup: $0) }
        } else if allowsHTML {
            html.append(authorsMarkup: node.literal)
        } else {
            html.append(cleaning: node.literal)
        }
    }
}

extension OpaquePointer {
    fileprivate var isInTightList: Bool {
        guard let item = cmark_node_parent(self), let list = cmark_node_parent(item) else { return false }
        return cmark_node_get_list_tight(list) != 0
    }
}
