import Diagnostics
import Markup
import Podcast

/// What the formats in JSON have in common: values as transcripts have them, and the lines on which they stand.
struct TranscriptJSON {
    let text: TranscriptText
    var cues: CueCollector
    private var lines: LineCounter

    init(_ text: TranscriptText, into cues: CueCollector) {
        self.text = text
        self.cues = cues
        lines = LineCounter(text.bytes)
    }

    /// Reports, where the file is no JSON at all, why.
    static func root(of text: TranscriptText, reporting cues: inout CueCollector) -> JSONValue? {
        switch text.json {
        case .success(let root)?: return root
        case .failure(let fault)?: cues.fail(fault.message, atByte: fault.offset, of: text)
        case nil: cues.fail("there should be a { or [ here", atByte: 0, of: text)
        }
        return nil
    }

    /// The line on which a value begins.
    mutating func line(of value: JSONValue) -> Int { lines.line(ofByte: value.offset) }

    /// The label that a value gives: a name, a number (`0` is `Speaker 0`), or an object with a name.
    mutating func label(_ value: JSONValue?) -> PlainText? {
        guard let value else { return nil }
        if value.kind == .object { return label(value.first(of: "name", "label", "id")) }
        guard let name = value.string ?? (value.kind == .number ? value.source : nil) else { return nil }
        // `A` and `0` are what tools call voices that they cannot name.
        let isBare =
            name.utf8.count <= 2 && name.utf8.allSatisfy { $0.isDigit } || name.utf8.count == 1 && name.utf8.first!.isUppercaseLetter
        return cues.label((isBare ? "Speaker \(name)" : name).utf8, line: line(of: value))
    }

    /// Adds a cue, or warns where its times cannot be read. What has no text is nothing that anybody says.
    mutating func append(_ segment: TimedText, from value: JSONValue, hasBadTime: Bool = false) {
        let text = segment.text.trimmed
        guard !text.isEmpty, !Self.isSilence(text) else { return }
        guard !hasBadTime else {
            cues.warn(
                .skippedCue, "these are not the times of a cue, so the cue is left out", line: line(of: value), quoting: text.string,
                hint: "times are numbers of seconds, 62.5, or texts like \"00:01:02.500\"")
            return
        }
        cues.append(Cue(start: segment.start, end: segment.end, speaker: segment.speaker, text: text), line: line(of: value))
    }

    /// What whisper.cpp writes where it hears nothing.
    private static func isSilence(_ text: PlainText) -> Bool { text == "[BLANK_AUDIO]" }
}

/// Something that was said, on its way to become a cue.
struct TimedText {
    var start: Seconds?
    var end: Seconds?
    var speaker: PlainText?
    var text: PlainText
}

/// How a format writes times that are plain numbers.
enum TimeUnit: Double { case seconds = 1, milliseconds = 0.001 }

extension JSONValue {
    /// The text of a string; nil where this is none.
    var plainText: PlainText? { string.map { PlainText($0) } }

    /// A time as a number, `62.5`, or a text: `"62.5"`, `"62.5s"`, `"00:01:02.500"`. Times before the beginning are zero.
    func seconds(_ unit: TimeUnit = .seconds) -> Seconds? {
        if let number { return Seconds(number * unit.rawValue).map { max($0, .zero) } }
        // Google's protocol buffers: {"seconds": "12", "nanos": 900000000}.
        if kind == .object {
            let whole = self["seconds"].map { $0.number ?? $0.string.flatMap(Double.init) ?? .nan } ?? 0
            return Seconds(whole + (self["nanos"]?.number ?? 0) / 1e9)
        }
        guard var text = string, text.utf8.count < 32 else { return nil }
        if text.utf8.last == UInt8(ascii: "s") { text.removeLast() }
        if let number = Double(text) { return Seconds(number * unit.rawValue).map { max($0, .zero) } }
        return text.withUTF8 { bytes in
            var reader = TimestampReader(bytes)
            guard let time = reader.lenient(), reader.byte == nil else { return nil }
            return time
        }
    }
}

/// The lines of offsets that are asked for in ascending order.
struct LineCounter {
    private let bytes: Bytes
    private var line = 1
    /// Of the first LF that was not counted yet; searched once, for a file may be one line.
    private var newline: Int?

    init(_ bytes: Bytes) {
        self.bytes = bytes
        newline = bytes.firstOffset(of: UInt8(ascii: "\n"))
    }

    /// - Returns: for an offset before the last one, the line of the last one.
    mutating func line(ofByte offset: Int) -> Int {
        while let found = newline, found < offset {
            newline = bytes.firstOffset(of: UInt8(ascii: "\n"), from: found + 1)
            line += 1
        }
        return line
    }
}
