import Podcast
import Storage

/// HTML: markup that our own code wrote, and text that was escaped on its way in.
public struct HTML: Sendable, Equatable, Storable {
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

    /// A part of other HTML, cut where whoever wrote it says.
    public mutating func append(_ more: HTML, _ range: Range<Int>) { bytes.append(contentsOf: more.bytes[range]) }

    /// Markup from the program's own source.
    public mutating func append(markup: StaticString) {
        markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Text in an element or in a quoted attribute.
    public mutating func append(text: PlainText) { append(escaping: text.string) }

    /// Text in an element, with the readings of its words above them. What it shows as text, with the parentheses for browsers without
    /// ruby, is the text as it is.
    public mutating func append(text: PlainText, ruby: Ruby) {
        guard !ruby.isEmpty else { return append(text: text) }
        var string = text.string
        string.withUTF8 { text in
            ruby.walk(text) { plain in
                append(escapingBytes: UnsafeBufferPointer(rebasing: text[plain]))
            } word: { base, reading in
                append(markup: "<ruby>")
                append(escapingBytes: UnsafeBufferPointer(rebasing: text[base]))
                append(markup: "<rp>(</rp><rt>")
                append(escapingBytes: UnsafeBufferPointer(rebasing: text[reading]))
                append(markup: "</rt><rp>)</rp></ruby>")
            }
        }
    }

    /// Text in an element or in a quoted attribute.
    public mutating func append(escaping text: String) {
        var text = text
        text.withUTF8 { append(escapingBytes: $0) }
    }

    /// Escapes `& < > " '` byte by byte: a combining mark after a quote does not hide the quote.
    public mutating func append(escapingBytes source: UnsafeBufferPointer<UInt8>) {
        bytes.append(escaping: source) { eight in
            eight.marks(of: UInt8(ascii: "&")) | eight.marks(of: UInt8(ascii: "<")) | eight.marks(of: UInt8(ascii: ">"))
                | eight.marks(of: UInt8(ascii: "\"")) | eight.marks(of: UInt8(ascii: "'"))
        } escape: { byte in
            switch byte {
            case UInt8(ascii: "&"): "&amp;"
            case UInt8(ascii: "<"): "&lt;"
            case UInt8(ascii: ">"): "&gt;"
            case UInt8(ascii: "\""): "&quot;"
            case UInt8(ascii: "'"): "&#39;"
            default: nil
            }
        }
    }

    public func store(to writer: inout StorageWriter) { writer.write(bytes: bytes) }
    public init(from reader: inout StorageReader) throws(Damaged) { bytes = try reader.readBytes() }

    /// Markup of a template.
    public mutating func append(template source: UnsafeBufferPointer<UInt8>) {
        bytes.append(contentsOf: source)
    }

    /// Markup that an author wrote and the show allows (`html: true`).
    public mutating func append(authorsMarkup source: UnsafeBufferPointer<UInt8>) {
        bytes.append(contentsOf: source)
    }
}
