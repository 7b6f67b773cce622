import Markup
import Podcast

/// The output of Amazon Transcribe (https://docs.aws.amazon.com/transcribe/latest/dg/how-input.html#how-output). Times are seconds in
/// texts. Speakers are told beside the words, or, in older files, in a list of their own by the times at which words start.
public enum AmazonTranscribe: TranscriptFormat {
    public static let name = "amazon"
    public static let fileExtensions: [String] = []

    public static func likeness(of text: TranscriptText) -> Likeness {
        guard case .success(let root)? = text.json, let results = root["results"], results.kind == .object else { return .none }
        return results["items"]?.kind == .array && (results["transcripts"] != nil || root["jobName"] != nil) ? .certain : .none
    }

    public static func read(_ text: TranscriptText, into cues: inout CueCollector) {
        guard let root = TranscriptJSON.root(of: text, reporting: &cues), let results = root["results"] else { return }
        var json = TranscriptJSON(text, into: cues)
        let speakers = speakersByStart(in: results)
        var joiner = WordJoiner()
        var last: JSONValue?
        for item in results.elements(of: "items") {
            guard let content = item["alternatives"]?.elements.first?["content"]?.plainText else { continue }
            let start = item["start_time"]
            // Punctuation has no times, and belongs to the word before it.
            let speaker = item["speaker_label"] ?? start?.string.flatMap { speakers[$0] } ?? last
            last = speaker
            joiner.append(
                TimedText(start: start?.seconds(), end: item["end_time"]?.seconds(), speaker: json.label(speaker), text: content),
                from: item, to: &json)
        }
        joiner.finish(&json)
        if json.cues.cues.isEmpty, let whole = results["transcripts"]?.elements.first {
            json.append(TimedText(text: whole["transcript"]?.plainText ?? ""), from: whole)
        }
        cues = json.cues
    }

    private static func speakersByStart(in results: JSONValue) -> [String: JSONValue] {
        var speakers: [String: JSONValue] = [:]
        guard let labels = results["speaker_labels"] else { return speakers }
        for segment in labels.elements(of: "segments") {
            for item in segment.elements(of: "items") {
                if let start = item["start_time"]?.string { speakers[start] = item["speaker_label"] ?? segment["speaker_label"] }
            }
        }
        return speakers
    }
}
