internal import CCMark
import Podcast

/// Changes the nodes of an author's tree, each by itself.
struct Rewriting {
    /// How far headings move down.
    let headingShift: Int
    let allowsHTML: Bool
    /// The line of the file on which the text begins.
    let firstLine: Int

    func rewrite(
        _ root: OpaquePointer, destination: (AuthorMarkdown.Reference) -> String?, moment: (Seconds) -> String?,
        noticingHTML: (UnsafeBufferPointer<UInt8>, Int) -> Void
    ) {
        var (links, headings) = (0, 0)
        for (step, node) in Traversal(of: root) {
            let kind = node.kind
            guard step == .leave else {
                if kind == .link || kind == .image { links += 1 }
                if kind == .heading { headings += 1 }
                continue
            }
            switch kind {
            case .text:
                cleanText(node)
                if links == 0 { linkTimes(in: node, to: moment) }
            case .softBreak, .hardBreak:
                if headings > 0 { replace(node, with: .newText(" ")) }
            case .link, .image:
                links -= 1
                follow(node, isImage: kind == .image, to: destination)
            case .heading:
                headings -= 1
                cmark_node_set_heading_level(node, min(max(cmark_node_get_heading_level(node) + Int32(headingShift), 1), 6))
            case .codeBlock: cleanCodeBlock(node)
            case .htmlInline, .htmlBlock:
                if !RawHTML.isComment(Array(node.literal)[...]) { noticingHTML(node.literal, line(of: node)) }
                if kind == .htmlBlock { rewriteHTMLBlock(node) } else { rewriteInlineHTML(node) }
            default: break
            }
        }
    }

    private func replace(_ node: OpaquePointer, with other: OpaquePointer) {
        cmark_node_replace(node, other)
        cmark_node_free(node)
    }

    /// The line of the file on which a node begins.
    private func line(of node: OpaquePointer) -> Int {
        firstLine + max(0, Int(cmark_node_get_start_line(node)) - 1)
    }

    // MARK: Text

    /// Character references may have brought in what is not `PlainText`, and line breaks, which are spaces to a reader.
    private func cleanText(_ node: OpaquePointer) {
        let literal = node.literal
        guard !PlainText.isPlain(literal) || literal.contains(UInt8(ascii: "\n")) else { return }
        cmark_node_set_literal(node, Self.clean(literal).replacing("\n", with: " "))
    }

    private static func clean(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        PlainText(utf8: bytes).string
    }

    private static func trimmed(_ text: String) -> String {
        let bytes = Array(text.utf8)
        guard let first = bytes.firstIndex(where: { !$0.isBlank }), let last = bytes.lastIndex(where: { !$0.isBlank }) else { return "" }
        return String(decoding: bytes[first...last], as: UTF8.self)
    }

    private func linkTimes(in node: OpaquePointer, to moment: (Seconds) -> String?) {
        guard node.literal.contains(UInt8(ascii: ":")) else { return }
        var following = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
        if let next = cmark_node_next(node), next.kind == .softBreak, let text = cmark_node_next(next), text.kind == .text {
            following = text.literal
        }
        let literal = Array(node.literal)
        let links = literal.withUnsafeBufferPointer { literal in
            TimeMention.all(in: literal, followedBy: following).compactMap { mention in
                moment(mention.time).flatMap { Destination.isSafe($0) ? (range: mention.range, destination: $0) : nil }
            }
        }
        var end = 0
        for (range, destination) in links {
            insert(literal[end..<range.lowerBound], before: node)
            let link = cmark_node_new(CMARK_NODE_LINK)!
            cmark_node_set_url(link, destination)
            cmark_node_append_child(link, .newText(String(decoding: literal[range], as: UTF8.self)))
            cmark_node_insert_before(node, link)
            end = range.upperBound
        }
        if end > 0 { cmark_node_set_literal(node, String(decoding: literal[end...], as: UTF8.self)) }
    }

    private func insert(_ text: ArraySlice<UInt8>, before node: OpaquePointer) {
        if !text.isEmpty { cmark_node_insert_before(node, .newText(String(decoding: text, as: UTF8.self))) }
    }

    // MARK: Links and images

    private func follow(_ node: OpaquePointer, isImage: Bool, to destination: (AuthorMarkdown.Reference) -> String?) {
        let reference = AuthorMarkdown.Reference(
            destination: Self.clean(UnsafeBufferPointer(cString: cmark_node_get_url(node))), isImage: isImage,
            line: line(of: node))
        guard let target = destination(reference), Destination.isSafe(target) else { return node.unwrap() }
        cmark_node_set_url(node, target)
        let title = UnsafeBufferPointer(cString: cmark_node_get_title(node))
        if !PlainText.isPlain(title) { cmark_node_set_title(node, Self.clean(title)) }
    }

    // MARK: Code

    private func cleanCodeBlock(_ node: OpaquePointer) {
        let info = UnsafeBufferPointer(cString: cmark_node_get_fence_info(node))
        let hasBackticks = info.contains(UInt8(ascii: "`"))
        if !PlainText.isPlain(info) { cmark_node_set_fence_info(node, Self.trimmed(Self.clean(info))) }
        // cmark counts no more than 255 characters of a fence, so a longer run of them in the code would close any.
        let literal = node.literal
        guard literal.longestRun(of: UInt8(ascii: "~")) >= 255 else { return }
        guard hasBackticks || literal.longestRun(of: UInt8(ascii: "`")) >= 255 else { return }
        let code = String(decoding: literal, as: UTF8.self)
        cmark_node_set_literal(node, code.replacing(String(repeating: "~", count: 255), with: String(repeating: "~ ", count: 127)))
    }

    // MARK: Raw HTML

    private func rewriteInlineHTML(_ node: OpaquePointer) {
        let html = Array(node.literal)
        // On one line, since a line of it might look like the start of a block elsewhere.
        let line = String(decoding: html.map { $0 == UInt8(ascii: "\n") ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
        if allowsHTML {
            cmark_node_set_literal(node, line)
        } else if RawHTML.isComment(html[...]) {
            cmark_node_free(node)
        } else {
            replace(node, with: .newText(line))
        }
    }

    private func rewriteHTMLBlock(_ node: OpaquePointer) {
        let html = node.literal.drop(while: \.isBlank)
        if allowsHTML {
            cmark_node_set_literal(node, String(decoding: RawHTML.closed(Array(html)), as: UTF8.self))
            return
        }
        if !RawHTML.isComment(Array(html)[...]) { insertParagraphs(of: Array(html), before: node) }
        cmark_node_free(node)
    }

    /// The lines of a text as paragraphs, cut where a line is blank.
    private func insertParagraphs(of text: [UInt8], before node: OpaquePointer) {
        var paragraph: OpaquePointer?
        for line in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            let line = Self.trimmed(String(decoding: line, as: UTF8.self))
            guard !line.isEmpty else {
                paragraph = nil
                continue
            }
            if let paragraph {
                cmark_node_append_child(paragraph, cmark_node_new(CMARK_NODE_SOFTBREAK))
            } else {
                paragraph = cmark_node_new(CMARK_NODE_PARAGRAPH)
                cmark_node_insert_before(node, paragraph)
            }
            cmark_node_append_child(paragraph, .newText(line))
        }
    }
}
