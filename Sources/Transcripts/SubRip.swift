import Diagnostics
import Markup
import Podcast

/// SubRip (SRT), which has no specification; as tools and people write it.
///
/// Seen and read: no numbers, points for commas, no hours, one-digit hours, no milliseconds, no empty line between cues, empty lines
/// within cues, tags of HTML, `{\an8}`, coordinates after the times, speakers as `Name: text` or as `Name:` on a line of its own.
public enum SubRip: TranscriptFormat {
    public static let name = "srt"
    public static let fileExtensions = ["srt"]

    public static func likeness(of text: TranscriptText) -> Likeness {
        for line in text.opening() where line.arrow != nil && Timing(line) != nil { return .possible }
        return .none
    }

    public static func read(_ text: TranscriptText, into cues: inout CueCollector) {
        var reader = SubRipReader(text, into: cues)
        reader.readAll()
        cues = reader.cues
        cues.dropRepeatedLines()
        cues.findLabels(knownNames: text.knownNames)
    }

    /// Tags that subtitles have; others stay, for podcasts about programming say `List<String>`.
    private static let tags: Set<String> = [
        "b", "i", "u", "s", "font", "span", "c", "v", "br", "em", "strong", "ruby", "rb", "rt", "rp", "p", "div",
    ]

    /// The name of the tag of subtitles whose name begins at `position`, after its `<`.
    static func tagName(_ cue: Bytes, at position: Int) -> String? {
        let start = position < cue.count && cue[position] == UInt8(ascii: "/") ? position + 1 : position
        var end = start
        while end < cue.count, end - start < 8, cue[end].isLetter { end += 1 }
        guard end > start, end < cue.count,
            cue[end] == UInt8(ascii: ">") || cue[end].isSpace || cue[end] == UInt8(ascii: "/") || cue[end] == UInt8(ascii: ".")
        else { return nil }
        let name = String(decoding: cue.slice(start..<end), as: UTF8.self).lowercased()
        return tags.contains(name) ? name : nil
    }

    struct Timing {
        let start: Seconds
        let end: Seconds

        init?(_ line: Bytes) {
            var reader = TimestampReader(line)
            reader.skipSpace()
            guard let start = reader.lenient() else { return nil }
            reader.skipSpace()
            guard reader.skipArrow() else { return nil }
            reader.skipSpace()
            guard let end = reader.lenient() else { return nil }
            // Coordinates may follow, X1:40 X2:600; anything glued to the time makes it none.
            if let byte = reader.byte, !byte.isSpace { return nil }
            (self.start, self.end) = (start, end)
        }
    }
}

private struct SubRipReader {
    private enum State {
        case beforeFirst
        case inCue(SubRip.Timing)
        /// In the text of a cue whose times cannot be read.
        case inBadCue
    }

    let bytes: Bytes
    var cues: CueCollector
    private var state = State.beforeFirst
    private var text: [UInt8] = []
    private var markup = RubyMarkup()
    /// The lines of the cue so far: where in the file its text lies, without empty lines at its ends.
    private var textStart = 0
    private var textEnd = 0
    private var textLine = 0
    private var lastNumber: Int?

    init(_ text: TranscriptText, into cues: CueCollector) {
        bytes = text.bytes
        self.cues = cues
        self.cues.reserve(bytes.count / 80)
    }

    mutating func readAll() {
        var lines = Lines(bytes)
        /// The line before, if it holds nothing but digits: the cue's number, most likely.
        var number: (value: Int, textEnd: Int, isAfterBlank: Bool)?
        var isAfterBlank = true
        while let line = lines.next() {
            let offset = line.baseAddress! - bytes.baseAddress!
            if line.isBlank {
                isAfterBlank = true
                number = nil
                continue
            }
            if let timing = SubRip.Timing(line) {
                endCue(numbered: number)
                begin(.inCue(timing), line: lines.number + 1)
            } else if isBrokenTiming(line, isAfterBlank: isAfterBlank, isAfterNumber: number != nil) {
                endCue(numbered: number)
                begin(.inBadCue, line: lines.number + 1)
                cues.warn(
                    .skippedCue, "these are not the times of a cue, so the cue is left out", line: lines.number, quoting: line,
                    hint: "times are written 00:01:02,345 --> 00:01:05,000")
            } else {
                number = Self.number(line).map { ($0, textEnd, isAfterBlank) }
                if textEnd == textStart { (textStart, textLine) = (offset, lines.number) }
                textEnd = offset + line.count
                if case .beforeFirst = state, number == nil {
                    cues.warn(
                        .skippedCue, "this stands before the first times, so it is left out", line: lines.number, quoting: line)
                }
                isAfterBlank = false
                continue
            }
            number = nil
            isAfterBlank = false
        }
        endCue(numbered: nil)
        cues.note(markup.ruby)
    }

