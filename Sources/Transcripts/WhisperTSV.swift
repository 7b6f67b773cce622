import Podcast

/// The tab-separated values of Whisper (https://github.com/openai/whisper, `--output_format tsv`): a line `start end text`, then a line a
/// segment, its times in milliseconds. Times with a point in them are seconds.
public enum WhisperTSV: TranscriptFormat {
    public static let name = "tsv"
    public static let fileExtensions = ["tsv"]

    public static func likeness(of text: TranscriptText) -> Likeness {
        text.opening().first { _ in true }.map(isHeader) ?? false ? .certain : .none
    }

    private static func isHeader(_ line: Bytes) -> Bool {
        let columns = line.split(separator: UInt8(ascii: "\t")).map { Bytes(rebasing: $0).trimmed }
        return columns.count >= 3 && columns[0].equalsIgnoringCase("start") && columns[1].equalsIgnoringCase("end")
    }

    public static func read(_ text: TranscriptText, into cues: inout CueCollector) {
        var lines = text.lines
        while let line = lines.next() {
            guard !line.isBlank, !(lines.number == 1 && isHeader(line)) else { continue }
            let columns = line.split(separator: UInt8(ascii: "\t"), maxSplits: 2, omittingEmptySubsequences: false)
                .map { Bytes(rebasing: $0).trimmed }
            guard columns.count == 3, let start = time(columns[0]), let end = time(columns[1]) else {
                cues.warn(
                    .skippedCue, "this line has no two times and a text, so it is left out", line: lines.number, quoting: line,
                    hint: "write the start, the end and the text with tabs between them, the times in milliseconds")
                continue
            }
            guard !columns[2].isEmpty else { continue }
            cues.append(Cue(start: start, end: end, text: PlainText(utf8: columns[2])), line: lines.number)
        }
        cues.findLabels(knownNames: text.knownNames)
    }

    private static func time(_ bytes: Bytes) -> Seconds? {
        guard bytes.first?.isDigit == true, let value = Double(String(decoding: bytes, as: UTF8.self)) else { return nil }
        return Seconds(bytes.contains(UInt8(ascii: ".")) ? value : value / 1000)
    }
}
