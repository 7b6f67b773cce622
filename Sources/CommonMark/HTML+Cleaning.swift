import Markup
import Podcast
import Storage

extension HTML {
    mutating func append(digit: Int) {
        switch digit {
        case 1: append(markup: "1")
        case 2: append(markup: "2")
        case 3: append(markup: "3")
        case 4: append(markup: "4")
        case 5: append(markup: "5")
        default: append(markup: "6")
        }
    }

    /// Text from a tree. Character references may have brought in what is not `PlainText`, and cmark makes the single bytes 0xFE and 0xFF
    /// of U+FFFE and U+FFFF.
    mutating func append(cleaning source: UnsafeBufferPointer<UInt8>) {
        if PlainText.isPlain(source) {
            append(escapingBytes: source)
        } else {
            append(text: PlainText(utf8: source))
        }
    }

    /// An address in a quoted attribute, with what an address cannot hold percent-encoded.
    mutating func append(address source: UnsafeBufferPointer<UInt8>) {
        if source.allSatisfy(\.mayStandInAddress) { return append(escapingBytes: source) }
        var encoded: [UInt8] = []
        for byte in source {
            if byte.mayStandInAddress {
                encoded.append(byte)
            } else {
                encoded.append(percentEncoded: byte)
            }
        }
        encoded.withUnsafeBufferPointer { append(escapingBytes: $0) }
    }
}

extension UInt8 {
    /// As cmark has it, which leaves `%` to the author (https://spec.commonmark.org/0.31.2/#links).
    fileprivate var mayStandInAddress: Bool {
        switch self {
        case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "!"), UInt8(ascii: "*"),
            UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: ","), UInt8(ascii: "%"), UInt8(ascii: "#"),
            UInt8(ascii: "@"), UInt8(ascii: "?"), UInt8(ascii: "="), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "/"),
            UInt8(ascii: "&"), UInt8(ascii: "$"), UInt8(ascii: "~"):
            true
        default: isASCIIWord
        }
    }
}
