import Markup
import Podcast

/// YouTube's `json3` captions, which no document describes: events with a start and a duration in milliseconds, made of segments of text.
///
/// In captions that YouTube made itself a line stays while the next one is spoken, so that a cue ends where the next one starts, and
/// between two lines stands an event with nothing but a line break.
public enum YouTubeJSON: TranscriptFormat {
    public static let name = "json3"
    public static let fileExtensions = ["json3"]

    public static func likeness(of text: TranscriptText) -> Likeness {
        guard case .success(let root)? = text.json, let events = root["events"] else { return .none }
        return events.elements.contains { $0["tStartMs"] != nil } ? .certain : .none
    }

    public static func read(_ text: TranscriptText, into cues: inout CueCollector) {
        guard let root = TranscriptJSON.root(of: text, reporting: &cues) else { return }
        var json = TranscriptJSON(text, into: cues)
        var waiting: (segment: TimedText, event: JSONValue)?
        for event in root.elements(of: "events") {
            guard let start = event["tStartMs"]?.seconds(.milliseconds), let segments = event["segs"] else { continue }
            var spoken = ""
            for segment in segments.elements { spoken += segment["utf8"]?.string ?? "" }
            let said = PlainText(spoken).trimmed
            guard !said.isEmpty else { continue }
            if var last = waiting {
                if let end = last.segment.end, let begin = last.segment.start, start > begin { last.segment.end = min(end, start) }
                json.append(last.segment, from: last.event)
            }
            let end = event["dDurationMs"]?.seconds(.milliseconds).map { start + $0 }
            waiting = (TimedText(start: start, end: end, text: said), event)
        }
        if let last = waiting { json.append(last.segment, from: last.event) }
        cues = json.cues
        cues.findLabels(knownNames: text.knownNames)
    }
}
