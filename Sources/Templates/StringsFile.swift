import Diagnostics
import Podcast

/// The strings of one file: a small part of YAML, a key a line.
///
/// ```yaml
/// # A comment
/// chapters: Chapters
/// pageOf: "Page {number} of {count}"
/// months: [January, February]
/// episodes.one: "{count} episode"
/// episodes.other: "{count} episodes"
/// ```
enum StringsFile {
    /// A key with its text, or with the texts of its list.
    struct Entry {
        let key: String
        /// One, where it is not a list.
        let texts: [PlainText]
        let isList: Bool
        /// Where the key begins.
        let position: Int
    }

    /// The strings in the order of their lines. Mistakes are reported; what they are in is left out.
    static func entries(in source: SourceText, reporting: inout Diagnostics) -> [Entry] {
        if let invalid = source.firstInvalidByte {
            reporting.report(.templateNotText, "this is not UTF-8", at: source.location(ofByte: invalid))
            return []
        }
        var entries: [Entry] = []
        var places: [String: Int] = [:]
        var start = source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while start < source.bytes.count {
            let end = source.bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? source.bytes.count
            var line = StringsLine(bytes: source.bytes, range: start..<end)
            do {
                if let entry = try line.entry() {
                    if let first = places[entry.key] {
                        reporting.report(
                            .stringsLine, "`\(entry.key)` stands here for the second time", at: source.location(ofByte: entry.position),
                            hint: "remove one of the two", notes: [.init("the first is here", at: source.location(ofByte: first))])
                    } else {
                        places[entry.key] = entry.position
                        entries.append(entry)
                    }
                }
            } catch {
                reporting.report(.stringsLine, error.message, at: source.location(ofByte: error.position), hint: error.hint)
            }
            start = end + 1
        }
        return entries
    }
}

/// One line of a file with strings.
private struct StringsLine {
    struct Mistake: Error {
        let message: String
        let position: Int
        let hint: String?
    }

    let bytes: [UInt8]
    var position: Int
    var end: Int

    init(bytes: [UInt8], range: Range<Int>) {
        self.bytes = bytes
        position = range.lowerBound
        end = range.upperBound
        while end > position, bytes[end - 1].isTemplateSpace { end -= 1 }
    }

    private var next: UInt8? { position < end ? bytes[position] : nil }

    /// - Returns: nil for a line without a string.
    mutating func entry() throws(Mistake) -> StringsFile.Entry? {
        let start = position
        skipSpace()
        if next == nil || next == UInt8(ascii: "#") || text(start..<end) == "---" { return nil }
        guard position == start else {
            throw mistake("this line is indented", at: position, "write each string on a line of its own: `key: text`")
        }
        while let byte = next, byte.isKeyByte { position += 1 }
        let key = text(start..<position)
        guard !key.isEmpty, next == UInt8(ascii: ":"), position + 1 == end || bytes[position + 1].isTemplateSpace else {
            throw mistake("this is not a string", at: start, "write `key: text`; a key has letters, digits, `.`, `-` and `_`")
        }
        position += 1
        skipSpace()
        guard let byte = next, byte != UInt8(ascii: "#") else {
            throw mistake("`\(key)` has no text", at: start, "write `\(key): \"\"` for an empty text")
        }
        if byte == UInt8(ascii: "[") {
            let texts = try list()
            try finish()
            return StringsFile.Entry(key: key, texts: texts, isList: true, position: start)
        }
        let text = try scalar(inList: false)
        try finish()
        return StringsFile.Entry(key: key, texts: [PlainText(text)], isList: false, position: start)
    }

    private mutating func list() throws(Mistake) -> [PlainText] {
        let start = position
        position += 1
        var texts: [PlainText] = []
        while true {
            skipSpace()
            if next == UInt8(ascii: "]") { break }
            texts.append(PlainText(try scalar(inList: true)))
            skipSpace()
            guard next == UInt8(ascii: ",") else { break }
            position += 1
        }
        guard next == UInt8(ascii: "]") else {
            throw mistake("the list is not closed", at: start, "write it on one line: `[one, two]`")
        }
        position += 1
        return texts
    }

