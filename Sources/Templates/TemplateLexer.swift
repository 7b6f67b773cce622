import Diagnostics

/// Cuts a template into tags and lines of text.
struct TemplateLexer {
    let source: SourceText
    private var bytes: [UInt8] { source.bytes }
    private var open = Array("{{".utf8)
    private var close = Array("}}".utf8)
    private var tokens: [TemplateToken] = []
    private var position = 0

    init(_ source: SourceText) {
        self.source = source
    }

    static func tokens(of source: SourceText, reporting: inout Diagnostics) -> [TemplateToken] {
        var lexer = TemplateLexer(source)
        lexer.run(reporting: &reporting)
        return lexer.tokens
    }

    private mutating func run(reporting: inout Diagnostics) {
        // A byte order mark is not part of the text.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        var textStart = position
        while position < bytes.count {
            if bytes[position] == UInt8(ascii: "\n") {
                position += 1
                tokens.append(TemplateToken(.text, textStart..<position))
                textStart = position
            } else if starts(with: open, at: position) {
                if textStart < position { tokens.append(TemplateToken(.text, textStart..<position)) }
                guard readTag(reporting: &reporting) else { return }
                textStart = position
            } else {
                position += 1
            }
        }
        if textStart < position { tokens.append(TemplateToken(.text, textStart..<position)) }
    }

    private func starts(with word: [UInt8], at index: Int) -> Bool {
        guard index + word.count <= bytes.count else { return false }
        for offset in 0..<word.count where bytes[index + offset] != word[offset] { return false }
        return true
    }

    private func find(_ word: [UInt8], from start: Int) -> Int? {
        var index = start
        while index + word.count <= bytes.count {
            if starts(with: word, at: index) { return index }
            index += 1
        }
        return nil
    }

    /// - Returns: false where nothing after the tag can be understood.
    private mutating func readTag(reporting: inout Diagnostics) -> Bool {
        let start = position
        var inner = start + open.count
        while inner < bytes.count, bytes[inner].isTemplateSpace { inner += 1 }
        let sigil = inner < bytes.count ? bytes[inner] : 0
        let ending =
            switch sigil {
            case UInt8(ascii: "{"): [UInt8(ascii: "}")] + close
            case UInt8(ascii: "="): [UInt8(ascii: "=")] + close
            default: close
            }
        let kind: TemplateToken.Kind? =
            switch sigil {
            case UInt8(ascii: "!"): .comment
            case UInt8(ascii: "="): .delimiters
            case UInt8(ascii: "{"), UInt8(ascii: "&"): .variable
            case UInt8(ascii: "#"): .section
            case UInt8(ascii: "^"): .inverted
            case UInt8(ascii: "$"): .block
            case UInt8(ascii: "<"): .parent
            case UInt8(ascii: ">"): .partial
            case UInt8(ascii: "/"): .end
            default: nil
            }
        if kind != nil { inner += 1 }
        let closing = find(ending, from: inner)
        let nextTag = find(open, from: inner)
        // In a comment anything may stand; in another tag a second opening means that the first was not closed.
        guard let closing, kind == .comment || kind == .delimiters || closing <= nextTag ?? closing else {
            reporting.report(
                .templateUnclosed, "the tag is not closed", at: source.location(ofByte: start),
                hint: "close it with `\(String(decoding: ending, as: UTF8.self))`")
            return false
        }
        position = closing + ending.count
        var name = inner..<closing
        while let first = name.first, bytes[first].isTemplateSpace { name = name.lowerBound + 1..<name.upperBound }
        while let last = name.last, bytes[last].isTemplateSpace { name = name.lowerBound..<name.upperBound - 1 }
        if kind == .delimiters { return changeDelimiters(to: name, in: start, reporting: &reporting) }
        tokens.append(TemplateToken(kind ?? .variable, start..<position, name: name))
        if kind != .comment { checkName(name, of: kind ?? .variable, at: start, reporting: &reporting) }
        return true
    }

    private mutating func changeDelimiters(to range: Range<Int>, in start: Int, reporting: inout Diagnostics) -> Bool {
        let words = bytes[range].split { $0.isTemplateSpace }
        guard words.count == 2, !words.contains(where: { $0.contains(UInt8(ascii: "=")) }) else {
            reporting.report(
                .templateTag, "two delimiters are needed", at: source.location(ofByte: start),
                hint: "write them with a space between, as in `{{=<% %>=}}`; they cannot contain `=`")
            return false
        }
        (open, close) = (Array(words[0]), Array(words[1]))
        tokens.append(TemplateToken(.delimiters, start..<position))
        return true
    }

    private func checkName(_ range: Range<Int>, of kind: TemplateToken.Kind, at start: Int, reporting: inout Diagnostics) {
        // Nearly all names are one word without a dot.
        guard range.isEmpty || bytes[range].contains(where: { $0.isTemplateSpace || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "*") })
        else { return }
        let name = String(decoding: bytes[range], as: UTF8.self)
        let message: String
        var hint: String?
        if name.isEmpty {
            message = "the tag has no name"
        } else if bytes[range].contains(where: { $0.isTemplateSpace }) {
            let words = name.split { $0.isWhitespace }
            message = "`\(name)` is not a name: a name is one word"
            let rest = words.dropFirst().joined(separator: " ")
            switch words[0] {
            case "if", "each", "with": hint = "Mustache has no `\(words[0])`: write `{{#\(rest)}}…{{/\(rest)}}`"
            case "unless", "else": hint = "Mustache has no `\(words[0])`: write `{{^name}}…{{/name}}`"
            default: break
            }
        } else if kind == .partial || kind == .parent {
            guard name.hasPrefix("*") else { return }
            message = "the name of a partial cannot be a variable"
        } else if kind != .block, name != ".", name.split(separator: ".", omittingEmptySubsequences: false).contains("") {
            message = "`\(name)` is not a name: a dot stands between two names"
        } else {
            return
        }
        reporting.report(.templateTag, message, at: source.location(ofByte: start), hint: hint)
    }
}

extension UInt8 {
    /// White space as the language means it: space, tab, and the characters that end lines.
    var isTemplateSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
