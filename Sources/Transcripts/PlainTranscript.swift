import Diagnostics
import Podcast

/// Plain text: prose, with or without the names of who speaks and the times at which they do.
///
/// Names stand at the beginning of a line (`Name: text`, `名字：text`), in brackets with a time (`[Speaker 1] [00:03] text`), or alone on
/// a line; times before or after the name, in brackets or not (`[00:01:02] Name: text`, `Name (00:01:02):`, `Name  1:02`, `00:01:02 text`).
/// A speaker carries on until the next name. In a file with times each of them begins a cue; in one without, each paragraph does.
public enum PlainTranscript: TranscriptFormat {
    public static let name = "txt"
    public static let fileExtensions = ["txt", "text"]

    public static func likeness(of text: TranscriptText) -> Likeness { .possible }

    public static func read(_ text: TranscriptText, into cues: inout CueCollector) {
        read(text.bytes, lineNumbers: nil, knownNames: text.knownNames, into: &cues)
    }

    /// - Parameter lineNumbers: for text that was made of a file in another format, the lines of that file.
    static func read(_ bytes: Bytes, lineNumbers: [Int]?, knownNames: Set<LabelKey>, into cues: inout CueCollector) {
        var survey = PlainSurvey(knownNames: knownNames)
        var lines = Lines(bytes)
        while let line = lines.next() { survey.note(line) }
        var assembler = PlainAssembler(conventions: survey.conventions(), cues: cues)
        lines = Lines(bytes)
        while let line = lines.next() {
            if isCredit(line) { continue }
            assembler.add(line, number: lineNumbers?[lines.number - 1] ?? lines.number)
        }
        assembler.endCue()
        cues = assembler.cues
    }

    /// What Otter writes below its transcripts.
    private static func isCredit(_ line: Bytes) -> Bool { line.trimmed.hasPrefix("Transcribed by https://otter.ai") }
}

/// What a line of plain text may begin with.
struct PlainLine {
    var time: Seconds?
    var end: Seconds?
    var timeIsBracketed = false
    /// What follows a time that begins the line.
    var afterTime: Bytes
    var name: Bytes?
    var evidence = LabelFinder.Evidence.colon
    /// A time beside the name, after it.
    var timeAfterName: Seconds?
    /// What follows the name.
    var afterName: Bytes

    init(_ line: Bytes) {
        let line = line.trimmed
        afterTime = line
        afterName = line
        if let found = PlainTime(line, at: 0), found.isBracketed || found.end == line.count || line[found.end].isSpace {
            time = found.time
            end = found.until
            timeIsBracketed = found.isBracketed
            afterTime = line.slice(from: found.end).trimmed
            afterName = afterTime
        }
        findName(in: afterTime)
    }

    private mutating func findName(in text: Bytes) {
        if text.first == UInt8(ascii: "["), let close = text.slice(0..<min(text.count, 170)).firstOffset(of: UInt8(ascii: "]")),
            let inner = LabelledLine.name(text.slice(1..<close)), take(inner, timeAt: close + 1, of: text)
        {
            return
        }
        let opening = text.slice(0..<min(text.count, 170))
        // Name (00:01:02): or Name [00:01:02]
        if let bracket = opening.firstIndex(where: { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "[") }), bracket > 0,
            let inner = LabelledLine.name(text.slice(0..<bracket)), inner.last != UInt8(ascii: ":"), PlainTime(text, at: bracket) != nil,
            take(inner, timeAt: bracket, of: text)
        {
            return
        }
        if let labelled = LabelledLine(text) {
            (name, afterName) = (labelled.name, labelled.rest.trimmed)
            // [00:00:08] Name: text
            evidence = timeIsBracketed ? .time : labelled.evidence
            // Name: 00:00:08, or Name: [00:00:08] text; after a time of the line's own it is what was said.
            if time == nil, let found = PlainTime(afterName, at: 0), found.isBracketed || found.end == afterName.count {
                (evidence, timeAfterName) = (.time, found.time)
                afterName = afterName.slice(from: found.end).trimmed
            }
            return
        }
        guard text.count <= LabelledLine.longestName * 4 + 16 else { return }
        // Name  0:03
        if let space = text.lastIndex(where: { $0.isSpace }), let found = PlainTime(text, at: space + 1), found.end == text.count,
            let inner = LabelledLine.name(text.slice(0..<space))
        {
            (name, evidence, timeAfterName) = (inner, .time, found.time)
            afterName = text.slice(from: text.count)
        } else if let inner = LabelledLine.name(text), !endsSentence(inner) {
            (name, evidence) = (inner, .alone)
            afterName = text.slice(from: text.count)
        }
    }

    /// Whether what stands alone on a line is a short answer, “Exactly.”, and no name, “Ada Lovelace Jr.”.
    private func endsSentence(_ text: Bytes) -> Bool {
        guard text.last == UInt8(ascii: ".") else { return false }
        let word = text.slice(from: (text.lastIndex { $0.isSpace } ?? -1) + 1)
        return
            !(word.count < text.count
            && (word.elementsEqual("Jr.".utf8) || word.elementsEqual("Sr.".utf8) || word.dropLast().contains(word.last!)))
    }

    /// Takes `inner` for a name if a time or a colon follows it.
    private mutating func take(_ inner: Bytes, timeAt start: Int, of text: Bytes) -> Bool {
        var position = start
        while position < text.count, text[position].isSpace { position += 1 }
        if let found = PlainTime(text, at: position), found.isBracketed {
            (evidence, timeAfterName) = (.time, found.time)
            position = found.end
        } else if time != nil, timeIsBracketed {
            evidence = .time
        } else if position >= text.count || text[position] != UInt8(ascii: ":") {
            return false
        }
        if position < text.count, text[position] == UInt8(ascii: ":") { position += 1 }
        name = inner
        afterName = text.slice(from: min(position, text.count)).trimmed
        return true
    }
}

