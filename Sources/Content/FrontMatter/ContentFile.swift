import Diagnostics
import Podcast

/// A file that the podcaster wrote: YAML, and below it Markdown.
struct ContentFile: Sendable {
    let source: SourceText
    /// The bytes between the lines of `---`, or the whole file where it is all YAML.
    let yaml: Range<Int>
    /// The bytes after the second line of `---`.
    let body: Range<Int>

    enum FrontMatterProblem: Error, Sendable {
        case missing
        case neverClosed
    }

    /// A file that is all YAML, as show.yml.
    init(allYAML source: SourceText) {
        self.source = source
        yaml = 0..<source.bytes.count
        body = source.bytes.count..<source.bytes.count
    }

    /// A file that has front matter: its first line is `---`, and so is the line after the YAML.
    init(frontMatterOf source: SourceText) throws(FrontMatterProblem) {
        let bytes = source.bytes
        guard let first = Self.lineIfRule(bytes, at: 0) else { throw .missing }
        var lineStart = first
        while lineStart < bytes.count {
            if let next = Self.lineIfRule(bytes, at: lineStart) {
                self.source = source
                yaml = first..<lineStart
                body = next..<bytes.count
                return
            }
            lineStart = Self.nextLine(bytes, after: lineStart)
        }
        throw .neverClosed
    }

    /// A file of Markdown only.
    init(allMarkdown source: SourceText) {
        self.source = source
        yaml = 0..<0
        body = 0..<source.bytes.count
    }

    /// The Markdown below the front matter.
    var text: AuthorText {
        AuthorText(
            markdown: String(decoding: source.bytes[body], as: UTF8.self), file: source.path,
            line: source.location(ofByte: body.lowerBound).line ?? 1)
    }

    /// The place of a position in the YAML.
    /// - Parameter position: Unicode scalars from its start.
    func location(of position: Int) -> SourceLocation {
        var scalars = -1
        let bytes = source.bytes
        let byte = yaml.first { index in
            if bytes[index] & 0xC0 != 0x80 { scalars += 1 }
            return scalars == position
        }
        return source.location(ofByte: byte ?? yaml.upperBound)
    }

    /// - Returns: where the line after the one at `start` begins, if that one is `---`.
    private static func lineIfRule(_ bytes: [UInt8], at start: Int) -> Int? {
        guard bytes.count >= start + 3, bytes[start..<start + 3].allSatisfy({ $0 == UInt8(ascii: "-") }) else { return nil }
        var index = start + 3
        while index < bytes.count, bytes[index] == UInt8(ascii: " ") || bytes[index] == UInt8(ascii: "\t") { index += 1 }
        guard index == bytes.count || bytes[index] == UInt8(ascii: "\n") || bytes[index] == UInt8(ascii: "\r") else { return nil }
        return nextLine(bytes, after: index)
    }

    private static func nextLine(_ bytes: [UInt8], after start: Int) -> Int {
        bytes.withUnsafeBufferPointer { bytes in
            var index = start
            while index < bytes.count {
                let byte = bytes[index]
                index += 1
                if byte == UInt8(ascii: "\n") { return index }
                if byte == UInt8(ascii: "\r") { return index < bytes.count && bytes[index] == UInt8(ascii: "\n") ? index + 1 : index }
            }
            return index
        }
    }
}
