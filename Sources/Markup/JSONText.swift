import Podcast
import Storage

/// JSON (RFC 8259), safe in an HTML script element too: `<`, `>`, `&`, U+2028 and U+2029 are written as escapes.
public struct JSONText: Sendable {
    public private(set) var bytes: [UInt8] = []
    private var needsComma = false

    /// - Parameter capacity: about how many bytes it will be.
    public init(reserving capacity: Int = 0) { bytes.reserveCapacity(capacity) }

    /// Members that follow another in an object.
    /// - Parameter capacity: about how many bytes they will be.
    public init(afterMember: Void, reserving capacity: Int = 0) {
        needsComma = true
        bytes.reserveCapacity(capacity)
    }

    public mutating func object(_ members: (inout JSONText) -> Void) { enclosed("{", "}", members) }
    public mutating func array(_ elements: (inout JSONText) -> Void) { enclosed("[", "]", elements) }

    /// A member's name; its value is written next.
    public mutating func key(_ name: StaticString) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        name.withUTF8Buffer { append(escaping: $0) }
        bytes.append(contentsOf: "\":".utf8)
        needsComma = false
    }

    public mutating func string(_ value: String) {
        separate()
        quote(value)
    }

    public mutating func string(_ value: PlainText) { string(value.string) }
    public mutating func number(_ value: Int) { literal(String(value)) }
    /// As a decimal number of seconds.
    public mutating func number(_ value: Seconds) { literal(value.decimal) }
    public mutating func bool(_ value: Bool) { literal(value ? "true" : "false") }

    /// A member with text; nothing where there is none.
    public mutating func member(_ name: StaticString, _ value: String?) {
        guard let value else { return }
        key(name)
        string(value)
    }

    /// A member with HTML as the text that it is.
    public mutating func member(_ name: StaticString, _ value: HTML) {
        key(name)
        separate()
        value.bytes.withUnsafeBufferPointer { quote($0) }
    }

    /// A member with a number; nothing where there is none.
    public mutating func member(_ name: StaticString, _ value: Int?) {
        guard let value else { return }
        key(name)
        number(value)
    }

    private mutating func literal(_ text: String) {
        separate()
        bytes.append(contentsOf: text.utf8)
    }

    private mutating func enclosed(_ open: Unicode.Scalar, _ close: Unicode.Scalar, _ inner: (inout JSONText) -> Void) {
        separate()
        bytes.append(UInt8(ascii: open))
        needsComma = false
        inner(&self)
        bytes.append(UInt8(ascii: close))
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    private mutating func quote(_ text: String) {
        var text = text
        text.withUTF8 { quote($0) }
    }

    private mutating func quote(_ text: UnsafeBufferPointer<UInt8>) {
        bytes.append(UInt8(ascii: "\""))
        append(escaping: text)
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func append(escaping source: UnsafeBufferPointer<UInt8>) {
        var (start, index) = (0, 0)
        while index < source.count {
            if index + 8 <= source.count {
                let eight = EightBytes(source, at: index)
                let found =
                    eight.marks(below: 0x20) | eight.marks(of: UInt8(ascii: "\"")) | eight.marks(of: UInt8(ascii: "\\"))
                    | eight.marks(of: UInt8(ascii: "<")) | eight.marks(of: UInt8(ascii: ">")) | eight.marks(of: UInt8(ascii: "&"))
                    | eight.marks(of: 0xE2)
                guard found != 0 else {
                    index += 8
                    continue
                }
                index += EightBytes.offset(ofFirst: found)
            }
            let byte = source[index]
            var (value, count) = (UInt32(byte), 1)
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), 0..<0x20: break
            // U+2028 and U+2029 end lines in scripts.
            case 0xE2 where index + 2 < source.count && source[index + 1] == 0x80 && source[index + 2] & 0xFE == 0xA8:
                (value, count) = (0x2000 | UInt32(source[index + 2] & 0x3F), 3)
            default:
                index += 1
                continue
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[start..<index]))
            appendEscape(of: value)
            index += count
            start = index
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[start...]))
    }

    private mutating func appendEscape(of value: UInt32) {
        bytes.append(UInt8(ascii: "\\"))
        switch value {
        case 0x22, 0x5C: bytes.append(UInt8(value))
        // Most of what HTML has.
        case 0x3C: bytes.append(contentsOf: "u003c".utf8)
        case 0x3E: bytes.append(contentsOf: "u003e".utf8)
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        default:
            bytes.append(UInt8(ascii: "u"))
            for shift: UInt32 in [12, 8, 4, 0] {
                let digit = UInt8(value >> shift & 15)
                bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
            }
        }
    }
}
