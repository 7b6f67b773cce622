internal import CCMark

extension OpaquePointer {
    /// Makes a list one that can be written: loose where its blocks cannot stand without a blank line between them, tight where there is
    /// nothing to put one between, and numbered in another way than the list right before it.
    func tidyList() {
        var (isTightPossible, isLoosePossible) = (true, false)
        var item = cmark_node_first_child(self)
        while let current = item {
            item = cmark_node_next(current)
            if item != nil { isLoosePossible = true }
            var block = cmark_node_first_child(current)
            while let upper = block {
                block = cmark_node_next(upper)
                guard let lower = block else { break }
                isLoosePossible = true
                if !upper.canTouch(lower) { isTightPossible = false }
            }
        }
        let isTight = cmark_node_get_list_tight(self) != 0
        if isTight && !isTightPossible { cmark_node_set_list_tight(self, 0) }
        if !isTight && !isLoosePossible { cmark_node_set_list_tight(self, 1) }

        if let previous = cmark_node_previous(self), previous.kind == .list,
            cmark_node_get_list_type(self) == CMARK_ORDERED_LIST, cmark_node_get_list_type(previous) == CMARK_ORDERED_LIST,
            cmark_node_get_list_delim(self) == cmark_node_get_list_delim(previous)
        {
            cmark_node_set_list_delim(
                self, cmark_node_get_list_delim(previous) == CMARK_PAREN_DELIM ? CMARK_PERIOD_DELIM : CMARK_PAREN_DELIM)
        }
    }

    /// Whether two blocks are still two without a blank line between them.
    private func canTouch(_ lower: OpaquePointer) -> Bool {
        switch (kind, lower.kind) {
        case (.paragraph, .paragraph): false
        case (.paragraph, .htmlBlock): RawHTML.interruptsParagraph(Array(lower.literal))
        case (.paragraph, .list): lower.canInterruptParagraph
        case (.quote, .quote): false
        // It would go on with the paragraph at the end of the other.
        case (.quote, .paragraph), (.list, .paragraph): !endsWithParagraph
        case (.htmlBlock, _): RawHTML.endsByItself(Array(literal))
        default: true
        }
    }

    private var canInterruptParagraph: Bool {
        let isNumbered = cmark_node_get_list_type(self) == CMARK_ORDERED_LIST
        guard !isNumbered || cmark_node_get_list_start(self) == 1 else { return false }
        return cmark_node_first_child(self).flatMap(cmark_node_first_child) != nil
    }

    private var endsWithParagraph: Bool {
        var node = self
        while let last = cmark_node_last_child(node) {
            if last.kind == .paragraph { return true }
            node = last
        }
        return false
    }
}
