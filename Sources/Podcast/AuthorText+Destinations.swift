/// Finds in Markdown where links and pictures may lead, before anyone parses it.
extension AuthorText {
    /// What stands between the parentheses of links and pictures, and in the definitions of references, where it is an address within the
    /// site: without escapes, in the order of the text, and where it begins, in bytes.
    ///
    /// More than links are found, for code is not told from text; and all links are found but those whose addresses hold character
    /// references by name (`&auml;`) or are longer than `longestDestination`
    /// (https://spec.commonmark.org/0.31.2/#link-destination).
    public var internalDestinations: [(address: String, offset: Int)] {
        var found: [(address: String, offset: Int)] = []
        var markdown = markdown
        markdown.withUTF8 { bytes in
            var index = 0
            while index + 2 < bytes.count {
                defer { index += 1 }
                guard bytes[index] == UInt8(ascii: "]") else { continue }
                let next = bytes[index + 1]
                guard next == UInt8(ascii: "(") || next == UInt8(ascii: ":") else { continue }
                guard let range = Self.destination(in: bytes, after: index + 2, inParentheses: next == UInt8(ascii: "(")),
                    Self.isInternal(bytes[range])
                else { continue }
                found.append((PlainText(Self.unescaped(bytes[range])).string, range.lowerBound))
            }
        }
        return found
    }

    /// In bytes, with its escapes. So a text of nothing but brackets is read in linear time.
    static let longestDestination = 1024

    /// - Parameter inParentheses: whether a parenthesis that nothing opened ends it.
    private static func destination(in bytes: UnsafeBufferPointer<UInt8>, after start: Int, inParentheses: Bool) -> Range<Int>? {
        var start = start
        let limit = min(bytes.count, start + longestDestination)
        while start < limit, bytes[start].isSpace { start += 1 }
        guard start < limit else { return nil }
        let isBracketed = bytes[start] == UInt8(ascii: "<")
        if isBracketed { start += 1 }
        var (end, depth) = (start, 0)
        scan: while end < limit {
            switch bytes[end] {
            case UInt8(ascii: "\\") where end + 1 < limit && bytes[end + 1].isPunctuation: end += 1
            case UInt8(ascii: ">") where isBracketed: return start..<end
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"): break scan
            case 0...0x20 where !isBracketed: break scan
            case UInt8(ascii: "(") where !isBracketed: depth += 1
            case UInt8(ascii: ")") where !isBracketed:
                if inParentheses, depth == 0 { break scan }
                depth -= 1
            default: break
            }
            end += 1
        }
        return isBracketed || end == start || (end == limit && limit < bytes.count) ? nil : start..<end
    }

    /// Whether it names a path, or a place on the page, and no other site.
    private static func isInternal(_ address: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        if address.isEmpty || address.starts(with: "//".utf8) { return false }
        let scheme = address.prefix { (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || "+-.".utf8.contains($0) }
        return address.dropFirst(scheme.count).first != UInt8(ascii: ":")
    }

    /// What backslashes and character references by number, and the commonest one by name, stand for.
    private static func unescaped(_ written: Slice<UnsafeBufferPointer<UInt8>>) -> String {
        var bytes: [UInt8] = []
        var rest = written[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "\\"), let next = rest.first, next.isPunctuation {
                bytes.append(next)
                rest.removeFirst()
            } else if byte == UInt8(ascii: "&"), let (scalar, count) = reference(rest) {
                bytes.append(contentsOf: String(scalar).utf8)
                rest = rest.dropFirst(count)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// - Parameter text: what follows the ampersand.
    /// - Returns: the character, and how many bytes were read.
    private static func reference(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> (Unicode.Scalar, Int)? {
        if text.starts(with: "amp;".utf8) { return ("&", 4) }
        guard text.first == UInt8(ascii: "#") else { return nil }
        let name = text.dropFirst().prefix(9).prefix { $0 != UInt8(ascii: ";") }
        guard text.dropFirst(1 + name.count).first == UInt8(ascii: ";"), let first = name.first, first != UInt8(ascii: "+"),
            first != UInt8(ascii: "-")
        else { return nil }
        let isHexadecimal = first | 0x20 == UInt8(ascii: "x")
        let digits = String(decoding: name.dropFirst(isHexadecimal ? 1 : 0), as: UTF8.self)
        guard let value = UInt32(digits, radix: isHexadecimal ? 16 : 10) else { return nil }
        return (value == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}", name.count + 2)
    }
}

extension UInt8 {
    fileprivate var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }

    /// What a backslash takes its meaning from, https://spec.commonmark.org/0.31.2/#ascii-punctuation-character
    fileprivate var isPunctuation: Bool {
        (0x21...0x2F).contains(self) || (0x3A...0x40).contains(self) || (0x5B...0x60).contains(self) || (0x7B...0x7E).contains(self)
    }
}
