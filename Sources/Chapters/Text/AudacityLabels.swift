import Podcast

/// Labels of Audacity: a start, an end and a name between tabs, in seconds.
/// https://manual.audacityteam.org/man/importing_and_exporting_labels.html
public enum AudacityLabels: ChapterFormat {
    public static let name = "audacity"

    public static func isLike(_ text: ChapterText) -> Bool {
        text.firstLines(1).first.map { fields($0) != nil } ?? false
    }

    public static func read(_ text: ChapterText, into chapters: inout ChapterCollector) {
        for (line, offset) in text.lines where !line.trimmed.isEmpty {
            // A second line says which frequencies a label marks.
            if line.hasPrefix("\\") { continue }
            guard let (start, end, name) = fields(line) else {
                chapters.skip("“\(line.abridged)” is no label", at: offset, hint: "write a start, an end and a name with tabs between them")
                continue
            }
            chapters.add(Chapter(start: start, end: end > start ? end : nil, title: ChapterCollector.line(name)), at: offset)
        }
    }

    private static func fields(_ line: String) -> (start: Seconds, end: Seconds, name: String)? {
        let parts = line.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count >= 2, let start = time(parts[0]), let end = time(parts[1]) else { return nil }
        return (start, end, parts.count > 2 ? String(parts[2]) : "")
    }

    /// A decimal number, with a comma where the system writes one.
    private static func time(_ text: Substring) -> Seconds? {
        guard !text.utf8.contains(UInt8(ascii: ":")) else { return nil }
        return Seconds(parsing: text.trimmed)
    }
}
