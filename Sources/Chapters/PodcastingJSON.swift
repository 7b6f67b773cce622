import Markup
import Podcast

/// JSON chapters 1.2 of the podcast namespace,
/// https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/chapters/jsonChapters.md
public enum PodcastingJSON: ChapterFormat {
    public static let name = "json"
    public static let fileName: StaticString = "chapters.json"

    /// Chapters in ascending order of their starts, as the format assumes; those without a start are left out.
    public static func write(_ chapters: [Chapter], imageAddress: (Picture) -> String?) -> [UInt8]? {
        let timed = chapters.enumerated().filter { $0.element.start != nil }.sorted {
            ($0.element.start!, $0.offset) < ($1.element.start!, $1.offset)
        }
        guard !timed.isEmpty else { return nil }
        var json = JSONText()
        json.object { json in
            json.key("version")
            json.string("1.2.0")
            json.key("chapters")
            json.array { json in
                for (_, chapter) in timed {
                    json.object { write(chapter, to: &$0, imageAddress: imageAddress) }
                }
            }
        }
        return json.bytes
    }

    private static func write(_ chapter: Chapter, to json: inout JSONText, imageAddress: (Picture) -> String?) {
        guard let start = chapter.start else { return }
        json.key("startTime")
        json.number(start)
        if let end = chapter.end, end > start {
            json.key("endTime")
            json.number(end)
        }
        if let title = chapter.title {
            json.key("title")
            json.string(title.onOneLine)
        }
        if let address = chapter.image.flatMap(imageAddress) {
            json.key("img")
            json.string(address)
        }
        if let url = chapter.url {
            json.key("url")
            json.string(url)
        }
    }
}
