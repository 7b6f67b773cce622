internal import CCMark
internal import CMarkArena

/// A tree that libcmark made of CommonMark text. It lives as long as the document or any of its nodes.
///
/// Different documents can be used on different threads at the same time.
public final class Document {
    let tree: OpaquePointer
    /// The tree's memory, where that is its own.
    private let arena: OpaquePointer?

    /// What our own writer wrote, to be read only.
    public init(parsing markdown: Markdown) {
        var arena: OpaquePointer?
        tree = markdown.bytes.withUnsafeBytes { text in
            cmark_arena_parse(text.baseAddress?.assumingMemoryBound(to: CChar.self), text.count, &arena)
        }
        self.arena = arena
    }

    /// - Parameter text: CommonMark in UTF-8.
    public init(parsing text: [UInt8]) {
        tree = text.withUnsafeBufferPointer(Self.parse)
        arena = nil
    }

    public init(parsing text: String) {
        var text = text
        tree = text.withUTF8(Self.parse)
        arena = nil
    }

    deinit {
        if let arena { cmark_arena_free(arena) } else { cmark_node_free(tree) }
    }

    public var root: Node { Node(document: self, pointer: tree) }

    /// The version of the library that parses, for the keys of what is made with it.
    public static var libraryVersion: String { String(cString: cmark_version_string()) }

    private static func parse(_ text: UnsafeBufferPointer<UInt8>) -> OpaquePointer {
        guard let start = text.baseAddress else { return cmark_parse_document("", 0, CMARK_OPT_DEFAULT) }
        return start.withMemoryRebound(to: CChar.self, capacity: text.count) {
            cmark_parse_document($0, text.count, CMARK_OPT_DEFAULT)
        }
    }
}
