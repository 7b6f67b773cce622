import Markup
import Podcast

/// A list of segments or words, each with its text, its times and maybe its speaker, as Podlove and many scripts write it.
///
/// The list is the whole file, or is called `segments`, `transcripts`, `transcript`, `cues`, `words`, `utterances`, `monologues` or `results`. Names that
/// its speakers have elsewhere in the file (`"speakers": {"spk_0": "Luciano"}`) are taken from there. Times are seconds, milliseconds (where
/// a key says so, or where as seconds nobody could speak so slowly), or written with colons. Single words are joined to cues.
public enum SegmentJSON: TranscriptFormat {
    public static let name = "segments"
    public static let fileExtensions: [String] = []

    public static func likeness(of text: TranscriptText) -> Likeness {
        guard case .success(let root)? = text.json, let list = list(in: root) else { return .none }
        return list.elements.first { $0.kind == .object }?.first(of: "start", "startTime", "start_time", "start_ms", "from", "timestamp")
            != nil
            ? .certain : .possible
    }

    public static func read(_ text: TranscriptText, into cues: inout CueCollector) {
        guard let root = TranscriptJSON.root(of: text, reporting: &cues), let list = list(in: root) else { return }
        var json = TranscriptJSON(text, into: cues)
        let survey = SegmentSurvey(list)
        let names = names(in: root)
        var words = WordJoiner()
        for segment in list.elements {
            guard segment.kind == .object, let spoken = self.text(of: segment) else { continue }
            let start = survey.time(segment.first(of: "start_ms"), .milliseconds) ?? survey.time(start(of: segment))
            let end = survey.time(segment.first(of: "end_ms"), .milliseconds) ?? survey.time(end(of: segment))
            let voice = segment.first(of: "voice", "speaker", "speakerLabel", "speaker_label", "speaker_name", "speakerName", "speaker_id")
            var timed = TimedText(start: start, end: end, text: spoken)
            let name = voice?.string.flatMap { names[$0] }
            timed.speaker = name.flatMap { json.cues.label($0.utf8, line: json.line(of: segment)) } ?? json.label(voice)
            if survey.areWords {
                words.append(timed, from: segment, to: &json)
            } else {
                json.append(timed, from: segment, hasBadTime: start == nil && self.start(of: segment) != nil)
            }
        }
        words.finish(&json)
        cues = json.cues
        if cues.labels.isEmpty { cues.findLabels(knownNames: text.knownNames) }
    }

    private static func list(in root: JSONValue) -> JSONValue? {
        let found =
            root.kind == .array
            ? root : root.first(of: "segments", "transcripts", "transcript", "cues", "utterances", "monologues", "results", "words")
        guard let found, found.elements.contains(where: { text(of: $0) != nil }) else { return nil }
        return found
    }

    fileprivate static func text(of segment: JSONValue) -> PlainText? {
        segment.first(of: "text", "body", "transcript", "sentence", "content", "punctuated_word", "word")?.plainText
    }

    fileprivate static func start(of segment: JSONValue) -> JSONValue? {
        segment.first(of: "start", "startTime", "start_time", "from", "begin", "timestamp")
    }

    fileprivate static func end(of segment: JSONValue) -> JSONValue? { segment.first(of: "end", "endTime", "end_time", "to") }

    /// The names of speakers by their ids.
    private static func names(in root: JSONValue) -> [String: String] {
        guard let speakers = root["speakers"] else { return [:] }
        var names: [String: String] = [:]
        for (id, name) in speakers.members { names[id] = name.string ?? name["name"]?.string }
        for speaker in speakers.elements {
            if let id = speaker["id"]?.string { names[id] = speaker["name"]?.string }
        }
        return names
    }
}

/// Looks at all segments before any is read.
private struct SegmentSurvey {
    let unit: TimeUnit
    /// Whether the segments are single words.
    let areWords: Bool
    /// Nobody speaks fewer letters than this in a thousand seconds.
    private static let slowest = 200.0

    init(_ list: JSONValue) {
        var (count, spaced, letters, duration) = (0, 0, 0, 0.0)
        var areIntegers = true
        for segment in list.elements {
            guard let text = SegmentJSON.text(of: segment)?.trimmed else { continue }
            count += 1
            letters += text.utf8.count
            if text.utf8.contains(0x20) || text.utf8.count > 24 { spaced += 1 }
            guard let start = SegmentJSON.start(of: segment), let end = SegmentJSON.end(of: segment) else { continue }
            if !start.isInteger || !end.isInteger { areIntegers = false }
            if let start = start.number, let end = end.number, end > start { duration += end - start }
        }
        areWords = count >= 8 && spaced * 50 < count
        unit = areIntegers && duration > 0 && Double(letters) * 1000 < duration * Self.slowest ? .milliseconds : .seconds
    }

    func time(_ value: JSONValue?, _ unit: TimeUnit? = nil) -> Seconds? { value?.seconds(unit ?? self.unit) }
}
