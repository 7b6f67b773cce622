import Podcast
import Storage

/// HTML: markup that our own code wrote, and text that was escaped on its way in.
public struct HTML: Sendable, Equatable {
    public private(set) var bytes: [UInt8]

    public init() { bytes = [] }

    /// Markup from the program's own source.
    public init(markup: StaticString) {
        bytes = markup.withUTF8Buffer { Array($0) }
    }

    public init(text: PlainText) {
        bytes = []
        append(text: text)
    }

    public var isEmpty: Bool { bytes.isEmpty }

    /// Removes spaces at its ends.
    public mutating func trimSpaces() {
        let space = UInt8(ascii: " ")
        while bytes.last == space { bytes.removeLast() }
        let leading = bytes.prefix { $0 == space }.count
        if leading > 0 { bytes.removeFirst(leading) }
    }

    public mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

    public mutating func append(_ more: HTML) { bytes.append(contentsOf: more.bytes) }

    /// Markup from the program's own source.
    public mutating func append(markup: StaticString) {
        markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Text in an element or in a quoted attribute.
    public mutating func append(text: PlainText) { append(escaping: text.string) }

    /// Text in an element or in a quoted attribute.
    public mutating func append(escaping text: String) {
        var text = text
        text.withUTF8 { append(escapingBytes: $0) }
    }

    /// Escapes `& < > " '` byte by byte: a combining mark after a quote does not hide the quote.
    public mutating func append(escapingBytes source: UnsafeBufferPointer<UInt8>) {
        var (start, index) = (0, 0)
        while index < source.count {
            if index + 8 <= source.count {
                let eight = EightBytes(source, at: index)
                let found =
                    eight.marks(of: UInt8(ascii: "&")) | eight.marks(of: UInt8(ascii: "<")) | eight.marks(of: UInt8(ascii: ">"))
                    | eight.marks(of: UInt8(ascii: "\"")) | eight.marks(of: UInt8(ascii: "'"))
                guard found != 0 else {
                    index += 8
                    continue
                }
                index += EightBytes.offset(ofFirst: found)
            }
            defer { index += 1 }
            let escape: StaticString
            switch source[index] {
            case UInt8(ascii: "&"): escape = "&amp;"
            case UInt8(ascii: "<"): escape = "&lt;"
            case UInt8(ascii: ">"): escape = "&gt;"
            case UInt8(ascii: "\""): escape = "&quot;"
            case UInt8(ascii: "'"): escape = "&#39;"
            default: continue
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[start..<index]))
            escape.withUTF8Buffer { bytes.append(contentsOf: $0) }
            start = index + 1
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[start...]))
    }

    /// Markup of a template.
    public mutating func append(template source: UnsafeBufferPointer<UInt8>) {
        bytes.append(contentsOf: source)
    }

    /// Markup that an author wrote and the show allows (`html: true`).
    public mutating func append(authorsMarkup source: UnsafeBufferPointer<UInt8>) {
        bytes.append(contentsOf: source)
    }
}
