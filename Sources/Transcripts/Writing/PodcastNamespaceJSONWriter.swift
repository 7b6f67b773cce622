import Markup
import Podcast

extension PodcastNamespaceJSON: PublishedTranscriptFormat {
    public static let mediaType = "application/json"
    public static let needsTimes = true

    /// A segment a cue, ordered by start, each with its speaker.
    public static func write(_ edition: TranscriptEdition) -> [UInt8]? {
        guard let cues = edition.timedCues() else { return nil }
        var json = JSONText()
        json.object { json in
            json.key("version")
            json.string("1.0.0")
            json.key("segments")
            json.array { json in
                for cue in cues {
                    json.object { json in
                        if let name = cue.name {
                            json.key("speaker")
                            json.string(name)
                        }
                        json.key("startTime")
                        json.number(cue.start)
                        json.key("endTime")
                        json.number(cue.end)
                        json.key("body")
                        json.string(cue.text)
                    }
                }
            }
        }
        return json.bytes + [0x0A]
    }
}
