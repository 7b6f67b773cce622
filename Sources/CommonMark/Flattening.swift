internal import CCMark

extension OpaquePointer {
    /// How deep quotes and lists may be nested in what we write.
    private static let deepestContainer = 50

    /// Takes out of a tree what our writer does not write, from the top down: quotes and lists that are too deep, emphasis within emphasis
    /// of the same sort, markup in the descriptions of images.
    /// - Returns: the level of the topmost heading.
    func flatten() -> Int? {
        var traversal = Traversal(of: self)
        var (containers, emphasis, strong) = (0, 0, 0)
        var topLevel: Int?
        while let (step, node) = traversal.next() {
            let change = step == .enter ? 1 : -1
            switch node.kind {
            case .quote where step == .enter && containers >= Self.deepestContainer,
                .emphasis where step == .enter && emphasis > 0,
                .strong where step == .enter && strong > 0:
                if let first = cmark_node_first_child(node) { traversal.resume(.enter, first) } else { traversal.resume(after: node) }
                node.unwrap()
            case .list where step == .enter && containers >= Self.deepestContainer:
                var first: OpaquePointer?
                while let item = cmark_node_first_child(node) {
                    while let child = cmark_node_first_child(item) {
                        first = first ?? child
                        cmark_node_insert_before(node, child)
                    }
                    cmark_node_free(item)
                }
                if let first { traversal.resume(.enter, first) } else { traversal.resume(after: node) }
                cmark_node_free(node)
            case .quote, .item: containers += change
            case .emphasis: emphasis += change
            case .strong: strong += change
            case .image where step == .enter:
                let text = node.plainText.string.split(separator: "\n").joined(separator: " ")
                while let child = cmark_node_first_child(node) { cmark_node_free(child) }
                if !text.isEmpty { cmark_node_append_child(node, .newText(text)) }
                traversal.skipChildren(of: node)
            case .heading where step == .enter:
                topLevel = min(topLevel ?? 6, Int(cmark_node_get_heading_level(node)))
            default: break
            }
        }
        return topLevel
    }

    /// Puts what is in a node where the node is.
    func unwrap() {
        while let child = cmark_node_first_child(self) { cmark_node_insert_before(self, child) }
        cmark_node_free(self)
    }

    static func newText(_ text: String) -> OpaquePointer {
        let node = cmark_node_new(CMARK_NODE_TEXT)!
        cmark_node_set_literal(node, text)
        return node
    }
}
