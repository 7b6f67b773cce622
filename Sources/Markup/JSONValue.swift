/// A value in a JSON text (RFC 8259) that was read.
///
/// The text is read once, without recursion, into a list of where its values lie; strings and numbers are decoded when they are asked
/// for. As Python and JavaScript write them, `NaN` and `Infinity` are read too, as null.
public struct JSONValue: Sendable {
    public enum Kind: UInt8, Sendable { case object, array, string, number, bool, null }

    /// Why a text is not JSON.
    public struct Fault: Error, Equatable {
        /// Of the byte at which it stops to be JSON.
        public var offset: Int
        public var message: String
    }

    private let text: JSONTape
    private let index: Int

    /// - Parameter bytes: valid UTF-8; of at most 4 GB.
    public init(parsing bytes: [UInt8]) throws(Fault) {
        text = try JSONTape(bytes)
        index = 0
    }

    private init(_ text: JSONTape, _ index: Int) {
        self.text = text
        self.index = index
    }

    private var node: JSONTape.Node { text.nodes[index] }

    public var kind: Kind { node.kind }
    /// Of its first byte in the text.
    public var offset: Int { Int(node.start) }

    /// The member of that name, the first of several; nil where this is no object or has no such member.
    public subscript(name: StaticString) -> JSONValue? {
        guard kind == .object else { return nil }
        return name.withUTF8Buffer { name in
            for (key, value) in Children(text, of: index, isObject: true) where text.isString(key!, name) { return value }
            return nil
        }
    }

    /// The first member of these names that there is and is not null.
    public func first(of names: StaticString...) -> JSONValue? {
        for name in names {
            if let value = self[name], value.kind != .null { return value }
        }
        return nil
    }

    /// The elements of an array; none where this is none.
    public var elements: Elements { Elements(children: Children(text, of: index, isObject: false)) }

    /// The elements of the array that is the member of that name; none where there is none.
    public func elements(of name: StaticString) -> Elements {
        self[name]?.elements ?? Elements(children: Children(text, of: nil, isObject: false))
    }

    /// The members of an object in their order; none where this is none.
    public var members: Members { Members(children: Children(text, of: index, isObject: true), text: text) }

    /// Nil where this is no string. What cannot be a character is U+FFFD.
    public var string: String? { kind == .string ? text.string(index) : nil }
    /// Nil where this is no number.
    public var number: Double? { kind == .number ? Double(source) : nil }
    /// Whether this is a number that is written without a point or an exponent.
    public var isInteger: Bool { kind == .number && source.utf8.allSatisfy { $0 == 0x2D || $0 &- 0x30 < 10 } }
    public var bool: Bool? { kind == .bool ? text.bytes[Int(node.start)] == UInt8(ascii: "t") : nil }

    /// As it is written.
    public var source: String { String(decoding: text.bytes[Int(node.start)..<Int(node.end)], as: UTF8.self) }

    /// What is directly in an object or array.
    fileprivate struct Children: Sequence, IteratorProtocol {
        private let text: JSONTape
        private let isObject: Bool
        private var position: Int
        private let end: Int

        init(_ text: JSONTape, of index: Int?, isObject: Bool) {
            self.text = text
            self.isObject = isObject
            position = (index ?? 0) + 1
            end = index.flatMap { text.nodes[$0].kind == (isObject ? .object : .array) ? Int(text.nodes[$0].next) : nil } ?? position
        }

        mutating func next() -> (key: Int?, value: JSONValue)? {
            guard position < end else { return nil }
            let key = position
            let value = isObject ? key + 1 : key
            position = Int(text.nodes[value].next)
            return (isObject ? key : nil, JSONValue(text, value))
        }
    }

    public struct Elements: Sequence, IteratorProtocol {
        fileprivate var children: Children

        public mutating func next() -> JSONValue? { children.next()?.value }
        public var first: JSONValue? {
            var children = children
            return children.next()?.value
        }
    }

    public struct Members: Sequence, IteratorProtocol {
        fileprivate var children: Children
        fileprivate let text: JSONTape

        public mutating func next() -> (name: String, value: JSONValue)? {
            children.next().map { (text.string($0.key!), $0.value) }
        }
    }
}