/// A time in plain text: `[00:01:02]`, `(1:02)`, `00:01:02.5`, or two with a dash between them.
private struct PlainTime {
    let time: Seconds
    let until: Seconds?
    let isBracketed: Bool
    /// The offset after it.
    let end: Int

    init?(_ bytes: Bytes, at start: Int) {
        guard start < bytes.count else { return nil }
        let closer: Unicode.Scalar? =
            switch bytes[start] {
            case UInt8(ascii: "["): "]"
            case UInt8(ascii: "("): ")"
            case UInt8(ascii: "{"): "}"
            default: nil
            }
        guard closer != nil || bytes[start].isDigit else { return nil }
        var reader = TimestampReader(bytes, at: closer == nil ? start : start + 1)
        guard let time = reader.lenient() else { return nil }
        var until: Seconds?
        let beforeDash = reader.position
        reader.skipSpace()
        if reader.skipArrow() || reader.skip("-") {
            reader.skipSpace()
            until = reader.lenient()
        }
        if until == nil { reader.position = beforeDash }
        if let closer {
            reader.skipSpace()
            guard reader.skip(closer) else { return nil }
        }
        (self.time, self.until, isBracketed, end) = (time, until, closer != nil, reader.position)
    }
}

/// What the beginnings of a file's lines mean.
struct PlainConventions {
    var labels: Set<String>
    /// Whether a time without brackets at the beginning of a line is one.
    var bareTimes: Bool
    var isTimed: Bool
}

/// Looks at all lines before any is read, for what a beginning means shows in the others.
private struct PlainSurvey {
    private var finder: LabelFinder
    private var bareTimes = 0
    private var backwardTimes = 0
    private var bracketedTimes = 0
    private var lastBareTime = Seconds.zero
    private var wasBlank = true
    /// A short line after an empty one; a name if a line follows it directly.
    private var lonely: String?

    init(knownNames: Set<LabelKey>) {
        finder = LabelFinder(knownNames: knownNames)
    }

    mutating func note(_ bytes: Bytes) {
        guard !bytes.isBlank else {
            (wasBlank, lonely) = (true, nil)
            return
        }
        let line = PlainLine(bytes)
        if let name = lonely, line.evidence != .alone || line.name == nil { finder.note(name, .alone) }
        lonely = nil
        if let time = line.time {
            if line.timeIsBracketed {
                bracketedTimes += 1
            } else {
                bareTimes += 1
                if time < lastBareTime { backwardTimes += 1 }
                lastBareTime = time
            }
        }
        if line.timeAfterName != nil { bracketedTimes += 1 }
        if let name = line.name {
            let key = String(decoding: name, as: UTF8.self)
            if line.evidence != .alone { finder.note(key, line.evidence) } else if wasBlank { lonely = key }
        }
        wasBlank = false
    }

    func conventions() -> PlainConventions {
        let areTimes = bareTimes >= 2 && backwardTimes * 10 <= bareTimes
        return PlainConventions(labels: finder.accepted(), bareTimes: areTimes, isTimed: areTimes || bracketedTimes > 0)
    }
}

/// Puts lines together to cues.
private struct PlainAssembler {
    let conventions: PlainConventions
    var cues: CueCollector
    private var speaker: PlainText?
    private var start: Seconds?
    private var end: Seconds?
    private var text: [UInt8] = []
    private var textLine = 0
    private var isAfterBlank = true

    init(conventions: PlainConventions, cues: CueCollector) {
        self.conventions = conventions
        self.cues = cues
    }

    mutating func add(_ bytes: Bytes, number: Int) {
        guard !bytes.isBlank else {
            if !conventions.isTimed { endCue() }
            isAfterBlank = true
            return
        }
        let line = PlainLine(bytes)
        let hasTime = line.time != nil && (line.timeIsBracketed || conventions.bareTimes)
        var label: Bytes?
        if let name = line.name, line.time == nil || hasTime, conventions.labels.contains(String(decoding: name, as: UTF8.self)),
            line.evidence != .alone || isAfterBlank || hasTime
        {
            label = name
        }
        if hasTime || label != nil { endCue() }
        if let label { speaker = cues.label(label, line: number) }
        if hasTime { (start, end) = (line.time, line.end) }
        if label != nil, let time = line.timeAfterName { (start, end) = (time, nil) }
        append(label != nil ? line.afterName : hasTime ? line.afterTime : bytes.trimmed, line: number)
        isAfterBlank = false
    }

    private mutating func append(_ piece: Bytes, line: Int) {
        guard !piece.isEmpty else { return }
        if text.isEmpty {
            textLine = line
        } else {
            text.append(UInt8(ascii: "\n"))
            if isAfterBlank { text.append(UInt8(ascii: "\n")) }
        }
        text.append(contentsOf: piece)
    }

    mutating func endCue() {
        // A name or a time whose text has not come yet keeps waiting for it.
        guard !text.isEmpty else { return }
        text.withUnsafeBufferPointer {
            cues.append(Cue(start: start, end: end, speaker: speaker, text: PlainText(utf8: $0)), line: textLine)
        }
        text.removeAll(keepingCapacity: true)
        (start, end) = (nil, nil)
    }
}
