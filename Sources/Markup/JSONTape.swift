/// Where the values of a JSON text lie, in the order of the text: an object is followed by its members, each a name and a value.
final class JSONTape: Sendable {
    struct Node: Sendable {
        var kind: JSONValue.Kind
        var start: UInt32
        var end: UInt32
        /// The index of the first node that is not inside this one.
        var next: UInt32
    }

    let bytes: [UInt8]
    let nodes: [Node]

    init(_ bytes: [UInt8]) throws(JSONValue.Fault) {
        guard bytes.count < Int(UInt32.max) else { throw JSONValue.Fault(offset: 0, message: "the file is too long") }
        var parser = JSONParser(bytes)
        try parser.parse()
        self.bytes = bytes
        nodes = parser.nodes
    }

    /// Whether the string at `index` is `name`. Names with escapes in them are nobody's.
    func isString(_ index: Int, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
        let node = nodes[index]
        return Int(node.end - node.start) == name.count + 2 && bytes[Int(node.start) + 1..<Int(node.end) - 1].elementsEqual(name)
    }

    func string(_ index: Int) -> String {
        let content = bytes[Int(nodes[index].start) + 1..<Int(nodes[index].end) - 1]
        guard content.contains(UInt8(ascii: "\\")) else { return String(decoding: content, as: UTF8.self) }
        var text: [UInt8] = []
        text.reserveCapacity(content.count)
        var position = content.startIndex
        /// The first half of a surrogate pair, whose second must follow at once.
        var high: UInt32?
        func flushHigh() {
            if high != nil { text.append(contentsOf: [0xEF, 0xBF, 0xBD]) }
            high = nil
        }
        while position < content.endIndex {
            let byte = content[position]
            position += 1
            guard byte == UInt8(ascii: "\\"), position < content.endIndex else {
                flushHigh()
                text.append(byte)
                continue
            }
            let escape = content[position]
            position += 1
            guard escape == UInt8(ascii: "u") else {
                flushHigh()
                text.append(Self.unescaped(escape))
                continue
            }
            // The parser has seen four hexadecimal digits.
            let unit = content[position..<position + 4].reduce(UInt32(0)) { $0 << 4 | UInt32(Self.hexadecimal($1)!) }
            position += 4
            switch (high, unit) {
            case (let first?, 0xDC00..<0xE000):
                text.append(contentsOf: UTF8.encode(Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (unit - 0xDC00))!)!)
                high = nil
            case (_, 0xD800..<0xDC00):
                flushHigh()
                high = unit
            default:
                flushHigh()
                text.append(contentsOf: UTF8.encode(Unicode.Scalar(unit) ?? "\u{FFFD}")!)
            }
        }
        flushHigh()
        return String(decoding: text, as: UTF8.self)
    }

    private static func unescaped(_ escape: UInt8) -> UInt8 {
        switch escape {
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "t"): 0x09
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        default: escape
        }
    }

    static func hexadecimal(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46, 0x61...0x66: (byte | 0x20) - 0x57
        default: nil
        }
    }
}

/// Reads a JSON text without recursion, so that no depth of brackets is too deep.
private struct JSONParser {
    let bytes: [UInt8]
    private(set) var nodes: [JSONTape.Node] = []
    private var position = 0
    /// The objects and arrays that are open.
    private var open: [Int] = []

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func parse() throws(JSONValue.Fault) {
        try value()
        while let container = open.last {
            let isObject = nodes[container].kind == .object
            let isFirst = nodes.count == container + 1
            skipSpace()
            if byte == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
                position += 1
                open.removeLast()
                nodes[container].end = UInt32(position)
                nodes[container].next = UInt32(nodes.count)
                continue
            }
            if !isFirst {
                guard byte == UInt8(ascii: ",") else {
                    throw fault(isObject ? "there should be a comma or a } here" : "there should be a comma or a ] here")
                }
                position += 1
            }
            if isObject {
                skipSpace()
                guard byte == UInt8(ascii: "\"") else { throw fault("there should be a name in quotes here") }
                try string()
                skipSpace()
                guard byte == UInt8(ascii: ":") else { throw fault("there should be a colon here") }
                position += 1
            }
            try value()
        }
        skipSpace()
        guard position == bytes.count else { throw fault("there should be nothing after the end of the JSON") }
    }

    private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipSpace() {
        while position < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[position]) { position += 1 }
    }

    private func fault(_ message: String) -> JSONValue.Fault {
        JSONValue.Fault(offset: position, message: position < bytes.count ? message : "the file ends in the middle of the JSON")
    }

    /// Reads a value, or the beginning of an object or array.
    private mutating func value() throws(JSONValue.Fault) {
        skipSpace()
        switch byte {
        case UInt8(ascii: "{"): begin(.object)
        case UInt8(ascii: "["): begin(.array)
        case UInt8(ascii: "\""): try string()
        case UInt8(ascii: "t"): try word("true", .bool)
        case UInt8(ascii: "f"): try word("false", .bool)
        case UInt8(ascii: "n"): try word("null", .null)
        case UInt8(ascii: "N"): try word("NaN", .null)
        case UInt8(ascii: "I"): try word("Infinity", .null)
        case UInt8(ascii: "-") where position + 1 < bytes.count && bytes[position + 1] == UInt8(ascii: "I"): try word("-Infinity", .null)
        case let first? where first == UInt8(ascii: "-") || first &- 0x30 < 10: number()
        default: throw fault("there should be a value here")
        }
    }

    private mutating func begin(_ kind: JSONValue.Kind) {
        open.append(nodes.count)
        nodes.append(JSONTape.Node(kind: kind, start: UInt32(position), end: 0, next: 0))
        position += 1
    }

    private mutating func append(_ kind: JSONValue.Kind, from start: Int) {
        nodes.append(JSONTape.Node(kind: kind, start: UInt32(start), end: UInt32(position), next: UInt32(nodes.count + 1)))
    }

    private mutating func word(_ word: StaticString, _ kind: JSONValue.Kind) throws(JSONValue.Fault) {
        let length = word.utf8CodeUnitCount
        let isThere = word.withUTF8Buffer { position + length <= bytes.count && bytes[position..<position + length].elementsEqual($0) }
        guard isThere else { throw fault("there should be a value here") }
        position += length
        append(kind, from: position - length)
    }

    private mutating func number() {
        let start = position
        position += 1
        while let byte, byte &- 0x30 < 10 || "+-.eE".utf8.contains(byte) { position += 1 }
        append(.number, from: start)
    }

    private mutating func string() throws(JSONValue.Fault) {
        let start = position
        position += 1
        while let byte, byte != UInt8(ascii: "\"") {
            position += 1
            guard byte == UInt8(ascii: "\\") else { continue }
            guard let escape = self.byte else { break }
            position += 1
            switch escape {
            case UInt8(ascii: "u"):
                for _ in 0..<4 {
                    guard let digit = self.byte, JSONTape.hexadecimal(digit) != nil else {
                        throw fault("there should be four hexadecimal digits after \\u")
                    }
                    position += 1
                }
            case _ where "\"\\/bfnrt".utf8.contains(escape): break
            default:
                position -= 1
                throw fault("there is no escape \\\(Unicode.Scalar(escape)) in JSON")
            }
        }
        guard byte != nil else { throw fault("") }
        position += 1
        append(.string, from: start)
    }
}
