import Markup
import Podcast

/// Transcripts in Markdown: `**Name:** text`, `**Name**: text`, `**[00:02] Name:** text`, times as `\[01:02.03\]`.
///
/// They are read as the plain text that they show: without front matter, headings, rules, pictures and the marks of emphasis and links,
/// which nobody says. A file of HTML elements is read as HTML.
public enum MarkdownTranscript: TranscriptFormat {
    public static let name = "md"
    public static let fileExtensions = ["md", "markdown"]

    public static func likeness(of text: TranscriptText) -> Likeness {
        var named = 0
        for line in text.opening() {
            let start = line.slice(0..<min(line.count, 200))
            guard start.hasPrefix("**"), let end = start.firstOffset(of: UInt8(ascii: "*"), from: 2), end + 1 < start.count else {
                continue
            }
            let colonIsBefore = start[end - 1] == UInt8(ascii: ":")
            if colonIsBefore || (end + 2 < start.count && start[end + 2] == UInt8(ascii: ":")) { named += 1 }
            if named >= 3 { return .certain }
        }
        return .none
    }

    public static func read(_ text: TranscriptText, into cues: inout CueCollector) {
        var shown = ShownMarkdown()
        var lines = text.lines
        var isInFrontMatter = false
        while let line = lines.next() {
            if lines.number == 1, line.trimmed.elementsEqual("---".utf8) {
                isInFrontMatter = true
            } else if isInFrontMatter {
                if line.trimmed.elementsEqual("---".utf8) { isInFrontMatter = false }
            } else {
                shown.append(line, number: lines.number)
            }
        }
        if shown.isPage {
            let page = HTMLPage(text.bytes.slice(from: shown.start(in: text.bytes)))
            let firstLine = shown.firstLine
            cues.note(page.ruby)
            page.text.withUnsafeBufferPointer { bytes in
                PlainTranscript.read(bytes, lineNumbers: page.lines.map { $0 + firstLine - 1 }, knownNames: text.knownNames, into: &cues)
            }
        } else {
            shown.text.withUnsafeBufferPointer { bytes in
                PlainTranscript.read(bytes, lineNumbers: shown.lines, knownNames: text.knownNames, into: &cues)
            }
        }
    }
}

/// The lines of Markdown as a reader sees them.
private struct ShownMarkdown {
    private(set) var text: [UInt8] = []
    /// The lines of the file that the lines of `text` are.
    private(set) var lines: [Int] = []
    /// The first line with something on it.
    private(set) var firstLine = 0
    private var isFenced = false
    /// Whether the text begins with an element of HTML that holds it all.
    private(set) var isPage = false

    func start(in bytes: Bytes) -> Int {
        var lines = Lines(bytes)
        while let line = lines.next() {
            if lines.number == firstLine { return line.baseAddress! - bytes.baseAddress! }
        }
        return 0
    }

    mutating func append(_ line: Bytes, number: Int) {
        if firstLine == 0, !line.isBlank {
            firstLine = number
            let first = line.trimmed
            isPage =
                first.hasPrefix("<div") || first.hasPrefix("<p>") || first.hasPrefix("<p ") || first.hasPrefix("<section")
                || first.hasPrefix("<html")
        }
        defer {
            text.append(0x0A)
            lines.append(number)
        }
        var rest = line.trimmed
        if rest.hasPrefix("```") || rest.hasPrefix("~~~") {
            isFenced.toggle()
            return
        }
        guard !isFenced else { return text.append(contentsOf: line) }
        while rest.first == UInt8(ascii: ">") { rest = rest.slice(from: 1).trimmed }
        guard !isHeading(rest), !isRule(rest) else { return }
        if rest.count > 2, rest[1] == 0x20, "-*+".utf8.contains(rest[0]) { rest = rest.slice(from: 2).trimmed }
        appendInline(rest)
    }

    private func isHeading(_ line: Bytes) -> Bool {
        let marks = line.firstIndex { $0 != UInt8(ascii: "#") } ?? line.count
        return (1...6).contains(marks) && (marks == line.count || line[marks].isSpace)
    }

