import Podcast

/// FFmpeg's metadata, https://ffmpeg.org/ffmpeg-formats.html#Metadata-1
public enum FFMetadata: ChapterFormat {
    public static let name = "ffmetadata"

    public static func isLike(_ text: ChapterText) -> Bool { text.begins(with: ";FFMETADATA") }

    private struct Section {
        var values: [String: String] = [:]
        var offset: Int
    }

    public static func read(_ text: ChapterText, into chapters: inout ChapterCollector) {
        var section: Section?
        /// The rest of a value whose line ends with a backslash.
        var unfinished: (key: String, value: String)?
        for (line, offset) in text.lines {
            if let before = unfinished {
                unfinished = nil
                append(before.key, before.value + "\n" + line, &section, &unfinished)
                continue
            }
            if line.hasPrefix("[") {
                section.map { add($0, to: &chapters) }
                section = line.trimmed.uppercased() == "[CHAPTER]" ? Section(offset: offset) : nil
                continue
            }
            guard !line.hasPrefix(";"), !line.hasPrefix("#"), let equals = firstUnescapedEquals(line) else { continue }
            append(unescaped(line[..<equals]).lowercased(), String(line[line.utf8.index(after: equals)...]), &section, &unfinished)
        }
        section.map { add($0, to: &chapters) }
    }

    private static func append(
        _ key: String, _ value: String, _ section: inout Section?, _ unfinished: inout (key: String, value: String)?
    ) {
        let isUnfinished = value.utf8.reversed().prefix { $0 == UInt8(ascii: "\\") }.count % 2 == 1
        // A value of thousands of lines would be copied for each of them.
        if isUnfinished, value.utf8.count < 1 << 12 { unfinished = (key, String(value.utf8.dropLast())!) }
        section?.values[key] = unescaped(value)
    }

    private static func add(_ section: Section, to chapters: inout ChapterCollector) {
        // Without a time base times are in nanoseconds.
        let base = (section.values["timebase"] ?? "1/1000000000").split(separator: "/").compactMap { Double($0.trimmed) }
        guard base.count == 2, base[0] > 0, base[1] > 0 else {
            return chapters.skip("the TIMEBASE is no fraction", at: section.offset, hint: "write TIMEBASE=1/1000")
        }
        func time(_ key: String) -> Seconds? {
            section.values[key].flatMap { Double($0.trimmed) }.flatMap { Seconds($0 * base[0] / base[1]) }
        }
        guard let start = time("start") else {
            return chapters.skip("there is no START", at: section.offset, hint: "write START=754000")
        }
        chapters.add(
            Chapter(start: start, end: time("end"), title: section.values["title"].flatMap(ChapterCollector.line)), at: section.offset)
    }

    private static func firstUnescapedEquals(_ line: String) -> String.Index? {
        var isEscaped = false
        for index in line.utf8.indices {
            if isEscaped {
                isEscaped = false
            } else if line.utf8[index] == UInt8(ascii: "\\") {
                isEscaped = true
            } else if line.utf8[index] == UInt8(ascii: "=") {
                return index
            }
        }
        return nil
    }

    private static func unescaped(_ text: some StringProtocol) -> String {
        guard text.utf8.contains(UInt8(ascii: "\\")) else { return String(text) }
        var result: [UInt8] = []
        var isEscaped = false
        for byte in text.utf8 {
            if !isEscaped, byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else {
                result.append(byte)
                isEscaped = false
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
