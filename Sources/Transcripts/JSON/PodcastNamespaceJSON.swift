import Markup
import Podcast

/// JSON transcripts of the podcast namespace,
/// https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md#json
public enum PodcastNamespaceJSON: TranscriptFormat {
    public static let name = "json"
    public static let fileExtensions = ["json"]

    public static func likeness(of text: TranscriptText) -> Likeness {
        guard case .success(let root)? = text.json else { return text.json == nil ? .none : .possible }
        let first = root["segments"]?.elements.first { $0.kind == .object }
        return first?["body"] != nil ? .certain : .possible
    }

    public static func read(_ text: TranscriptText, into cues: inout CueCollector) {
        guard let root = TranscriptJSON.root(of: text, reporting: &cues) else { return }
        var json = TranscriptJSON(text, into: cues)
        for segment in root.elements(of: "segments") {
            let (start, end) = (segment["startTime"], segment["endTime"])
            let times = (start?.seconds(), end?.seconds())
            json.append(
                TimedText(
                    start: times.0, end: times.1, speaker: json.label(segment["speaker"]),
                    text: segment["body"]?.plainText ?? ""),
                from: segment, hasBadTime: start.map { $0.kind != .null && times.0 == nil } ?? false)
        }
        cues = json.cues
    }
}
