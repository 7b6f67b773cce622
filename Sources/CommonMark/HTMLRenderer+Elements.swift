internal import CCMark
import Markup
import Podcast

/// The elements that are more than a tag.
extension HTMLRenderer {
    /// Letters of code that have room in a line on the smallest telephone.
    private static let columns = 28

    func harmlessDestination(of node: OpaquePointer) -> UnsafeBufferPointer<UInt8>? {
        guard !omitsLinks else { return nil }
        let destination = UnsafeBufferPointer(cString: cmark_node_get_url(node))
        return Destination.isSafe(destination) ? destination : nil
    }

    mutating func appendLink(to destination: UnsafeBufferPointer<UInt8>, _ node: OpaquePointer) {
        let start = html.bytes.count
        html.append(markup: "<a")
        if destination.first == UInt8(ascii: "#"), !unclaimedIDs.isEmpty,
            let id = unclaimedIDs.remove(String(decoding: destination.dropFirst(), as: UTF8.self))
        {
            html.append(markup: " id=\"")
            html.append(escaping: id)
            html.append(markup: "\"")
        }
        Self.appendAddress(destination, of: node, to: &html)
        guard let elsewhere else { return }
        if let address = elsewhere(String(decoding: destination, as: UTF8.self), node.plainText) {
            differ(from: start) { html in
                html.append(markup: "<a")
                Array(address.utf8).withUnsafeBufferPointer { Self.appendAddress($0, of: node, to: &html) }
            }
        } else {
            droppedLink = node
            differ(from: start)
        }
    }

    private static func appendAddress(_ address: UnsafeBufferPointer<UInt8>, of link: OpaquePointer, to html: inout HTML) {
        html.append(markup: " href=\"")
        html.append(address: address)
        appendTitle(of: link, to: &html)
        html.append(markup: "\">")
    }

    mutating func appendImage(_ node: OpaquePointer) {
        let source = UnsafeBufferPointer(cString: cmark_node_get_url(node))
        let alternative = node.plainText
        guard Destination.isSafe(source) else { return html.append(text: alternative) }
        func append(_ source: UnsafeBufferPointer<UInt8>, _ size: PixelSize?, to html: inout HTML) {
            html.append(markup: "<img src=\"")
            html.append(address: source)
            html.append(markup: "\" alt=\"")
            html.append(text: alternative)
            if let size {
                html.append(markup: "\" width=\"")
                html.append(escaping: String(size.width))
                html.append(markup: "\" height=\"")
                html.append(escaping: String(size.height))
            }
            Self.appendTitle(of: node, to: &html)
            html.append(markup: "\">")
        }
        let start = html.bytes.count
        let address = String(decoding: source, as: UTF8.self)
        append(source, pictureSize(address), to: &html)
        guard let elsewhere else { return }
        let other = Array((elsewhere(address, alternative) ?? address).utf8)
        differ(from: start) { html in other.withUnsafeBufferPointer { append($0, nil, to: &html) } }
    }

    private static func appendTitle(of node: OpaquePointer, to html: inout HTML) {
        let title = UnsafeBufferPointer(cString: cmark_node_get_title(node))
        guard !title.isEmpty else { return }
        html.append(markup: "\" title=\"")
        html.append(cleaning: title)
    }

    mutating func appendHeadingStart(_ node: OpaquePointer) {
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

    mutating func appendCodeBlock(_ node: OpaquePointer) {
        // On its page, what is wider than a telephone is scrolled sideways, by the keyboard too.
        let isWide = node.literal.split(separator: UInt8(ascii: "\n")).contains { $0.count > Self.columns }
        let start = html.bytes.count
        html.append(markup: isWide ? "<pre tabindex=\"0\"><code" : "<pre><code")
        if isWide, elsewhere != nil { differ(from: start) { $0.append(markup: "<pre><code") } }
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

    mutating func appendRawHTML(_ node: OpaquePointer) {
        guard allowsHTML else { return html.append(cleaning: node.literal) }
        let start = html.bytes.count
        html.append(authorsMarkup: node.literal)
        guard let elsewhere else { return }
        let other = RawHTMLAddresses.rewriting(node.literal) { elsewhere($0, "") ?? $0 }
        differ(from: start) { html in other.withUnsafeBufferPointer { html.append(authorsMarkup: $0) } }
    }
}
