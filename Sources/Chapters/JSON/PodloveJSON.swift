import Markup
import Podcast

/// Podlove's chapters in JSON, alone or in the configuration of its player: https://docs.podlove.org/podlove-web-player/v5/configuration
public enum PodloveJSON: ChapterFormat {
    public static let name = "podlove-json"

    public static func isLike(_ text: ChapterText) -> Bool {
        JSONChapters.isListOfObjects(text) || JSONChapters.first(in: text).map { $0["start"] != nil } ?? false
    }

    public static func read(_ text: ChapterText, into chapters: inout ChapterCollector) {
        JSONChapters.each(in: text, &chapters) { item, chapters in
            guard let start = item["start"].flatMap(JSONChapters.time) else {
                return chapters.skip("there is no start", at: item.offset, hint: "write it like \"start\": \"00:12:34.000\"")
            }
            let chapter = Chapter(
                start: start, end: item["end"].flatMap(JSONChapters.time), title: item["title"]?.string.flatMap(ChapterCollector.line),
                url: JSONChapters.word(item["href"]))
            chapters.add(
                chapter, image: item["image"]?.string, at: item.offset, imageOffset: item["image"]?.offset,
                urlOffset: item["href"]?.offset)
        }
    }
}
