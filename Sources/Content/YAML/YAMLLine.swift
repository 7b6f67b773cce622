/// A line of YAML, taken apart as whoever wrote it sees it: spaces, `- `, a key, a colon and a value.
struct YAMLLine {
    /// Longer lines are not taken apart: nobody wants to read them in a message.
    static let longest = 400

    /// Where it begins: Unicode scalars from the start of the YAML.
    let start: Int
    let scalars: [Unicode.Scalar]
    /// How many spaces it begins with.
    let indentation: Int
    /// Where its text begins, without the `- ` of list items. An index in `scalars`, as all that follow.
    let textStart: Int
    /// The colon after its key.
    let colon: Int?

    init(start: Int, scalars: [Unicode.Scalar]) {
        self.start = start
        self.scalars = scalars
        indentation = scalars.prefix { Self.isBlank($0) }.count
        var index = indentation
        while index < scalars.count, scalars[index] == "-", index + 1 == scalars.count || Self.isBlank(scalars[index + 1]) {
            index += 1
            while index < scalars.count, Self.isBlank(scalars[index]) { index += 1 }
        }
        textStart = index
        colon = Self.colon(in: scalars, from: index)
    }

    var isBlank: Bool { indentation == scalars.count }
    var isListItem: Bool { textStart > indentation }
    /// All of it but the spaces and the `- ` before it.
    var text: String { text(textStart..<scalars.count) }
    var key: String? { colon.map { text(textStart..<$0) } }
    var value: String? { colon.map { text(($0 + 1)..<scalars.count) } }

    /// A part of it, without the spaces around it.
    func text(_ range: Range<Int>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars[range])
        return String(String(text).trimmingSpaces)
    }

    /// What stands in its own column of the pair `key: value`, or is all of the text, with another value.
    /// - Parameter value: as it should be written.
    func with(value: String) -> String {
        key.map { "\($0): \(value)" } ?? value
    }

    /// The item at an index within `{…}` and `[…]`: from the comma or bracket before it to the one after it.
    func item(at index: Int) -> YAMLLine {
        let ends: Set<Unicode.Scalar> = [",", "{", "}", "[", "]"]
        let index = min(index, scalars.count)
        let first = scalars[..<index].lastIndex { ends.contains($0) }.map { $0 + 1 } ?? 0
        let end = scalars[index...].firstIndex { ends.contains($0) } ?? scalars.count
        return YAMLLine(start: start + first, scalars: Array(scalars[first..<max(first, end)]))
    }

    private static func colon(in scalars: [Unicode.Scalar], from start: Int) -> Int? {
        guard start < scalars.count, !"[{#".unicodeScalars.contains(scalars[start]) else { return nil }
        var index = start
        if scalars[start] == "\"" || scalars[start] == "'" {
            guard let end = scalars[(start + 1)...].firstIndex(of: scalars[start]) else { return nil }
            index = end + 1
        }
        return scalars[index...].indices.first {
            scalars[$0] == ":" && ($0 + 1 == scalars.count || isBlank(scalars[$0 + 1]))
        }
    }

    static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }
}

extension ContentFile {
    /// The line of the YAML in which a position lies.
    /// - Parameter position: Unicode scalars from the start of the YAML.
    /// - Returns: nil for a line that is too long.
    func line(at position: Int) -> YAMLLine? {
        let bytes = source.bytes
        var byte = yaml.lowerBound
        var scalar = 0
        var lineStart = (byte: byte, scalar: 0)
        while byte < yaml.upperBound, scalar < position || bytes[byte] & 0xC0 == 0x80 {
            if bytes[byte] & 0xC0 != 0x80 { scalar += 1 }
            let isBreak =
                bytes[byte] == UInt8(ascii: "\n")
                || bytes[byte] == UInt8(ascii: "\r") && !(byte + 1 < yaml.upperBound && bytes[byte + 1] == UInt8(ascii: "\n"))
            byte += 1
            if isBreak { lineStart = (byte, scalar) }
        }
        let line = bytes[lineStart.byte..<yaml.upperBound].prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        guard line.count <= YAMLLine.longest * 4 else { return nil }
        let scalars = Array(String(decoding: line, as: UTF8.self).unicodeScalars)
        return scalars.count <= YAMLLine.longest ? YAMLLine(start: lineStart.scalar, scalars: scalars) : nil
    }

    /// The nearest line above another one that has anything in it but a comment.
    func line(above line: YAMLLine) -> YAMLLine? {
        var above = line
        // Who leaves more lines empty is not told about the line above them.
        for _ in 0..<20 where above.start > 0 {
            guard let next = self.line(at: above.start - 1) else { return nil }
            above = next
            if !above.isBlank, above.scalars[above.indentation] != "#" { return above }
        }
        return nil
    }
}

extension String {
    /// The text as a value of YAML in quotes. The curly quotes around it go.
    var inQuotes: String {
        var text = Substring(self)
        if let first = text.unicodeScalars.first, "“”„‟«»‘’‚".unicodeScalars.contains(first) { text.unicodeScalars.removeFirst() }
        if text.startIndex > startIndex, let last = text.unicodeScalars.last, "“”‟«»‘’".unicodeScalars.contains(last) {
            text.unicodeScalars.removeLast()
        }
        let line = String(text).abridged
        if line.utf8.contains(UInt8(ascii: "\"")) || line.utf8.contains(UInt8(ascii: "\\")) {
            return line.utf8.contains(UInt8(ascii: "'"))
                ? "\"\(line.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\"" : "'\(line)'"
        }
        return "\"\(line)\""
    }
}
