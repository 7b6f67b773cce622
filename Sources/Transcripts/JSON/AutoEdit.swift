import Markup
import Podcast

/// The projects of autoEdit 2 (https://github.com/OpenNewsLabs/autoEdit_2), and what the BBC's react-transcript-editor reads of them:
/// paragraphs of a speaker, with lines of words. Cues are made of the words.
public enum AutoEdit: TranscriptFormat {
    public static let name = "autoedit"
    public static let fileExtensions: [String] = []

    public static func likeness(of text: TranscriptText) -> Likeness {
        guard case .success(let root)? = text.json, root["text"]?.kind == .array else { return .none }
        return root.elements(of: "text").first?["paragraph"]?.kind == .array ? .certain : .none
    }

    public static func read(_ text: TranscriptText, into cues: inout CueCollector) {
        guard let root = TranscriptJSON.root(of: text, reporting: &cues) else { return }
        var json = TranscriptJSON(text, into: cues)
        for part in root.elements(of: "text") {
            // What it calls everybody who has no name yet.
            let speaker = part["speaker"]?.string == "Unnamed Speaker" ? nil : json.label(part["speaker"])
            for paragraph in part.elements(of: "paragraph") {
                var joiner = WordJoiner()
                for word in paragraph.elements(of: "line") {
                    let timed = TimedText(
                        start: word["startTime"]?.seconds(), end: word["endTime"]?.seconds(), speaker: speaker,
                        text: word["text"]?.plainText ?? "")
                    joiner.append(timed, from: word, to: &json)
                }
                joiner.finish(&json)
            }
        }
        cues = json.cues
    }
}
