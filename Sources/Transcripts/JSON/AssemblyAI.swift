import Markup
import Podcast

/// The transcript object of AssemblyAI (https://www.assemblyai.com/docs/api-reference/transcripts/get). Times are milliseconds.
///
/// Its utterances are turns of minutes, so cues are made of their words; they are whole where an utterance has none.
public enum AssemblyAI: TranscriptFormat {
    public static let name = "assemblyai"
    public static let fileExtensions: [String] = []

    public static func likeness(of text: TranscriptText) -> Likeness {
        guard case .success(let root)? = text.json, root["text"]?.string != nil else { return .none }
        let hasWords = root["words"]?.elements.first.map { $0["text"] != nil && $0["start"]?.isInteger == true } ?? false
        return (hasWords || root["utterances"] != nil) && (root["audio_url"] != nil || root["status"] != nil || root["id"] != nil)
            ? .certain : .none
    }

    public static func read(_ text: TranscriptText, into cues: inout CueCollector) {
        guard let root = TranscriptJSON.root(of: text, reporting: &cues) else { return }
        var json = TranscriptJSON(text, into: cues)
        var joiner = WordJoiner()
        let utterances = root["utterances"].flatMap { $0.kind == .array ? $0 : nil }
        if let utterances, utterances.elements.first != nil {
            for utterance in utterances.elements {
                let words = utterance["words"]
                if let words, words.elements.first != nil {
                    for word in words.elements { append(word, speaker: word["speaker"] ?? utterance["speaker"], &joiner, to: &json) }
                } else {
                    append(utterance, speaker: utterance["speaker"], &joiner, to: &json)
                }
                joiner.finish(&json)
            }
        } else {
            for word in root.elements(of: "words") { append(word, speaker: word["speaker"], &joiner, to: &json) }
            joiner.finish(&json)
        }
        if json.cues.cues.isEmpty { json.append(TimedText(text: root["text"]?.plainText ?? ""), from: root) }
        cues = json.cues
    }

    private static func append(_ word: JSONValue, speaker: JSONValue?, _ joiner: inout WordJoiner, to json: inout TranscriptJSON) {
        joiner.append(
            TimedText(
                start: word["start"]?.seconds(.milliseconds), end: word["end"]?.seconds(.milliseconds), speaker: json.label(speaker),
                text: word["text"]?.plainText ?? ""),
            from: word, to: &json)
    }
}
