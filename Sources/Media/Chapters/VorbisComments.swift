import Podcast

/// Comments as Vorbis, Opus and FLAC have them, https://xiph.org/vorbis/doc/v-comment.html
struct VorbisComments {
    /// Longer ones hold pictures.
    private static let longestText = 1 << 16

    private var texts: [(name: String, value: ArraySlice<UInt8>)] = []

    /// - Parameter bytes: from the length of the vendor's name on.
    init(_ bytes: [UInt8]) {
        var rest = bytes[...]
        func number() -> Int? {
            guard rest.count >= 4 else { return nil }
            defer { rest = rest.dropFirst(4) }
            return rest.prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
        }
        guard let vendor = number(), vendor <= rest.count else { return }
        rest = rest.dropFirst(vendor)
        guard let count = number() else { return }
        for _ in 0..<count {
            guard let length = number(), length <= rest.count else { return }
            let comment = rest.prefix(length)
            rest = rest.dropFirst(length)
            guard length <= Self.longestText, let equals = comment.firstIndex(of: UInt8(ascii: "=")) else { continue }
            texts.append((String(decoding: comment[..<equals], as: UTF8.self).uppercased(), comment[(equals + 1)...]))
        }
    }

    /// `CHAPTER001=00:12:34.500`, `CHAPTER001NAME=…`, `CHAPTER001URL=…`, https://wiki.xiph.org/Chapter_Extension
    var chapters: [EmbeddedChapter] {
        var chapters: [Int: Chapter] = [:]
        for (name, value) in texts where name.hasPrefix("CHAPTER") {
            let digits = name.dropFirst(7).prefix { $0.isASCII && $0.isNumber }
            guard (1...4).contains(digits.count), let number = Int(digits) else { continue }
            let text = PlainText(String(decoding: value, as: UTF8.self)).onOneLine
            switch name.dropFirst(7 + digits.count) {
            case "": chapters[number, default: Chapter()].start = Seconds(parsing: text.string)
            case "NAME": chapters[number, default: Chapter()].title = text.isEmpty ? nil : text
            case "URL": chapters[number, default: Chapter()].url = text.isEmpty ? nil : text.string
            default: continue
            }
        }
        return chapters.filter { $0.value.start != nil }.sorted { ($0.value.start!, $0.key) < ($1.value.start!, $1.key) }.map {
            EmbeddedChapter($0.value)
        }
    }
}
