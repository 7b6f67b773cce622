internal import CCMark

/// Goes through a tree of cmark's, into each node and out of it again, without recursion: a tree may be tens of thousands of levels deep.
///
/// The node that it has just left may be taken out of the tree.
struct Traversal: Sequence, IteratorProtocol {
    enum Step { case enter, leave }

    private let root: OpaquePointer
    private var following: (step: Step, node: OpaquePointer)?

    init(of root: OpaquePointer) {
        self.root = root
        following = (.enter, root)
    }

    mutating func next() -> (step: Step, node: OpaquePointer)? {
        guard let (step, node) = following else { return nil }
        if step == .enter {
            following = cmark_node_first_child(node).map { (.enter, $0) } ?? (.leave, node)
        } else {
            resume(after: node)
        }
        return (step, node)
    }

    /// Goes on with a node, for when the tree has been changed.
    mutating func resume(_ step: Step, _ node: OpaquePointer) {
        following = (step, node)
    }

    /// Goes on with what follows a node.
    mutating func resume(after node: OpaquePointer) {
        if node == root {
            following = nil
        } else {
            following = cmark_node_next(node).map { (.enter, $0) } ?? cmark_node_parent(node).map { (.leave, $0) }
        }
    }

    /// Leaves out what is in the node that was entered last.
    mutating func skipChildren(of node: OpaquePointer) {
        resume(.leave, node)
    }
}
