internal import CCMark

/// Writes a tree that has been flattened and tidied, so that cmark reads the same tree back.
struct TreeWriter {
    private var inlines = InlineWriter()

    static func markdown(of document: OpaquePointer) -> Markdown {
        var writer = TreeWriter()
        let lastMarker = writer.writeBlocks(of: document, isTight: false, avoiding: nil)
        return Markdown(bytes: writer.inlines.bytes, lastMarker: lastMarker)
    }

    // MARK: Blocks

    /// - Parameter avoided: a marker that a list must not have if it is the first of the blocks: in `- - -` there would be no list.
    /// - Returns: the marker of the list with which the blocks end.
    @discardableResult
    private mutating func writeBlocks(of container: OpaquePointer, isTight: Bool, avoiding avoided: ListMarker?) -> ListMarker? {
        var avoided = avoided
        var child = cmark_node_first_child(container)
        var isFirst = true
        while let node = child {
            if !isFirst {
                if !isTight { endLine() }
                inlines.bytes.append(contentsOf: inlines.linePrefix)
            }
            isFirst = false
            avoided = writeBlock(node, avoiding: avoided)
            child = cmark_node_next(node)
        }
        return avoided
    }

    /// A line without content.
    private mutating func endLine() {
        inlines.bytes.append(contentsOf: inlines.linePrefix)
        trimLine()
        inlines.bytes.append(UInt8(ascii: "\n"))
    }

    private mutating func trimLine() {
        while inlines.bytes.last == UInt8(ascii: " ") { inlines.bytes.removeLast() }
    }

    /// - Returns: the marker, if it is a list.
    private mutating func writeBlock(_ node: OpaquePointer, avoiding avoided: ListMarker?) -> ListMarker? {
        switch node.kind {
        case .heading:
            for _ in 0..<cmark_node_get_heading_level(node) { inlines.bytes.append(UInt8(ascii: "#")) }
            inlines.bytes.append(UInt8(ascii: " "))
            inlines.beginBlock(.one)
            writeInlines(of: node)
            if !inlines.endBlock() { trimLine() }
            inlines.bytes.append(UInt8(ascii: "\n"))
        case .quote:
            inlines.bytes.append(contentsOf: "> ".utf8)
            inlines.linePrefix.append(contentsOf: "> ".utf8)
            writeContent(of: node, isTight: false, avoiding: nil)
            inlines.linePrefix.removeLast(2)
        case .list:
            return writeList(node, avoiding: avoided)
        case .codeBlock:
            writeCodeBlock(node)
        case .htmlBlock:
            writeLines(node.literal)
        case .thematicBreak:
            inlines.bytes.append(contentsOf: "***\n".utf8)
        default:
            inlines.beginBlock(.many)
            writeInlines(of: node)
            inlines.endBlock()
            inlines.bytes.append(UInt8(ascii: "\n"))
        }
        return nil
    }

    /// The blocks in a quote or an item, or the end of its line where there are none.
    private mutating func writeContent(of node: OpaquePointer, isTight: Bool, avoiding avoided: ListMarker?) {
        if cmark_node_first_child(node) == nil {
            trimLine()
            inlines.bytes.append(UInt8(ascii: "\n"))
        } else {
            writeBlocks(of: node, isTight: isTight, avoiding: avoided)
        }
    }

    private mutating func writeList(_ list: OpaquePointer, avoiding avoided: ListMarker?) -> ListMarker {
        let isNumbered = cmark_node_get_list_type(list) == CMARK_ORDERED_LIST
        let isTight = cmark_node_get_list_tight(list) != 0
        let marker: ListMarker
        if isNumbered {
            marker = cmark_node_get_list_delim(list) == CMARK_PAREN_DELIM ? .parenthesis : .period
        } else {
            marker = avoided == .hyphen ? .plus : .hyphen
        }
        var number = Int(cmark_node_get_list_start(list))
        var item = cmark_node_first_child(list)
        while let current = item {
            let start = inlines.bytes.count
            if isNumbered { inlines.bytes.append(contentsOf: String(number).utf8) }
            inlines.bytes.append(marker.byte)
            inlines.bytes.append(UInt8(ascii: " "))
            let width = inlines.bytes.count - start
            inlines.linePrefix.append(contentsOf: repeatElement(UInt8(ascii: " "), count: width))
            writeContent(of: current, isTight: isTight, avoiding: isNumbered ? nil : marker)
            inlines.linePrefix.removeLast(width)
            item = cmark_node_next(current)
            if item != nil {
                if !isTight { endLine() }
                inlines.bytes.append(contentsOf: inlines.linePrefix)
            }
            // CommonMark reads nine digits at most, and only the first number counts.
            number = min(number + 1, 999_999_999)
        }
        return marker
    }