    private func isRule(_ line: Bytes) -> Bool {
        guard let first = line.first, "-*_=".utf8.contains(first) else { return false }
        return line.count >= 3 && line.allSatisfy { $0 == first || $0.isSpace }
    }

    private mutating func appendInline(_ line: Bytes) {
        var position = 0
        while position < line.count {
            let byte = line[position]
            let next = position + 1 < line.count ? line[position + 1] : 0
            switch byte {
            case UInt8(ascii: "\\"):
                // At the end of a line it is a line break.
                if next.isPunctuation {
                    text.append(next)
                    position += 2
                } else {
                    if position + 1 < line.count { text.append(byte) }
                    position += 1
                }
            case UInt8(ascii: "&"): position += CharacterReference.decode(line, at: position, into: &text)
            case UInt8(ascii: "!") where next == UInt8(ascii: "["):
                if let picture = Link(line, at: position + 1) { position = picture.end } else { position += appendByte(byte) }
            case UInt8(ascii: "["):
                if let link = Link(line, at: position) {
                    appendInline(link.text)
                    position = link.end
                } else {
                    position += appendByte(byte)
                }
            case UInt8(ascii: "<"):
                position += appendTag(line, at: position)
            case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"):
                var end = position
                while end < line.count, line[end] == byte { end += 1 }
                if !isMark(line, from: position, to: end) { text.append(contentsOf: line.slice(position..<end)) }
                position = end
            default: position += appendByte(byte)
            }
        }
    }

    private mutating func appendByte(_ byte: UInt8) -> Int {
        text.append(byte)
        return 1
    }

    /// Whether a run of `*`, `_` or backticks marks emphasis or code: not between spaces (`3 * 4`), and `_` not within a word (`snake_case`).
    private func isMark(_ line: Bytes, from start: Int, to end: Int) -> Bool {
        let isAfterSpace = start == 0 || line[start - 1].isSpace
        let isBeforeSpace = end == line.count || line[end].isSpace
        if isAfterSpace, isBeforeSpace { return false }
        guard line[start] == UInt8(ascii: "_") else { return true }
        let isAfterWord = start > 0 && (line[start - 1].isLetter || line[start - 1].isDigit || line[start - 1] >= 0x80)
        let isBeforeWord = end < line.count && (line[end].isLetter || line[end].isDigit || line[end] >= 0x80)
        return !(isAfterWord && isBeforeWord)
    }

    /// Leaves out a tag; `<https://example.com>` is the address.
    private mutating func appendTag(_ line: Bytes, at start: Int) -> Int {
        let limit = line.slice(0..<min(line.count, start + 2048))
        guard let end = limit.firstOffset(of: UInt8(ascii: ">"), from: start), start + 1 < end else { return appendByte(line[start]) }
        let content = line.slice(start + 1..<end)
        if content.hasPrefix("http") || content.hasPrefix("mailto:") {
            text.append(contentsOf: content)
        } else if !(content[0].isLetter || content[0] == UInt8(ascii: "/") || content[0] == UInt8(ascii: "!")) {
            return appendByte(line[start])
        }
        return end + 1 - start
    }

    /// `[text](address)`
    private struct Link {
        let text: Bytes
        let end: Int

        init?(_ line: Bytes, at start: Int) {
            // Further away than this no link is looked for, so that a line of brackets takes linear time.
            let limit = line.slice(0..<min(line.count, start + 1024))
            guard let close = limit.firstOffset(of: UInt8(ascii: "]"), from: start), close + 1 < line.count,
                line[close + 1] == UInt8(ascii: "("),
                limit.slice(start + 1..<close).firstOffset(of: UInt8(ascii: "[")) == nil
            else { return nil }
            let after = line.slice(0..<min(line.count, close + 4096))
            guard let end = after.firstOffset(of: UInt8(ascii: ")"), from: close) else { return nil }
            text = line.slice(start + 1..<close)
            self.end = end + 1
        }
    }
}

extension UInt8 {
    /// ASCII punctuation, which a backslash escapes in Markdown.
    fileprivate var isPunctuation: Bool {
        (0x21...0x2F).contains(self) || (0x3A...0x40).contains(self) || (0x5B...0x60).contains(self) || (0x7B...0x7E).contains(self)
    }
}
