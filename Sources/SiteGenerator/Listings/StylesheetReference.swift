/// A file that a stylesheet names: `url(fonts/kitchen.woff2)`, `url("paper.png")`, `@import "print.css"`.
///
/// Comments and other strings are passed over, as https://www.w3.org/TR/css-syntax-3/#tokenization has them.
struct StylesheetReference: Equatable {
    /// Without quotation marks and escapes.
    var address: String
    /// Where the address stands in the stylesheet, without the quotation marks.
    var range: Range<Int>

    static func all(in stylesheet: [UInt8]) -> [StylesheetReference] {
        stylesheet.withUnsafeBufferPointer { bytes in
            var scanner = Scanner(bytes: bytes)
            return scanner.references()
        }
    }

    private struct Scanner {
        let bytes: UnsafeBufferPointer<UInt8>
        var index = 0

        mutating func references() -> [StylesheetReference] {
            var references: [StylesheetReference] = []
            while index < bytes.count {
                switch bytes[index] {
                case UInt8(ascii: "/") where next(is: UInt8(ascii: "*")): skipComment()
                case UInt8(ascii: "\""), UInt8(ascii: "'"): _ = string()
                case UInt8(ascii: "\\"): index += 2
                case UInt8(ascii: "@"):
                    index += 1
                    guard name() == "import" else { continue }
                    skipBlank()
                    if index < bytes.count, isQuote(bytes[index]), let found = string() { references.append(found) }
                case let byte where isName(byte):
                    guard name() == "url", index < bytes.count, bytes[index] == UInt8(ascii: "(") else { continue }
                    index += 1
                    while index < bytes.count, isBlank(bytes[index]) { index += 1 }
                    guard index < bytes.count else { continue }
                    if let found = isQuote(bytes[index]) ? string() : bareAddress() { references.append(found) }
                default: index += 1
                }
            }
            return references
        }

        private func next(is byte: UInt8) -> Bool { index + 1 < bytes.count && bytes[index + 1] == byte }

        private mutating func skipComment() {
            index += 2
            while index < bytes.count, !(bytes[index] == UInt8(ascii: "*") && next(is: UInt8(ascii: "/"))) { index += 1 }
            index += 2
        }

        /// White space and comments.
        private mutating func skipBlank() {
            while index < bytes.count {
                if bytes[index] == UInt8(ascii: "/"), next(is: UInt8(ascii: "*")) {
                    skipComment()
                } else if isBlank(bytes[index]) {
                    index += 1
                } else {
                    return
                }
            }
        }

        /// In small letters.
        private mutating func name() -> String {
            let start = index
            while index < bytes.count, isName(bytes[index]) { index += 1 }
            return String(decoding: bytes[start..<index].prefix(16), as: UTF8.self).lowercased()
        }

        /// - Returns: nil where the line ends before the string does.
        private mutating func string() -> StylesheetReference? {
            let quote = bytes[index]
            let start = index + 1
            index = start
            while index < bytes.count, bytes[index] != quote {
                if bytes[index] == UInt8(ascii: "\n") || bytes[index] == UInt8(ascii: "\r") { return nil }
                index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
            }
            let end = min(index, bytes.count)
            index = end + 1
            return end < bytes.count ? reference(start..<end) : nil
        }

        /// What stands in `url(` without quotation marks.
        private mutating func bareAddress() -> StylesheetReference? {
            let start = index
            while index < bytes.count, bytes[index] != UInt8(ascii: ")"), !isBlank(bytes[index]) {
                index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
            }
            index = min(index, bytes.count)
            return index > start ? reference(start..<index) : nil
        }

        private func reference(_ range: Range<Int>) -> StylesheetReference {
            StylesheetReference(address: Self.unescaped(bytes[range]), range: range)
        }

        /// https://www.w3.org/TR/css-syntax-3/#consume-escaped-code-point
        private static func unescaped(_ written: Slice<UnsafeBufferPointer<UInt8>>) -> String {
            guard written.contains(UInt8(ascii: "\\")) else { return String(decoding: written, as: UTF8.self) }
            var bytes: [UInt8] = []
            var rest = written[...]
            while let byte = rest.popFirst() {
                guard byte == UInt8(ascii: "\\"), let first = rest.first else {
                    bytes.append(byte)
                    continue
                }
                let digits = rest.prefix(6).prefix { UInt8(String(decoding: [$0], as: UTF8.self), radix: 16) != nil }
                if digits.isEmpty {
                    // A line break after a backslash is no part of a string.
                    if first != UInt8(ascii: "\n") { bytes.append(first) }
                    rest = rest.dropFirst()
                } else {
                    let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0
                    bytes.append(contentsOf: String(value == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
                    rest = rest.dropFirst(digits.count)
                    if rest.first == UInt8(ascii: " ") { rest = rest.dropFirst() }
                }
            }
            return String(decoding: bytes, as: UTF8.self)
        }

        private func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }
        private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
        private func isName(_ byte: UInt8) -> Bool {
            byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
                || byte == UInt8(ascii: "_")
        }
    }
}
