import Markup
import Podcast

/// The JSON of OpenAI's Whisper (https://github.com/openai/whisper, `--output_format json`) and of those who write the same:
/// faster-whisper, whisper-timestamped, WhisperX.
///
/// WhisperX tells speakers, of segments and of words. Where the speaker changes within a segment, the segment is cut there.
public enum Whisper: TranscriptFormat {
    public static let name = "whisper"
    public static let fileExtensions: [String] = []

    public static func likeness(of text: TranscriptText) -> Likeness {
        guard case .success(let root)? = text.json else { return .none }
        if root["word_segments"] != nil { return .certain }
        guard let first = root["segments"]?.elements.first(where: { $0.kind == .object }), first["text"]?.string != nil,
            first["start"]?.number != nil
        else { return .none }
        return first["words"]?.kind == .array || first["seek"] != nil || first["avg_logprob"] != nil || first["tokens"] != nil
            ? .certain : .possible
    }

    public static func read(_ text: TranscriptText, into cues: inout CueCollector) {
        guard let root = TranscriptJSON.root(of: text, reporting: &cues) else { return }
        var json = TranscriptJSON(text, into: cues)
        for segment in root.elements(of: "segments") {
            if append(wordsOf: segment, to: &json) { continue }
            let start = segment["start"]?.seconds()
            json.append(
                TimedText(
                    start: start, end: segment["end"]?.seconds(), speaker: json.label(segment["speaker"]),
                    text: segment["text"]?.plainText ?? ""),
                from: segment, hasBadTime: start == nil && segment["start"].map { $0.kind != .null } ?? false)
        }
        cues = json.cues
        if cues.labels.isEmpty { cues.findLabels(knownNames: text.knownNames) }
    }

    /// Cuts a segment into the words of its speakers.
    /// - Returns: false where all of it is one speaker's.
    private static func append(wordsOf segment: JSONValue, to json: inout TranscriptJSON) -> Bool {
        guard let words = segment["words"] else { return false }
        var voices: Set<String> = []
        for word in words.elements {
            if let voice = word["speaker"] { voices.insert(voice.source) }
        }
        guard voices.count > 1 else { return false }
        var joiner = WordJoiner()
        var speaker = segment["speaker"]
        for word in words.elements {
            speaker = word["speaker"] ?? speaker
            guard let spoken = word.first(of: "word", "text")?.plainText else { continue }
            joiner.append(
                TimedText(start: word["start"]?.seconds(), end: word["end"]?.seconds(), speaker: json.label(speaker), text: spoken),
                from: word, to: &json)
        }
        joiner.finish(&json)
        return true
    }
}
