internal import CCMark

extension OpaquePointer {
    /// Puts a changed tree in the form in which CommonMark would read it: texts that stand side by side are one, lines do not begin or end with
    /// breaks, nothing is empty that cannot be written, and lists are as tight or loose as they can be.
    func tidy(allowsHTML: Bool) {
        for (step, node) in Traversal(of: self) where step == .leave {
            switch node.kind {
            case .link: node.tidyInlines()
            case .emphasis, .strong:
                node.tidyInlines()
                if cmark_node_first_child(node) == nil { cmark_node_free(node) }
            case .heading: node.tidyInlines()
            case .paragraph:
                node.tidyInlines()
                if allowsHTML { node.escapeHTMLThatBeginsBlocks() }
                if cmark_node_first_child(node) == nil { cmark_node_free(node) }
            case .list: node.tidyList()
            default: break
            }
        }
    }

    private func tidyInlines() {
        let isLink = kind == .link
        var child = cmark_node_first_child(self)
        while let node = child {
            child = cmark_node_next(node)
            if node.kind == .text, node.literal.isEmpty { cmark_node_free(node) }
        }
        child = cmark_node_first_child(self)
        while let node = child {
            child = cmark_node_next(node)
            let previous = cmark_node_previous(node)
            let previousKind = previous?.kind
            switch node.kind {
            case .text, .code:
                child = node.joinFollowing()
            case .softBreak where previous == nil ? !isLink : previousKind == .softBreak || previousKind == .hardBreak:
                cmark_node_free(node)
            case let kind where (kind == .emphasis || kind == .strong) && kind == previousKind:
                while let inner = cmark_node_first_child(node) { cmark_node_append_child(previous, inner) }
                cmark_node_free(node)
                // The seam is tidied when the last of them has been added.
                if child?.kind != kind { previous!.tidyInlines() }
            default: break
            }
        }
        while !isLink, let last = cmark_node_last_child(self), last.kind == .softBreak || last.kind == .hardBreak { cmark_node_free(last) }
    }

    /// Makes a text, or code, and those right after it one.
    /// - Returns: what follows.
    private func joinFollowing() -> OpaquePointer? {
        let kind = kind
        guard let next = cmark_node_next(self), next.kind == kind else { return cmark_node_next(self) }
        var whole = Array(literal)
        while let next = cmark_node_next(self), next.kind == kind {
            whole.append(contentsOf: next.literal)
            cmark_node_free(next)
        }
        cmark_node_set_literal(self, String(decoding: whole, as: UTF8.self))
        return cmark_node_next(self)
    }

    /// Raw HTML at the start of a line would begin a block where it is the name of one, or the whole of the first line.
    private func escapeHTMLThatBeginsBlocks() {
        var isLineStart = true
        var isFirstLine = true
        var changed: [OpaquePointer] = []
        for (step, node) in Traversal(of: self) where node != self {
            let kind = node.kind
            let isBreak = kind == .softBreak || kind == .hardBreak
            if kind == .htmlInline, step == .leave, isLineStart {
                let html = Array(node.literal)
                if RawHTML.interruptsParagraph(html) || (isFirstLine && node.endsItsLine) {
                    changed.append(cmark_node_parent(node))
                    cmark_node_replace(node, .newText(String(decoding: html, as: UTF8.self)))
                    cmark_node_free(node)
                }
            }
            if isBreak { isFirstLine = false }
            // Of what is entered, only raw HTML has nothing before it on the line; it is looked at when it is left.
            if step == .leave || kind != .htmlInline { isLineStart = isBreak }
        }
        for parent in changed { parent.tidyInlines() }
    }

    private var endsItsLine: Bool {
        guard let next = cmark_node_next(self) else { return true }
        return next.kind == .softBreak || next.kind == .hardBreak || (next.kind == .text && next.literal.allSatisfy(\.isBlank))
    }
}
