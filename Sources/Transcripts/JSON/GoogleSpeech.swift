import Markup
import Podcast

/// The response of Google's Speech-to-Text (https://cloud.google.com/speech-to-text/docs/reference/rest/v1/speech/recognize), of which the
/// last result repeats all words where speakers were told apart.
public enum GoogleSpeech: TranscriptFormat {
    public static let name = "google"
    public static let fileExtensions: [String] = []

    public static func likeness(of text: TranscriptText) -> Likeness {
        guard case .success(let root)? = text.json, let results = (root["response"] ?? root)["results"], results.kind == .array else {
            return .none
        }
        return results.elements.contains { $0["alternatives"]?.kind == .array } ? .certain : .none
    }

    public static func read(_ text: TranscriptText, into cues: inout CueCollector) {
        guard let root = TranscriptJSON.root(of: text, reporting: &cues) else { return }
        var json = TranscriptJSON(text, into: cues)
        let results = (root["response"] ?? root).elements(of: "results").compactMap { $0.elements(of: "alternatives").first }
        let told = results.last.flatMap { $0["words"]?.elements.contains { speaker(of: $0) != nil } == true ? $0 : nil }
        for result in told.map({ [$0] }) ?? results {
            var joiner = WordJoiner()
            var hasWords = false
            for word in result.elements(of: "words") {
                hasWords = true
                joiner.append(
                    TimedText(
                        start: word["startTime"]?.seconds(), end: word["endTime"]?.seconds(), speaker: json.label(speaker(of: word)),
                        text: word["word"]?.plainText ?? ""),
                    from: word, to: &json)
            }
            joiner.finish(&json)
            if !hasWords { json.append(TimedText(text: result["transcript"]?.plainText ?? ""), from: result) }
        }
        cues = json.cues
    }

    private static func speaker(of word: JSONValue) -> JSONValue? {
        word.first(of: "speakerLabel", "speakerTag").flatMap { $0.source == "0" || $0.source == "\"\"" ? nil : $0 }
    }
}