    private mutating func writeCodeBlock(_ node: OpaquePointer) {
        let info = String(decoding: UnsafeBufferPointer(cString: cmark_node_get_fence_info(node)), as: UTF8.self)
        let (backtick, tilde) = (UInt8(ascii: "`"), UInt8(ascii: "~"))
        let literal = node.literal
        let (backticks, tildes) = (literal.longestRun(of: backtick), literal.longestRun(of: tilde))
        // cmark counts no more than 255 (of longer runs see `Rewriting`), and after backticks none may stand on the line.
        let usesTildes = info.utf8.contains(backtick) || (backticks >= 255 && tildes < 255)
        let fence = repeatElement(usesTildes ? tilde : backtick, count: max(3, min(255, (usesTildes ? tildes : backticks) + 1)))
        inlines.bytes.append(contentsOf: fence)
        if info.utf8.first == tilde { inlines.bytes.append(UInt8(ascii: " ")) }
        inlines.bytes.append(info: info)
        inlines.bytes.append(UInt8(ascii: "\n"))
        if !literal.isEmpty {
            inlines.bytes.append(contentsOf: inlines.linePrefix)
            writeLines(literal)
        }
        inlines.bytes.append(contentsOf: inlines.linePrefix)
        inlines.bytes.append(contentsOf: fence)
        inlines.bytes.append(UInt8(ascii: "\n"))
    }

    /// Lines as they are. The first stands where the writer is.
    private mutating func writeLines(_ text: UnsafeBufferPointer<UInt8>) {
        let lines = text.last == UInt8(ascii: "\n") ? UnsafeBufferPointer(rebasing: text.dropLast()) : text
        var isFirst = true
        for line in lines.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            if !isFirst { inlines.bytes.append(contentsOf: inlines.linePrefix) }
            if line.isEmpty { trimLine() }
            inlines.bytes.append(contentsOf: line)
            inlines.bytes.append(UInt8(ascii: "\n"))
            isFirst = false
        }
    }

    // MARK: Inlines

    private mutating func writeInlines(of container: OpaquePointer) {
        var child = cmark_node_first_child(container)
        while let node = child {
            writeInline(node)
            child = cmark_node_next(node)
        }
    }

    private mutating func writeInline(_ node: OpaquePointer) {
        switch node.kind {
        case .softBreak: inlines.softBreak()
        case .hardBreak: inlines.hardBreak()
        case .code: inlines.write(code: node.literal)
        case .htmlInline: inlines.write(rawHTML: node.literal)
        case .emphasis, .strong:
            let isOpen = inlines.openEmphasis(length: node.kind == .emphasis ? 1 : 2)
            writeInlines(of: node)
            if isOpen { inlines.closeEmphasis() }
        case .link:
            if let address = node.addressOfAutolink { return address.withUnsafeBufferPointer { inlines.write(rawHTML: $0) } }
            let isOpen = inlines.openLink()
            writeInlines(of: node)
            if isOpen { inlines.closeLink(to: node.destination, title: node.title) }
        case .image:
            inlines.openImage()
            writeInlines(of: node)
            inlines.closeBracket(to: node.destination, title: node.title)
        default: inlines.write(text: node.literal)
        }
    }
}

extension OpaquePointer {
    fileprivate var destination: String { String(decoding: UnsafeBufferPointer(cString: cmark_node_get_url(self)), as: UTF8.self) }
    fileprivate var title: String { String(decoding: UnsafeBufferPointer(cString: cmark_node_get_title(self)), as: UTF8.self) }

    /// `<https://example.com>`: the link as it stands, if its text is its address and nothing in it needs an escape.
    fileprivate var addressOfAutolink: [UInt8]? {
        guard let text = cmark_node_first_child(self), text.kind == .text, cmark_node_next(text) == nil else { return nil }
        let address = UnsafeBufferPointer(cString: cmark_node_get_url(self))
        guard address.starts(with: "https://".utf8) || address.starts(with: "http://".utf8), address.elementsEqual(text.literal),
            title.isEmpty,
            address.allSatisfy({ $0 > 0x20 && $0 != 0x7F && !"<>&\\".utf8.contains($0) })
        else { return nil }
        return [UInt8(ascii: "<")] + address + [UInt8(ascii: ">")]
    }
}

extension UnsafeBufferPointer<UInt8> {
    func longestRun(of byte: UInt8) -> Int {
        var (longest, run) = (0, 0)
        for other in self {
            run = other == byte ? run + 1 : 0
            longest = Swift.max(longest, run)
        }
        return longest
    }
}