    private mutating func scalar(inList: Bool) throws(Mistake) -> String {
        switch next {
        case UInt8(ascii: "\""): return try doubleQuoted()
        case UInt8(ascii: "'"): return try singleQuoted()
        default: return try plain(inList: inList)
        }
    }

    /// Text without quotes, as far as YAML allows it (https://yaml.org/spec/1.2.2/#733-plain-style).
    private mutating func plain(inList: Bool) throws(Mistake) -> String {
        let start = position
        if let byte = next, "|>&*!{}[]%@`,?-:".utf8.contains(byte) {
            let isWord = "?-:".utf8.contains(byte) && position + 1 < end && !bytes[position + 1].isTemplateSpace
            if !isWord { throw quotesNeeded("a text cannot begin with `\(text(position..<position + 1))`", at: start) }
        }
        while let byte = next {
            if inList, byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") { break }
            if byte == UInt8(ascii: "#"), bytes[position - 1].isTemplateSpace { break }
            if byte == UInt8(ascii: ":"), position + 1 == end || bytes[position + 1].isTemplateSpace {
                throw quotesNeeded("a text cannot hold a colon and a space", at: position)
            }
            position += 1
        }
        var last = position
        while last > start, bytes[last - 1].isTemplateSpace { last -= 1 }
        guard last > start else { throw mistake("a text is missing here", at: start, nil) }
        return text(start..<last)
    }

    private mutating func singleQuoted() throws(Mistake) -> String {
        let start = position
        var result: [UInt8] = []
        position += 1
        while let byte = next {
            position += 1
            guard byte == UInt8(ascii: "'") else {
                result.append(byte)
                continue
            }
            guard next == UInt8(ascii: "'") else { return String(decoding: result, as: UTF8.self) }
            position += 1
            result.append(byte)
        }
        throw mistake("the quote is not closed", at: start, "close it with `'` on the same line")
    }

    private mutating func doubleQuoted() throws(Mistake) -> String {
        let start = position
        var result: [UInt8] = []
        position += 1
        while let byte = next {
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: result, as: UTF8.self)
            case UInt8(ascii: "\\"): result += try escape()
            default: result.append(byte)
            }
        }
        throw mistake("the quote is not closed", at: start, "close it with `\"` on the same line")
    }

    /// What follows a backslash in double quotes (https://yaml.org/spec/1.2.2/#57-escaped-characters).
    private mutating func escape() throws(Mistake) -> [UInt8] {
        let start = position - 1
        let letter = next ?? 0
        position += 1
        switch letter {
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: " "): return [letter]
        case UInt8(ascii: "x"), UInt8(ascii: "u"), UInt8(ascii: "U"):
            let count = letter == UInt8(ascii: "x") ? 2 : letter == UInt8(ascii: "u") ? 4 : 8
            let digits = text(position..<min(position + count, end))
            guard digits.utf8.count == count, let value = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(value) else { break }
            position += count
            return Array(String(Character(scalar)).utf8)
        default: break
        }
        throw mistake("there is no such escape", at: start, "write `\\\\` for a backslash")
    }

    /// After a value only a comment may follow.
    private mutating func finish() throws(Mistake) {
        skipSpace()
        guard let byte = next, byte != UInt8(ascii: "#") || !bytes[position - 1].isTemplateSpace else { return }
        throw quotesNeeded("nothing can follow here", at: position)
    }

    private mutating func skipSpace() {
        while let byte = next, byte.isTemplateSpace { position += 1 }
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    private func mistake(_ message: String, at position: Int, _ hint: String?) -> Mistake {
        Mistake(message: message, position: position, hint: hint)
    }

    private func quotesNeeded(_ message: String, at position: Int) -> Mistake {
        mistake(message, at: position, "put the whole text in double quotes")
    }
}

extension UInt8 {
    fileprivate var isKeyByte: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
