import Podcast

/// Lines that each begin with a time, as mp4chaps (https://github.com/enzo1982/mp4v2) and Podlove write them and YouTube reads them
/// (https://support.google.com/youtube/answer/9884579): `12:34 What a model is`, `[00:12:34.500] - What a model is`. `12:34` is always
/// minutes and seconds.
public enum TimeList: ChapterFormat {
    public static let name = "list"

    /// Anything else may be such a list.
    public static func isLike(_ text: ChapterText) -> Bool { true }

    public static func read(_ text: ChapterText, into chapters: inout ChapterCollector) {
        for (line, offset) in text.lines {
            if let (chapter, _) = TimeLine.read(line) { chapters.add(chapter, at: offset) }
        }
    }
}

/// A line of such a list.
enum TimeLine {
    /// - Returns: nil where the line does not begin with a time. `isItem` says whether a sign of a list stands before it.
    static func read(_ line: String) -> (chapter: Chapter, isItem: Bool)? {
        // The longest that is worth reading: a line of megabytes is no title.
        guard line.utf8.count < 1 << 14 else { return nil }
        let bytes = Array(line.utf8)
        var index = 0
        skipSpace(bytes, &index)
        let isItem = skipListSign(bytes, &index)
        let opening = skip("([*_`", in: bytes, &index)
        guard let (start, end) = time(bytes, from: index) else { return nil }
        index = end
        var rest = String(decoding: bytes[index...], as: UTF8.self)
        // `[12:34](#t=754)` and `[12:34]`
        if opening.contains(UInt8(ascii: "[")), rest.utf8.starts(with: "](".utf8), let close = rest.utf8.firstIndex(of: UInt8(ascii: ")")) {
            rest = String(rest.utf8[rest.utf8.index(after: close)...]) ?? ""
        }
        let afterSigns = rest.unicodeScalars.drop(while: closingSigns.contains)
        let title = String(String.UnicodeScalarView(afterSigns.drop(while: separators.contains)))
        var chapter = Chapter(start: start)
        (chapter.title, chapter.url) = TitleAndAddress.read(title)
        return (chapter, isItem)
    }

    private static let closingSigns = Set(")]*_`".unicodeScalars)
    private static let separators = Set(" \t-–—:|.>".unicodeScalars)

    /// `- `, `* `, `+ `, `• `, `1. `, `2) `
    private static func skipListSign(_ bytes: [UInt8], _ index: inout Int) -> Bool {
        var end = index
        if end < bytes.count, "-*+".utf8.contains(bytes[end]) {
            end += 1
        } else if bytes[end...].starts(with: "•".utf8) {
            end += 3
        } else {
            while end < bytes.count, end < index + 4, bytes[end] &- 0x30 < 10 { end += 1 }
            guard end > index, end < bytes.count, ".)".utf8.contains(bytes[end]) else { return false }
            end += 1
        }
        guard end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 else { return false }
        skipSpace(bytes, &end)
        index = end
        return true
    }

    private static func skipSpace(_ bytes: [UInt8], _ index: inout Int) {
        while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
    }

    private static func skip(_ signs: String, in bytes: [UInt8], _ index: inout Int) -> ArraySlice<UInt8> {
        let start = index
        while index < bytes.count, signs.utf8.contains(bytes[index]) { index += 1 }
        return bytes[start..<index]
    }

    /// A time with at least one colon; a number alone is none.
    private static func time(_ bytes: [UInt8], from start: Int) -> (time: Seconds, end: Int)? {
        var end = start
        while end < bytes.count, bytes[end] &- 0x30 < 10 || bytes[end] == UInt8(ascii: ":") { end += 1 }
        guard bytes[start..<end].contains(UInt8(ascii: ":")), bytes[end - 1] != UInt8(ascii: ":") else { return nil }
        if end + 1 < bytes.count, bytes[end] == UInt8(ascii: ".") || bytes[end] == UInt8(ascii: ","), bytes[end + 1] &- 0x30 < 10 {
            end += 1
            while end < bytes.count, bytes[end] &- 0x30 < 10 { end += 1 }
        }
        // `12:34pm` and `1:2:3:4` are something else.
        if end < bytes.count,
            (bytes[end] | 0x20) &- 0x61 < 26 || bytes[end] == UInt8(ascii: ":") && end + 1 < bytes.count && bytes[end + 1] != 0x20
        {
            return nil
        }
        return Seconds(parsing: String(decoding: bytes[start..<end], as: UTF8.self)).map { ($0, end) }
    }
}

/// What stands behind a time: a title, and perhaps where it leads.
enum TitleAndAddress {
    static func read(_ text: String) -> (title: PlainText?, address: String?) {
        var text = text.trimmed
        var address: String?
        // As Podlove writes it: `Title <https://…>`
        if text.utf8.last == UInt8(ascii: ">"), let open = text.utf8.lastIndex(of: UInt8(ascii: "<")) {
            let inside = text.utf8[text.utf8.index(after: open)...].dropLast()
            if inside.starts(with: "http://".utf8) || inside.starts(with: "https://".utf8) {
                address = String(inside)
                text = text[..<open].trimmed
            }
        }
        // As Markdown has it, where all of it is a link: `[Title](https://…)`
        let bytes = Array(text.utf8)
        if bytes.first == UInt8(ascii: "["), bytes.last == UInt8(ascii: ")"), let middle = bytes.firstIndex(of: UInt8(ascii: "]")),
            bytes[middle + 1] == UInt8(ascii: "("), !bytes[(middle + 2)...].contains(where: { $0 == UInt8(ascii: "(") || $0 == 0x20 })
        {
            address = String(decoding: bytes[(middle + 2)...].dropLast(), as: UTF8.self)
            text = String(decoding: bytes[1..<middle], as: UTF8.self)
        }
        return (ChapterCollector.line(withoutEmphasis(text)), address)
    }

    /// Without the signs that make a whole title bold, slanted or code in Markdown.
    private static func withoutEmphasis(_ text: String) -> String {
        let bytes = Array(text.utf8)
        for sign in ["**", "__", "*", "_", "`"].map({ Array($0.utf8) })
        where bytes.count > 2 * sign.count && bytes.starts(with: sign) && bytes.suffix(sign.count).elementsEqual(sign) {
            return String(decoding: bytes.dropFirst(sign.count).dropLast(sign.count), as: UTF8.self)
        }
        return text
    }
}
