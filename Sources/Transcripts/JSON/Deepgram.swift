import Markup
import Podcast

/// The response of Deepgram (https://developers.deepgram.com/docs/pre-recorded-audio).
///
/// Cues are made of the words of each channel; where several channels were transcribed each is a speaker of its own.
public enum Deepgram: TranscriptFormat {
    public static let name = "deepgram"
    public static let fileExtensions: [String] = []

    public static func likeness(of text: TranscriptText) -> Likeness {
        guard case .success(let root)? = text.json else { return .none }
        return root["results"]?["channels"]?.kind == .array ? .certain : .none
    }

    public static func read(_ text: TranscriptText, into cues: inout CueCollector) {
        guard let root = TranscriptJSON.root(of: text, reporting: &cues), let results = root["results"] else { return }
        var json = TranscriptJSON(text, into: cues)
        let channels = results.elements(of: "channels").map { $0.elements(of: "alternatives").first }
        for (channel, best) in channels.enumerated() {
            guard let best else { continue }
            var joiner = WordJoiner()
            let name = channels.count > 1 ? json.cues.label("Channel \(channel + 1)".utf8, line: json.line(of: best)) : nil
            for word in best.elements(of: "words") {
                joiner.append(
                    TimedText(
                        start: word["start"]?.seconds(), end: word["end"]?.seconds(), speaker: json.label(word["speaker"]) ?? name,
                        text: word.first(of: "punctuated_word", "word")?.plainText ?? ""),
                    from: word, to: &json)
            }
            joiner.finish(&json)
            if json.cues.cues.isEmpty { json.append(TimedText(speaker: name, text: best["transcript"]?.plainText ?? ""), from: best) }
        }
        cues = json.cues
    }
}
