import Diagnostics
import Podcast

/// WebVTT, https://www.w3.org/TR/webvtt1/, read as its section 6.1 says.
///
/// What matters to readers of a transcript is kept: times, voices, text. Settings, regions and styles are passed over. Where the
/// specification would lose words that somebody said without a trace, there is a warning.
public enum WebVTT: TranscriptFormat {
    public static let name = "vtt"
    public static let fileExtensions = ["vtt", "webvtt"]

    public static func likeness(of text: TranscriptText) -> Likeness {
        if hasSignature(text.bytes) { return .certain }
        for line in text.opening() where line.arrow != nil && Timing(line) != nil { return .possible }
        return .none
    }

    static func hasSignature(_ bytes: Bytes) -> Bool {
        guard bytes.hasPrefix("WEBVTT") else { return false }
        return bytes.count == 6 || [0x20, 0x09, 0x0A].contains(bytes[6])
    }

    public static func read(_ text: TranscriptText, into cues: inout CueCollector) {
        var reader = WebVTTReader(text, into: cues)
        reader.readAll()
        cues = reader.cues
        cues.dropRepeatedLines()
        if !reader.hasVoices { cues.findLabels(knownNames: text.knownNames) }
    }

    /// The two times of a cue (https://www.w3.org/TR/webvtt1/#collect-webvtt-cue-timings-and-settings).
    struct Timing {
        let start: Seconds
        let end: Seconds

        init?(_ line: Bytes) {
            var reader = TimestampReader(line)
            reader.skipSpace()
            guard let start = reader.webVTT() else { return nil }
            reader.skipSpace()
            guard reader.skipArrow() else { return nil }
            reader.skipSpace()
            guard let end = reader.webVTT() else { return nil }
            (self.start, self.end) = (start, end)
        }
    }
}

/// One pass over the blocks of a file.
private struct WebVTTReader {
    let bytes: Bytes
    var cues: CueCollector
    private(set) var hasVoices = false
    /// Carries on from cue to cue: the podcast namespace names a speaker "when they change".
    private var speaker: PlainText?
    private var parser = WebVTTCueText()
    private var position = 0
    private var line = 0
    private var hasSeenCue = false

    init(_ text: TranscriptText, into cues: CueCollector) {
        bytes = text.bytes
        self.cues = cues
        self.cues.reserve(bytes.count / 80)
    }

    mutating func readAll() {
        if WebVTT.hasSignature(bytes) {
            readHeader()
        } else {
            cues.warn(
                .missingSignature, "this file does not begin with WEBVTT", line: 1, quoting: lineEnd(from: 0).line,
                hint: "write WEBVTT as its first line, and leave the second one empty")
        }
        while position < bytes.count { readBlock() }
        cues.note(parser.ruby)
    }

    /// The line that begins at `start`, and where the next one begins.
    private func lineEnd(from start: Int) -> (line: Bytes, next: Int) {
        let end = bytes.firstOffset(of: UInt8(ascii: "\n"), from: start) ?? bytes.count
        return (bytes.slice(start..<end), min(end + 1, bytes.count))
    }

    private mutating func readHeader() {
        var (_, next) = lineEnd(from: 0)
        line = 1
        // Metadata, as YouTube's Kind: and Language:, up to an empty line or the first times.
        while next < bytes.count {
            let (text, following) = lineEnd(from: next)
            if text.isEmpty || text.arrow != nil { break }
            line += 1
            next = following
        }
        position = next
    }

    /// https://www.w3.org/TR/webvtt1/#collect-a-webvtt-block
    private mutating func readBlock() {
        var timing: WebVTT.Timing?
        var hasTimes = false
        var lineCount = 0
        var (textStart, textEnd, textLine) = (position, position, line + 1)
        while position < bytes.count {
            let (text, next) = lineEnd(from: position)
            if text.isEmpty {
                position = next
                line += 1
                break
            }
            lineCount += 1
            if text.arrow != nil {
                // A line of times begins a block, or follows the cue's id; anywhere else it begins the next block.
                guard lineCount == 1 || (lineCount == 2 && !hasTimes) else { break }
                hasTimes = true
                hasSeenCue = true
                timing = WebVTT.Timing(text)
                if timing == nil {
                    cues.warn(
                        .skippedCue, "these are not the times of a cue, so the cue is left out", line: line + 1, quoting: text,
                        hint: "times are written 00:01:02.345 --> 00:01:05.000, with three digits after the point")
                }
                position = next
                line += 1
                (textStart, textEnd, textLine) = (position, position, line + 1)
            } else {
                textEnd = position + text.count
                position = next
                line += 1
            }
        }
        let text = bytes.slice(textStart..<max(textStart, textEnd))
        if let timing {
            append(text, timing, line: textLine)
        } else if !hasTimes, lineCount > 0, !isPassedOver(text) {
            cues.warn(
                .skippedCue, "this text has no times, so it is left out", line: textLine, quoting: firstLine(of: text),
                hint: "write its times above it, or put NOTE before it if nobody says it")
        }
    }

    /// Comments, styles and regions (the latter two only before the first cue; a later one is none, but nobody says it either).
    private func isPassedOver(_ block: Bytes) -> Bool {
        let first = firstLine(of: block)
        if first.hasPrefix("NOTE"), first.count == 4 || first[4].isSpace { return true }
        let word = first.trimmed
        return (word.count == 5 && word.hasPrefix("STYLE")) || (word.count == 6 && word.hasPrefix("REGION"))
    }

    private func firstLine(of text: Bytes) -> Bytes {
        text.slice(0..<(text.firstOffset(of: UInt8(ascii: "\n")) ?? text.count))
    }

    private mutating func append(_ text: Bytes, _ timing: WebVTT.Timing, line: Int) {
        parser.parse(text) { event in
            switch event {
            case .voice(let name):
                hasVoices = true
                speaker = cues.label(name, line: line)
            case .text(let piece):
                guard !piece.isBlank else { return }
                cues.append(Cue(start: timing.start, end: timing.end, speaker: speaker, text: PlainText(utf8: piece.trimmed)), line: line)
            }
        }
    }
}
