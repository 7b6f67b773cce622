import Markup
import Podcast

/// The JSON of whisper.cpp (https://github.com/ggml-org/whisper.cpp, `--output-json` and `--output-json-full`). Offsets are milliseconds.
public enum WhisperCpp: TranscriptFormat {
    public static let name = "whisper.cpp"
    public static let fileExtensions: [String] = []

    public static func likeness(of text: TranscriptText) -> Likeness {
        guard case .success(let root)? = text.json, let first = root["transcription"]?.elements.first(where: { $0.kind == .object }) else {
            return .none
        }
        return first["offsets"] != nil || first["timestamps"] != nil ? .certain : .none
    }

    public static func read(_ text: TranscriptText, into cues: inout CueCollector) {
        guard let root = TranscriptJSON.root(of: text, reporting: &cues) else { return }
        var json = TranscriptJSON(text, into: cues)
        for segment in root.elements(of: "transcription") {
            let start = segment["offsets"]?["from"]?.seconds(.milliseconds) ?? segment["timestamps"]?["from"]?.seconds()
            let end = segment["offsets"]?["to"]?.seconds(.milliseconds) ?? segment["timestamps"]?["to"]?.seconds()
            json.append(
                TimedText(start: start, end: end, speaker: json.label(segment["speaker"]), text: segment["text"]?.plainText ?? ""),
                from: segment, hasBadTime: start == nil)
        }
        cues = json.cues
        if cues.labels.isEmpty { cues.findLabels(knownNames: text.knownNames) }
    }
}
