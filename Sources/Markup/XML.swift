import Podcast

/// XML 1.0: markup that our own code wrote, and text that was escaped on its way in.
public struct XML: Sendable, Equatable {
    public private(set) var bytes: [UInt8]

    /// Begins with the declaration.
    public init() { bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8) }

    /// Markup from the program's own source.
    public mutating func append(markup: StaticString) {
        markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Text in an element or in a quoted attribute, escaped byte by byte. White space other than spaces is written as references, for in
    /// attributes it would be read as spaces, https://www.w3.org/TR/xml/#AVNormalize
    public mutating func append(text: PlainText) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): append(markup: "&amp;")
            case UInt8(ascii: "<"): append(markup: "&lt;")
            case UInt8(ascii: ">"): append(markup: "&gt;")
            case UInt8(ascii: "\""): append(markup: "&quot;")
            case UInt8(ascii: "'"): append(markup: "&apos;")
            case UInt8(ascii: "\n"): append(markup: "&#10;")
            case UInt8(ascii: "\t"): append(markup: "&#9;")
            default: bytes.append(byte)
            }
        }
    }
}
