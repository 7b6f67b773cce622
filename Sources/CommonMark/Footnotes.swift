internal import CCMark

/// Footnotes as other dialects have them: `[^1]` in the text, and `[^1]: …` below it.
///
/// CommonMark knows none: to it the line below is the definition of a link to its first word, and is dropped from the text
/// (https://spec.commonmark.org/0.31.2/#link-reference-definitions).
enum Footnotes {
    /// The text with footnotes that stay text, and the lines on which they are defined, from 1; nil where there are none.
    static func escaped(in text: String) -> (text: String, lines: [Int])? {
        guard text.utf8.contains(UInt8(ascii: "^")) else { return nil }
        let bytes = Array(text.utf8)
        var places: [(line: Int, offset: Int)] = []
        var (line, start) = (1, 0)
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            if let bracket = definition(in: bytes[start..<end]) { places.append((line, bracket)) }
            (line, start) = (line + 1, end + 1)
        }
        guard !places.isEmpty else { return nil }
        let code = linesOfCode(in: text)
        places.removeAll { place in code.contains { $0.contains(place.line) } }
        guard !places.isEmpty else { return nil }
        var escaped: [UInt8] = []
        var copied = 0
        for place in places {
            escaped.append(contentsOf: bytes[copied..<place.offset])
            escaped.append(UInt8(ascii: "\\"))
            copied = place.offset
        }
        return (String(decoding: escaped + bytes[copied...], as: UTF8.self), places.map(\.line))
    }

    /// Where `[^1]:` begins in a line, behind what may begin a quote or a list.
    private static func definition(in line: ArraySlice<UInt8>) -> Int? {
        let rest = line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ">") }
        guard rest.starts(with: "[^".utf8) else { return nil }
        let label = rest.dropFirst(2).prefix { $0 != UInt8(ascii: "]") && $0 != UInt8(ascii: "[") }
        return !label.isEmpty && line[label.endIndex...].starts(with: "]:".utf8) ? rest.startIndex : nil
    }

    private static func linesOfCode(in text: String) -> [ClosedRange<Int>] {
        let document = Document(parsing: text)
        return withExtendedLifetime(document) {
            Traversal(of: document.tree).compactMap { step, node in
                guard step == .enter, node.kind == .codeBlock || node.kind == .htmlBlock else { return nil }
                let first = Int(cmark_node_get_start_line(node))
                return first...max(first, Int(cmark_node_get_end_line(node)))
            }
        }
    }
}
