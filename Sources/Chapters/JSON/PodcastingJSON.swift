import Markup
import Podcast

/// JSON chapters 1.2 of the podcast namespace,
/// https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/chapters/jsonChapters.md
public enum PodcastingJSON: PublishedChapterFormat {
    public static let name = "json"
    public static let fileName: StaticString = "chapters.json"

    public static func isLike(_ text: ChapterText) -> Bool {
        JSONChapters.first(in: text).map { $0["startTime"] != nil } ?? text.begins(with: "{")
    }

    public static func read(_ text: ChapterText, into chapters: inout ChapterCollector) {
        JSONChapters.each(in: text, &chapters) { item, chapters in
            guard let start = item["startTime"].flatMap(JSONChapters.time) else {
                return chapters.skip("there is no startTime", at: item.offset, hint: "write it in seconds: \"startTime\": 754")
            }
            let chapter = Chapter(
                start: start, end: item["endTime"].flatMap(JSONChapters.time),
                title: item["title"]?.string.flatMap(ChapterCollector.line), url: JSONChapters.word(item["url"]),
                isListed: item["toc"]?.bool ?? true, location: item["location"].flatMap(location))
            chapters.add(
                chapter, image: item["img"]?.string, at: item.offset, imageOffset: item["img"]?.offset,
                urlOffset: item["url"]?.offset)
        }
    }

    /// https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/tags/location.md
    private static func location(_ value: JSONValue) -> Location? {
        guard let name = value["name"]?.string.flatMap(ChapterCollector.line), let geo = JSONChapters.word(value["geo"]) else { return nil }
        return Location(name: name, geo: geo, osm: JSONChapters.word(value["osm"]))
    }

    /// Chapters in ascending order of their starts, as the format assumes; those without a start are left out.
    public static func write(_ chapters: [Chapter], imageAddress: (Picture) -> String?) -> [UInt8]? {
        let timed = chapters.indicesByStart
        guard !timed.isEmpty else { return nil }
        var json = JSONText()
        json.object { json in
            json.key("version")
            json.string("1.2.0")
            json.key("chapters")
            json.array { json in
                for index in timed {
                    json.object { write(chapters[index], chapters[index].start!, to: &$0, imageAddress: imageAddress) }
                }
            }
        }
        return json.bytes
    }

    private static func write(_ chapter: Chapter, _ start: Seconds, to json: inout JSONText, imageAddress: (Picture) -> String?) {
        json.key("startTime")
        json.number(start)
        if let end = chapter.end, end > start {
            json.key("endTime")
            json.number(end)
        }
        func member(_ key: StaticString, _ value: String?) {
            guard let value else { return }
            json.key(key)
            json.string(value)
        }
        member("title", chapter.title?.onOneLine.string)
        member("img", chapter.image.flatMap(imageAddress))
        member("url", chapter.url)
        if !chapter.isListed {
            json.key("toc")
            json.bool(false)
        }
        guard let location = chapter.location, let geo = location.geo else { return }
        json.key("location")
        json.object { json in
            json.key("name")
            json.string(location.name)
            json.key("geo")
            json.string(geo)
            if let osm = location.osm {
                json.key("osm")
                json.string(osm)
            }
        }
    }
}

extension [Chapter] {
    /// Where those are that have a start, in the order of their starts.
    var indicesByStart: [Int] {
        let timed = indices.compactMap { index in self[index].start.map { (start: $0, index: index) } }
        return timed.sorted { ($0.start, $0.index) < ($1.start, $1.index) }.map(\.index)
    }
}
