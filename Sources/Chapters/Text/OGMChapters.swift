import Podcast

/// Simple chapters of OGM and Matroska, `CHAPTER01=00:12:34.500` and `CHAPTER01NAME=…`:
/// https://mkvtoolnix.download/doc/mkvmerge.html#mkvmerge.chapters.simple
public enum OGMChapters: ChapterFormat {
    public static let name = "ogm"

    public static func isLike(_ text: ChapterText) -> Bool {
        text.firstLines(1).first.map { $0.uppercased().hasPrefix("CHAPTER") && $0.utf8.contains(UInt8(ascii: "=")) } ?? false
    }

    public static func read(_ text: ChapterText, into chapters: inout ChapterCollector) {
        var order: [Int] = []
        var found: [Int: (start: String?, title: String?, url: String?, offset: Int)] = [:]
        for (line, offset) in text.lines {
            let line = line.trimmed
            guard line.utf8.count < 1 << 16, let equals = line.utf8.firstIndex(of: UInt8(ascii: "=")) else { continue }
            let key = line[..<equals].trimmed.uppercased()
            let value = String(line[line.utf8.index(after: equals)...])
            guard key.hasPrefix("CHAPTER") else { continue }
            let digits = key.utf8.dropFirst(7).prefix { $0 &- 0x30 < 10 }
            guard (1...6).contains(digits.count), let number = Int(String(digits) ?? "") else { continue }
            if found[number] == nil {
                order.append(number)
                found[number] = (nil, nil, nil, offset)
            }
            switch String(key.utf8.dropFirst(7 + digits.count)) {
            case "": found[number]!.start = value
            case "NAME": found[number]!.title = value
            case "URL": found[number]!.url = value
            default: continue
            }
        }
        for number in order {
            guard let chapter = found[number] else { continue }
            guard let start = chapter.start else {
                chapters.skip(
                    "chapter \(number) has a name and no time", at: chapter.offset, hint: "add a line like CHAPTER01=00:12:34.000")
                continue
            }
            chapters.add(start: start, title: chapter.title, url: chapter.url, at: chapter.offset)
        }
    }
}
