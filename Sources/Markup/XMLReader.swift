/// Reads XML 1.0 (https://www.w3.org/TR/xml/) with namespaces (https://www.w3.org/TR/xml-names/), one event after the other.
///
/// Of a document type nothing is used: no entity is expanded but the five of XML and numbers, and nothing outside the text is ever
/// opened. What is not such an entity stays as it is written, for feeds are full of `&nbsp;`. Without recursion, in linear time.
public struct XMLReader: Sendable {
    public enum Event: Sendable, Equatable {
        case start(Element)
        /// The end of the innermost element; for an empty one it follows at once.
        case end
        /// Text and CDATA sections; an element may have several one after the other.
        case text(String)
    }

    public struct Element: Sendable, Equatable {
        /// Without its prefix.
        public var name: String
        /// The address of its namespace. Where its prefix was never declared, the prefix itself.
        public var namespace: String
        /// By names with their prefixes, in their order.
        public var attributes: [Attribute]
        /// Of its tag, in bytes.
        public var offset: Int

        public subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }
    }

    public struct Attribute: Sendable, Equatable {
        public var name: String
        public var value: String
    }

    /// Why a text is not XML.
    public struct Fault: Error, Equatable {
        /// Of the byte at which it stops to be XML.
        public var offset: Int
        public var message: String
    }

    private let bytes: [UInt8]
    public private(set) var position = 0
    /// The elements that are open, with their prefixes, and how many namespaces were declared when they began.
    private var open: [(name: String, declarations: Int)] = []
    /// The prefixes of the declarations that hold, in their order, and for each prefix what it stood for from the outermost element on.
    private var declarations: [String] = []
    private var namespaces: [String: [String]] = [:]
    private var isAfterEmptyTag = false
    private var hasRoot = false

    /// - Parameter bytes: valid UTF-8.
    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    /// How many elements are open.
    public var depth: Int { open.count }

    /// - Returns: nil at the end of the text.
    public mutating func next() throws(Fault) -> Event? {
        if isAfterEmptyTag {
            isAfterEmptyTag = false
            close()
            return .end
        }
        while position < bytes.count {
            guard bytes[position] == UInt8(ascii: "<") else {
                if let text = try text() { return .text(text) }
                continue
            }
            if has("<!--") {
                try skip(past: "-->", "a comment")
            } else if has("<![CDATA[") {
                let start = position + 9
                try skip(past: "]]>", "a CDATA section")
                guard !open.isEmpty else { throw Fault(offset: start, message: "there is text outside of the root element") }
                return .text(String(decoding: bytes[start..<position - 3], as: UTF8.self))
            } else if has("<?") {
                try skip(past: "?>", "an instruction")
            } else if has("<!") {
                try skipDocumentType()
            } else if has("</") {
                return try endTag()
            } else {
                return .start(try startTag())
            }
        }
        if let last = open.last { throw fault("the text ends before </\(last.name)>") }
        if !hasRoot { throw fault("there is no element") }
        return nil
    }

    /// What is in the element that was just begun, without markup, up to its end.
    public mutating func textOfElement() throws(Fault) -> String {
        let depth = open.count
        var text = ""
        while let event = try next() {
            if case .text(let more) = event { text += more }
            if open.count < depth { break }
        }
        return text
    }

    private func fault(_ message: String) -> Fault { Fault(offset: position, message: message) }

    private func has(_ word: StaticString) -> Bool {
        word.withUTF8Buffer { position + $0.count <= bytes.count && bytes[position..<position + $0.count].elementsEqual($0) }
    }

    private mutating func skip(past word: StaticString, _ what: String) throws(Fault) {
        let start = position
        while position < bytes.count {
            if has(word) {
                position += word.utf8CodeUnitCount
                return
            }
            position += 1
        }
        throw Fault(offset: start, message: "\(what) begins here that never ends")
    }

    /// Quotes may hold anything, and what is between brackets is more declarations.
    private mutating func skipDocumentType() throws(Fault) {
        let start = position
        var isInBrackets = false
        while position < bytes.count {
            let byte = bytes[position]
            if isInBrackets, has("<!--") {
                try skip(past: "-->", "a comment")
                continue
            }
            position += 1
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                while position < bytes.count, bytes[position] != byte { position += 1 }
                position += 1
            case UInt8(ascii: "["): isInBrackets = true
            case UInt8(ascii: "]"): isInBrackets = false
            case UInt8(ascii: ">") where !isInBrackets: return
            default: continue
            }
        }
        throw Fault(offset: start, message: "a declaration begins here that never ends")
    }

    private mutating func text() throws(Fault) -> String? {
        let start = position
        while position < bytes.count, bytes[position] != UInt8(ascii: "<") { position += 1 }
        if open.isEmpty {
            guard let first = bytes[start..<position].firstIndex(where: { !Self.isSpace($0) }) else { return nil }
            throw Fault(offset: first, message: hasRoot ? "there is text behind the root element" : "this is not XML, which begins with <")
        }
        return decoded(bytes[start..<position])
    }

    private mutating func endTag() throws(Fault) -> Event {
        let start = position
        position += 2
        let name = self.name()
        skipSpace()
        guard position < bytes.count, bytes[position] == UInt8(ascii: ">") else {
            throw Fault(offset: start, message: "a tag begins here that never ends")
        }
        guard let last = open.last else { throw Fault(offset: start, message: "</\(name)> ends an element that never began") }
        guard last.name == name else { throw Fault(offset: start, message: "</\(name)> stands where </\(last.name)> should be") }
        position += 1
        close()
        return .end
    }

    private mutating func close() {
        let last = open.removeLast()
        while declarations.count > last.declarations { namespaces[declarations.removeLast()]!.removeLast() }
    }

    private mutating func startTag() throws(Fault) -> Element {
        let start = position
        position += 1
        let name = self.name()
        guard !name.isEmpty else { throw Fault(offset: start, message: "a < in text is written &lt;") }
        guard !open.isEmpty || !hasRoot else { throw Fault(offset: start, message: "there is a second root element") }
        hasRoot = true
        open.append((name, declarations.count))
        var attributes: [Attribute] = []
        while true {
            skipSpace()
            guard position < bytes.count else { throw Fault(offset: start, message: "a tag begins here that never ends") }
            if bytes[position] == UInt8(ascii: ">") {
                position += 1
                break
            }
            if has("/>") {
                position += 2
                isAfterEmptyTag = true
                break
            }
            let attribute = try attribute()
            if attribute.name == "xmlns" {
                declare("", attribute.value)
            } else if attribute.name.hasPrefix("xmlns:") {
                declare(String(attribute.name.dropFirst(6)), attribute.value)
            } else {
                attributes.append(attribute)
            }
        }
        let parts = name.split(separator: ":", maxSplits: 1)
        let prefix = parts.count == 2 ? String(parts[0]) : ""
        let namespace = namespaces[prefix]?.last ?? prefix
        return Element(name: parts.last.map(String.init) ?? name, namespace: namespace, attributes: attributes, offset: start)
    }

    private mutating func declare(_ prefix: String, _ namespace: String) {
        declarations.append(prefix)
        namespaces[prefix, default: []].append(namespace)
    }

    private mutating func attribute() throws(Fault) -> Attribute {
        let name = self.name()
        guard !name.isEmpty else { throw fault("there should be an attribute or the end of the tag here") }
        skipSpace()
        guard position < bytes.count, bytes[position] == UInt8(ascii: "=") else { throw fault("there should be a value for \(name) here") }
        position += 1
        skipSpace()
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") || bytes[position] == UInt8(ascii: "'") else {
            throw fault("the value of \(name) should be in quotes")
        }
        let quote = bytes[position]
        position += 1
        let start = position
        while position < bytes.count, bytes[position] != quote {
            guard bytes[position] != UInt8(ascii: "<") else {
                throw fault("the value of \(name) has no quote at its end, or a < that is not written &lt;")
            }
            position += 1
        }
        guard position < bytes.count else { throw Fault(offset: start, message: "the value of \(name) has no quote at its end") }
        position += 1
        return Attribute(name: name, value: decoded(bytes[start..<position - 1], isAttribute: true))
    }

    private mutating func name() -> String {
        let start = position
        while position < bytes.count, !Self.isSpace(bytes[position]), !"=/><\"'&".utf8.contains(bytes[position]) { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
    private mutating func skipSpace() { while position < bytes.count, Self.isSpace(bytes[position]) { position += 1 } }

    /// - Parameter isAttribute: then white space is spaces.
    private func decoded(_ source: ArraySlice<UInt8>, isAttribute: Bool = false) -> String {
        let isPlain = !source.contains { $0 == UInt8(ascii: "&") || $0 == 0x0D || isAttribute && $0 < 0x20 }
        if isPlain { return String(decoding: source, as: UTF8.self) }
        var text: [UInt8] = []
        text.reserveCapacity(source.count)
        var index = source.startIndex
        while index < source.endIndex {
            let byte = source[index]
            index += 1
            switch byte {
            case UInt8(ascii: "&"):
                // The longest that means something has eight letters, `&#x10FFFF;`; looking no further keeps this linear.
                let window = source[index..<min(index + 9, source.endIndex)]
                if let end = window.firstIndex(of: UInt8(ascii: ";")), let scalar = Self.reference(source[index..<end]) {
                    text.append(contentsOf: UTF8.encode(scalar)!)
                    index = end + 1
                } else {
                    text.append(byte)
                }
            case 0x0D:
                // https://www.w3.org/TR/xml/#sec-line-ends
                if index < source.endIndex, source[index] == 0x0A { index += 1 }
                text.append(isAttribute ? 0x20 : 0x0A)
            case 0x00..<0x20 where isAttribute: text.append(0x20)
            default: text.append(byte)
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func reference(_ name: ArraySlice<UInt8>) -> Unicode.Scalar? {
        guard let first = name.first else { return nil }
        if first == UInt8(ascii: "#") {
            let isHexadecimal = name.dropFirst().first == UInt8(ascii: "x")
            let digits = name.dropFirst(isHexadecimal ? 2 : 1)
            guard !digits.isEmpty, digits.allSatisfy({ ($0 | 0x20) &- 0x61 < 6 || $0 &- 0x30 < 10 }),
                let value = UInt32(String(decoding: digits, as: UTF8.self), radix: isHexadecimal ? 16 : 10)
            else { return nil }
            return Unicode.Scalar(value) ?? "\u{FFFD}"
        }
        switch String(decoding: name, as: UTF8.self) {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        case "apos": return "'"
        default: return nil
        }
    }
}
