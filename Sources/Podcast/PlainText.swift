import Storage

/// Text without markup, as a reader sees it: valid Unicode without the characters that HTML and XML 1.0 cannot hold.
///
/// "The same text" means the same `PlainText`, wherever it came from and wherever it goes.
public struct PlainText: Sendable, Hashable, Storable, ExpressibleByStringLiteral, CustomStringConvertible {
    public let string: String

    /// Drops U+FEFF, NUL, the C0 and C1 controls but tab and newline, and U+FFFE and U+FFFF; CRLF and CR become LF.
    public init(_ text: some StringProtocol) {
        if text.utf8.withContiguousStorageIfAvailable(Self.isPlain) ?? false {
            string = String(text)
        } else {
            var plain = String.UnicodeScalarView()
            var afterReturn = false
            for scalar in text.unicodeScalars {
                if scalar == "\r" {
                    plain.append("\n")
                } else if !(afterReturn && scalar == "\n"), Self.isKept(scalar) {
                    plain.append(scalar)
                }
                afterReturn = scalar == "\r"
            }
            string = String(plain)
        }
    }

    /// The same for a whole string: most texts are, and need not be copied.
    public init(_ text: String) {
        var text = text
        if text.withUTF8(Self.isPlain) { self.init(plain: text) } else { self.init(text[...]) }
    }

    /// The text of bytes in UTF-8. Each maximal invalid sequence becomes U+FFFD; who reads files tells of those (`TextDecoding`).
    public init(utf8 bytes: UnsafeBufferPointer<UInt8>) {
        let text = String(decoding: bytes, as: UTF8.self)
        if Self.isPlain(bytes) { self.init(plain: text) } else { self.init(text) }
    }

    private init(plain text: String) { string = text }

    public init(stringLiteral value: String) {
        self.init(value)
    }

    public var description: String { string }
    public var utf8: String.UTF8View { string.utf8 }
    public var isEmpty: Bool { string.isEmpty }

    /// Without white space at its ends, and each run of white space within it as one space.
    public var onOneLine: PlainText {
        if isOnOneLine { return self }
        // By scalars: a space before a combining mark is one `Character` with it, and is no letter's to lose.
        var line = String.UnicodeScalarView()
        var isAfterSpace = false
        for scalar in string.unicodeScalars {
            if scalar.properties.isWhitespace {
                isAfterSpace = true
            } else {
                if isAfterSpace, !line.isEmpty { line.append(" ") }
                line.append(scalar)
                isAfterSpace = false
            }
        }
        return PlainText(plain: String(line))
    }

    /// Whether it has no white space at its ends, and none within it but single spaces.
    private var isOnOneLine: Bool {
        var string = string
        return string.withUTF8 { bytes in
            guard let first = bytes.first, first > 0x20, bytes[bytes.count - 1] > 0x20 else { return bytes.isEmpty }
            for index in bytes.indices {
                switch bytes[index] {
                case 0x21..<0x80: continue
                case 0x20: if bytes[index - 1] == 0x20 { return false }
                case ..<0x20: return false
                case 0xC2 where bytes[index + 1] == 0x85 || bytes[index + 1] == 0xA0: return false
                case 0xE1...0xE3 where Self.isWideSpace(bytes[index], bytes[index + 1], bytes[index + 2]): return false
                default: continue
                }
            }
            return true
        }
    }

    /// Whether three bytes are white space beyond Latin-1: U+1680, U+2000 to U+200A, U+2028, U+2029, U+202F, U+205F, U+3000.
    private static func isWideSpace(_ one: UInt8, _ two: UInt8, _ three: UInt8) -> Bool {
        switch (one, two) {
        case (0xE1, 0x9A), (0xE3, 0x80): three == 0x80
        case (0xE2, 0x80): three <= 0x8A || three == 0xA8 || three == 0xA9 || three == 0xAF
        case (0xE2, 0x81): three == 0x9F
        default: false
        }
    }

    /// Without white space at its ends.
    public var trimmed: PlainText {
        if let first = string.utf8.first, (0x21..<0x80).contains(first), (0x21..<0x80).contains(string.utf8.last!) { return self }
        let scalars = string.unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return PlainText(plain: String(scalars[first...last]))
    }

    private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: true
        case 0x00..<0x20, 0x7F..<0xA0, 0xFEFF, 0xFFFE, 0xFFFF: false
        default: true
        }
    }

    /// Whether bytes in UTF-8 hold nothing that needs to be dropped.
    ///
    /// The full stops, commas and colons of Chinese begin with the byte of U+FEFF, so it takes a closer look.
    public static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        while index < bytes.count {
            if index + 8 <= bytes.count {
                let eight = EightBytes(bytes, at: index)
                if eight.arePrintableASCII {
                    index += 8
                    continue
                }
                let found =
                    eight.marks(below: 0x20) | eight.marks(of: 0x7F) | eight.marks(of: 0xC2) | eight.marks(of: 0xEF) | eight.marks(of: 0xFE)
                    | eight.marks(of: 0xFF)
                guard found != 0 else {
                    index += 8
                    continue
                }
                index += EightBytes.offset(ofFirst: found)
            }
            defer { index += 1 }
            let byte = bytes[index]
            switch byte {
            case 0x09, 0x0A: continue
            case 0x00..<0x20, 0x7F, 0xFE, 0xFF: return false
            case 0xC2:
                if index + 1 < bytes.count, bytes[index + 1] < 0xA0 { return false }
            case 0xEF where index + 2 < bytes.count:
                let (second, third) = (bytes[index + 1], bytes[index + 2])
                if second == 0xBB && third == 0xBF || second == 0xBF && third >= 0xBE { return false }
            default: continue
            }
        }
        return true
    }

    public func store(to writer: inout StorageWriter) { writer.write(string) }
    public init(from reader: inout StorageReader) throws(Damaged) { self.init(try reader.read(String.self)) }
}
