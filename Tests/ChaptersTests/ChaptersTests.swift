import Podcast
import Testing

@testable import Chapters

@Suite struct PodcastingJSONTests {
    @Test("chapters are published in the order of their starts, those without a start not at all")
    func order() throws {
        let chapters = [
            Chapter(start: Seconds(168), end: Seconds(260.5), title: "Hearing \"Aids\" </script>", url: "https://example.com/"),
            Chapter(title: "Never"),
            Chapter(start: .zero, title: "Intro", image: Picture(source: "cover.jpg", alternative: "")),
        ]
        let json = try #require(PodcastingJSON.write(chapters) { "https://example.com/\($0.path)" })
        #expect(
            String(decoding: json, as: UTF8.self)
                == #"{"version":"1.2.0","chapters":[{"startTime":0,"title":"Intro","img":"https://example.com/cover.jpg"},"#
                + #"{"startTime":168,"endTime":260.5,"title":"Hearing \"Aids\" \u003c/script\u003e","url":"https://example.com/"}]}"#)
    }

    @Test("there is no file where no chapter has a start")
    func untimed() {
        #expect(PodcastingJSON.write([Chapter(title: "One")]) { _ in nil } == nil)
    }

    @Test("chapters out of order, and chapters that end before they start, are found")
    func problems() {
        let chapters = [
            Chapter(start: Seconds(60)), Chapter(), Chapter(start: Seconds(30)), Chapter(start: Seconds(90), end: Seconds(80)),
        ]
        #expect(
            ChapterProblem.all(in: chapters).map { "\($0.chapter): \($0.message)" } == [
                "2: this chapter starts at 0:30, before the one above it, which starts at 1:00",
                "3: this chapter ends at 1:20, before it starts at 1:30",
            ])
    }
}
