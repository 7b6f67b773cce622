import Podcast
import Storage

/// XML 1.0: markup that our own code wrote, and text that was escaped on its way in.
public struct XML: Sendable, Equatable {
    public private(set) var bytes: [UInt8]

    /// Begins with the declaration.
    public init() { bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8) }

    /// A part of a document.
    /// - Parameter capacity: about how many bytes it will be.
    public init(part: Void, reserving capacity: Int = 0) {
        bytes = []
        bytes.reserveCapacity(capacity)
    }

    /// A name and a value; without a value there is no attribute.
    public typealias Attribute = (name: StaticString, value: String?)

    /// Markup from the program's own source.
    public mutating func append(markup: StaticString) {
        markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    public mutating func append(_ part: XML) {
        bytes.append(contentsOf: part.bytes)
    }

    /// A number in digits.
    /// - Parameter digits: how many at least; zeros come before it.
    public mutating func append(_ number: Int, digits: Int = 1) { bytes.append(decimal: number, digits: digits) }

    /// Text in an element or in a quoted attribute, escaped byte by byte. White space other than spaces is written as references, for in
    /// attributes it would be read as spaces, https://www.w3.org/TR/xml/#AVNormalize
    public mutating func append(text: PlainText) {
        var text = text.string
        text.withUTF8 { source in
            bytes.append(escaping: source) { eight in
                Self.contentMarks(eight) | eight.marks(below: 0x20) | eight.marks(of: UInt8(ascii: "\""))
                    | eight.marks(of: UInt8(ascii: "'"))
            } escape: { byte in
                switch byte {
                case UInt8(ascii: "\""): "&quot;"
                case UInt8(ascii: "'"): "&apos;"
                case UInt8(ascii: "\n"): "&#10;"
                case UInt8(ascii: "\t"): "&#9;"
                default: Self.contentEscape(byte)
                }
            }
        }
    }

    /// Text in an element, where white space and quotes are read as they are. `>` is escaped too, for `]]>` may not stand in a text,
    /// https://www.w3.org/TR/xml/#syntax
    public mutating func append(content text: PlainText) {
        var text = text.string
        text.withUTF8 { append(content: $0) }
    }

    /// HTML as the text that it is in feeds.
    public mutating func append(content html: HTML) {
        html.bytes.withUnsafeBufferPointer { append(content: $0) }
    }

    private mutating func append(content source: UnsafeBufferPointer<UInt8>) {
        bytes.append(escaping: source, marks: Self.contentMarks, escape: Self.contentEscape)
    }

    private static func contentMarks(_ eight: EightBytes) -> UInt64 {
        eight.marks(of: UInt8(ascii: "&")) | eight.marks(of: UInt8(ascii: "<")) | eight.marks(of: UInt8(ascii: ">"))
    }

    private static func contentEscape(_ byte: UInt8) -> StaticString? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        default: nil
        }
    }

    // MARK: Elements, each on a line of its own

    public mutating func element(_ name: StaticString, _ text: PlainText) { element(name, [], text) }

    /// An element with text in it, or an empty one.
    public mutating func element(_ name: StaticString, _ attributes: [Attribute] = [], _ text: PlainText? = nil) {
        start(name, attributes)
        guard let text, !text.isEmpty else { return append(markup: "/>\n") }
        append(markup: ">")
        append(content: text)
        end(name)
    }

    /// An element with HTML in it.
    public mutating func element(_ name: StaticString, _ html: HTML) {
        start(name, [])
        append(markup: ">")
        append(content: html)
        end(name)
    }

    /// An element with others in it.
    public mutating func element(_ name: StaticString, _ attributes: [Attribute] = [], _ content: (inout XML) -> Void) {
        start(name, attributes)
        append(markup: ">\n")
        content(&self)
        end(name)
    }

    private mutating func start(_ name: StaticString, _ attributes: [Attribute]) {
        append(markup: "<")
        append(markup: name)
        for (name, value) in attributes {
            guard let value else { continue }
            append(markup: " ")
            append(markup: name)
            append(markup: "=\"")
            append(text: PlainText(value))
            append(markup: "\"")
        }
    }

    private mutating func end(_ name: StaticString) {
        append(markup: "</")
        append(markup: name)
        append(markup: ">\n")
    }
}
