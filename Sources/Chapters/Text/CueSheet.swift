import Podcast

/// Cue sheets: their tracks are chapters, which start at `INDEX 01`, in minutes, seconds and 75ths.
/// https://wiki.hydrogenaud.io/index.php?title=Cue_sheet
public enum CueSheet: ChapterFormat {
    public static let name = "cue"
    private static let framesPerSecond = 75

    public static func isLike(_ text: ChapterText) -> Bool {
        let words = ["REM", "FILE", "TITLE", "PERFORMER", "TRACK", "CATALOG", "SONGWRITER", "CDTEXTFILE"]
        guard let first = text.firstLines(1).first?.split(separator: " ").first, words.contains(first.uppercased()) else { return false }
        return text.lines.contains { $0.text.trimmed.uppercased().hasPrefix("INDEX ") }
    }

    public static func read(_ text: ChapterText, into chapters: inout ChapterCollector) {
        var title: String?
        var trackOffset: Int?
        for (line, offset) in text.lines {
            let line = line.trimmed
            let word = line.prefix { $0 != " " && $0 != "\t" }
            let rest = line[word.endIndex...].trimmed
            switch word.uppercased() {
            case "TRACK": (trackOffset, title) = (offset, nil)
            case "TITLE" where trackOffset != nil: title = unquoted(rest)
            case "INDEX" where trackOffset != nil:
                let parts = rest.split { $0 == " " || $0 == "\t" }
                guard parts.count == 2, Int(parts[0]) == 1 else { continue }
                guard let start = time(parts[1]) else {
                    chapters.skip(
                        "“\(String(parts[1]).abridged)” is not a time", at: offset,
                        hint: "write minutes, seconds and 75ths: INDEX 01 12:34:00")
                    continue
                }
                chapters.add(Chapter(start: start, title: title.flatMap(ChapterCollector.line)), at: trackOffset ?? offset)
            default: continue
            }
        }
    }

    private static func unquoted(_ text: String) -> String {
        text.hasPrefix("\"") ? String(text.utf8.dropFirst().prefix { $0 != UInt8(ascii: "\"") }) ?? text : text
    }

    private static func time(_ text: Substring) -> Seconds? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map {
            $0.utf8.count <= 6 ? UInt32($0).map { Int($0) } : nil
        }
        guard parts.count == 3, let minutes = parts[0], let seconds = parts[1], let frames = parts[2], seconds < 60,
            frames < framesPerSecond
        else { return nil }
        return Seconds(milliseconds: (minutes * 60 + seconds) * 1000 + (frames * 1000 + framesPerSecond / 2) / framesPerSecond)
    }
}
