import Podcast

/// SubViewer (SBV), the captions that YouTube lets one download: two times with a comma between them, and the text below.
public enum SubViewer: TranscriptFormat {
    public static let name = "sbv"
    public static let fileExtensions = ["sbv"]

    public static func likeness(of text: TranscriptText) -> Likeness {
        text.opening().first { !$0.isBlank }.flatMap(times) != nil ? .certain : .none
    }

    public static func read(_ text: TranscriptText, into cues: inout CueCollector) {
        var current: (start: Seconds, end: Seconds, line: Int)?
        var spoken: [UInt8] = []
        func flush() {
            defer { spoken.removeAll(keepingCapacity: true) }
            guard let current else { return }
            let said = spoken.withUnsafeBufferPointer { PlainText(utf8: $0.trimmed) }
            cues.append(Cue(start: current.start, end: current.end, text: said), line: current.line)
        }
        var lines = text.lines
        while let line = lines.next() {
            if let (start, end) = times(line) {
                flush()
                current = (start, end, lines.number + 1)
            } else if current != nil {
                if !spoken.isEmpty { spoken.append(0x0A) }
                spoken.append(contentsOf: line.trimmed)
            } else if !line.isBlank {
                cues.warn(.skippedCue, "this stands before the first times, so it is left out", line: lines.number, quoting: line)
            }
        }
        flush()
        cues.findLabels(knownNames: text.knownNames)
    }

    /// `0:00:00.599,0:00:04.160`
    private static func times(_ line: Bytes) -> (start: Seconds, end: Seconds)? {
        let line = line.trimmed
        guard let comma = line.firstOffset(of: UInt8(ascii: ",")) else { return nil }
        var (first, second) = (TimestampReader(line.slice(0..<comma)), TimestampReader(line.slice(from: comma + 1)))
        guard let start = first.lenient(), first.byte == nil, let end = second.lenient(), second.byte == nil else { return nil }
        return (start, end)
    }
}
