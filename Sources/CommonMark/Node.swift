internal import CCMark
#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// A place in a document's tree. It keeps the document alive.
public struct Node {
    public enum Kind: Sendable, Equatable {
        case document, quote, list, item, codeBlock, htmlBlock, paragraph, heading, thematicBreak
        case text, softBreak, hardBreak, code, htmlInline, emphasis, strong, link, image
    }

    /// How a list looks.
    public struct List: Sendable, Equatable {
        public enum Delimiter: Sendable, Equatable { case period, parenthesis }

        /// The first item's number and what stands after it, where the items are numbered.
        public var numbering: (start: Int, delimiter: Delimiter)?
        /// Whether its items stand close to each other, their text without paragraphs.
        public var isTight: Bool

        public static func == (one: List, other: List) -> Bool {
            one.isTight == other.isTight && one.numbering?.start == other.numbering?.start
                && one.numbering?.delimiter == other.numbering?.delimiter
        }
    }

    /// Nodes one after the other.
    public struct Children: Sequence, IteratorProtocol {
        fileprivate var following: Node?

        public mutating func next() -> Node? {
            defer { following = following?.next }
            return following
        }
    }

    public let document: Document
    let pointer: OpaquePointer

    public var kind: Kind { pointer.kind }

    // MARK: Around it

    public var parent: Node? { cmark_node_parent(pointer).map { Node(document: document, pointer: $0) } }
    public var next: Node? { cmark_node_next(pointer).map { Node(document: document, pointer: $0) } }
    public var previous: Node? { cmark_node_previous(pointer).map { Node(document: document, pointer: $0) } }
    public var firstChild: Node? { cmark_node_first_child(pointer).map { Node(document: document, pointer: $0) } }
    public var children: Children { Children(following: firstChild) }

    /// The line of the document's text on which it begins, from 1.
    public var line: Int { Int(cmark_node_get_start_line(pointer)) }

    // MARK: What it holds

    /// The text of a text, of code and of raw HTML; of other nodes nothing.
    public var literal: String { withLiteral { String(decoding: $0, as: UTF8.self) } }

    /// Gives the literal in UTF-8, without a copy.
    public func withLiteral<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        try withExtendedLifetime(document) { try body(pointer.literal) }
    }

    /// Where a link leads, or where an image is found.
    public var destination: String? { cmark_node_get_url(pointer).map { String(cString: $0) } }
    /// The title of a link or an image, empty where there is none.
    public var title: String? { cmark_node_get_title(pointer).map { String(cString: $0) } }
    /// From 1 to 6.
    public var headingLevel: Int? { kind == .heading ? Int(cmark_node_get_heading_level(pointer)) : nil }

    public var list: List? {
        guard kind == .list else { return nil }
        let isNumbered = cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST
        let delimiter: List.Delimiter = cmark_node_get_list_delim(pointer) == CMARK_PAREN_DELIM ? .parenthesis : .period
        return List(
            numbering: isNumbered ? (Int(cmark_node_get_list_start(pointer)), delimiter) : nil,
            isTight: cmark_node_get_list_tight(pointer) != 0)
    }
}

extension OpaquePointer {
    /// The kind of a cmark node.
    var kind: Node.Kind {
        switch cmark_node_get_type(self) {
        case CMARK_NODE_BLOCK_QUOTE: .quote
        case CMARK_NODE_LIST: .list
        case CMARK_NODE_ITEM: .item
        case CMARK_NODE_CODE_BLOCK: .codeBlock
        case CMARK_NODE_HTML_BLOCK: .htmlBlock
        case CMARK_NODE_PARAGRAPH: .paragraph
        case CMARK_NODE_HEADING: .heading
        case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
        case CMARK_NODE_TEXT: .text
        case CMARK_NODE_SOFTBREAK: .softBreak
        case CMARK_NODE_LINEBREAK: .hardBreak
        case CMARK_NODE_CODE: .code
        case CMARK_NODE_HTML_INLINE: .htmlInline
        case CMARK_NODE_EMPH: .emphasis
        case CMARK_NODE_STRONG: .strong
        case CMARK_NODE_LINK: .link
        case CMARK_NODE_IMAGE: .image
        default: .document
        }
    }

    /// The literal of a cmark node, in memory that the node owns.
    var literal: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(cString: cmark_node_get_literal(self))
    }
}

extension UnsafeBufferPointer<UInt8> {
    init(cString: UnsafePointer<CChar>?) {
        guard let cString else {
            self.init(start: nil, count: 0)
            return
        }
        let count = strlen(cString)
        self.init(start: UnsafeRawPointer(cString).assumingMemoryBound(to: UInt8.self), count: count)
    }
}