    private static func number(_ line: Bytes) -> Int? {
        let digits = line.trimmed
        guard digits.count <= 9, digits.allSatisfy({ $0.isDigit }) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    /// A line that was meant to be the times of a cue: made of the characters of times, or with an arrow where times are due.
    private func isBrokenTiming(_ line: Bytes, isAfterBlank: Bool, isAfterNumber: Bool) -> Bool {
        guard isAfterBlank || isAfterNumber else { return line.arrow != nil && line.trimmed[0].isDigit }
        if line.arrow != nil { return true }
        let colons = line.reduce(0) { $1 == UInt8(ascii: ":") ? $0 + 1 : $0 }
        return isAfterNumber && colons >= 2
            && line.allSatisfy { $0.isDigit || $0.isSpace || ":.,->".utf8.contains($0) }
    }

    private mutating func begin(_ next: State, line: Int) {
        state = next
        (textStart, textEnd, textLine) = (0, 0, line)
    }

    private mutating func endCue(numbered number: (value: Int, textEnd: Int, isAfterBlank: Bool)?) {
        if let number {
            // Without an empty line before it, a lone number is this cue's last line, unless it is the number that comes next.
            if number.isAfterBlank || lastNumber.map({ number.value == $0 + 1 }) ?? false { textEnd = number.textEnd }
            lastNumber = number.value
        }
        guard case .inCue(let timing) = state, textEnd > textStart else { return }
        let cue = bytes.slice(textStart..<textEnd)
        func append(_ text: Bytes) {
            let text = text.trimmed
            guard !text.isEmpty else { return }
            cues.append(Cue(start: timing.start, end: timing.end, text: PlainText(utf8: text)), line: textLine)
        }
        if cue.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "&") }) {
            strip(cue)
            text.withUnsafeBufferPointer(append)
        } else {
            append(cue)
        }
    }

    private mutating func strip(_ cue: Bytes) {
        text.removeAll(keepingCapacity: true)
        var position = 0
        var (hasMoreClosers, hasMoreBraces) = (true, true)
        while position < cue.count {
            let byte = cue[position]
            if byte == UInt8(ascii: "&") {
                position += CharacterReference.decode(cue, at: position, into: &text)
                continue
            }
            if byte == UInt8(ascii: "<"), hasMoreClosers, let name = SubRip.tagName(cue, at: position + 1) {
                if let end = cue.firstOffset(of: UInt8(ascii: ">"), from: position) {
                    handle(name, isClosing: cue[position + 1] == UInt8(ascii: "/"))
                    position = end + 1
                    continue
                }
                hasMoreClosers = false
            }
            if byte == UInt8(ascii: "{"), hasMoreBraces, position + 1 < cue.count, cue[position + 1] == UInt8(ascii: "\\") {
                if let end = cue.firstOffset(of: UInt8(ascii: "}"), from: position) {
                    position = end + 1
                    continue
                }
                hasMoreBraces = false
            }
            text.append(byte)
            position += 1
        }
        markup.close(in: &text)
    }

    /// Of all tags only those for lines and readings change the text.
    private mutating func handle(_ name: String, isClosing: Bool) {
        switch (name, isClosing) {
        case ("br", _): text.append(UInt8(ascii: "\n"))
        case ("ruby", false): markup.open(in: &text)
        case ("rb", false): markup.openBase(in: &text)
        case ("rp", false): markup.openParenthesis(in: &text)
        case ("rp", true): markup.closeParenthesis(in: &text)
        case ("rt", false): markup.openReading(in: &text)
        case ("rt", true): markup.closeReading(in: &text)
        case ("ruby", true): markup.close(in: &text)
        default: break
        }
    }
}
