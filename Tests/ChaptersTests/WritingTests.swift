#if canImport(FoundationXML)
    import FoundationXML
#endif
import Foundation
import Markup
import Podcast
import Testing

@testable import Chapters

@Suite("Published chapters")
struct WritingTests {
    @Test("Chapters are published in the order of their starts, those without a start not at all")
    func order() throws {
        let chapters = [
            Chapter(start: Seconds(168), end: Seconds(260.5), title: "Hearing \"Aids\" </script>", url: "https://example.com/"),
            Chapter(title: "Never"),
            Chapter(start: .zero, title: "Intro", image: Picture(source: "cover.jpg", alternative: "")),
            Chapter(start: Seconds(200), isListed: false, location: Location(name: "Here", geo: "geo:1,2")),
        ]
        let json = try #require(PodcastingJSON.write(chapters) { "https://example.com/\($0.path)" })
        #expect(
            String(decoding: json, as: UTF8.self)
                == #"{"version":"1.2.0","chapters":[{"startTime":0,"title":"Intro","img":"https://example.com/cover.jpg"},"#
                + #"{"startTime":168,"endTime":260.5,"title":"Hearing \"Aids\" \u003c/script\u003e","url":"https://example.com/"},"#
                + #"{"startTime":200,"toc":false,"location":{"name":"Here","geo":"geo:1,2"}}]}"#)
        let xml = try #require(PodloveXML.write(chapters) { "https://example.com/\($0.path)" })
        #expect(
            String(decoding: xml, as: UTF8.self) == """
                <?xml version="1.0" encoding="UTF-8"?>
                <psc:chapters version="1.2" xmlns:psc="http://podlove.org/simple-chapters">
                <psc:chapter start="00:00:00.000" title="Intro" image="https://example.com/cover.jpg"/>
                <psc:chapter start="00:02:48.000" title="Hearing &quot;Aids&quot; &lt;/script&gt;" href="https://example.com/"/>
                </psc:chapters>

                """)
    }

    @Test("There is no file where no chapter has a start")
    func untimed() {
        for format in ChapterFormats.published { #expect(format.write([Chapter(title: "One")]) { _ in nil } == nil) }
        #expect(PodloveXML.write([Chapter(start: .zero, isListed: false)]) { _ in nil } == nil)
    }

    @Test("What is read back is what was written, as far as the format can say it")
    func roundTrip() throws {
        var random = Generator(seed: 11)
        for _ in 0..<2000 {
            let chapters = random.chapters()
            for format in ChapterFormats.published {
                var said = chapters
                if format.name == "psc" {
                    said = said.filter(\.isListed)
                    for index in said.indices { (said[index].end, said[index].location) = (nil, nil) }
                }
                guard !said.isEmpty else { continue }
                let written = try #require(format.write(chapters) { $0.source })
                let reading = Reading(written)
                #expect(reading.said == [])
                for index in said.indices {
                    #expect(reading.found[index].image == said[index].image?.source)
                    said[index].image = nil
                }
                #expect(reading.chapters == said)
            }
        }
    }

    @Test("FoundationXML reads what was written, too")
    func wellFormed() throws {
        var random = Generator(seed: 12)
        for _ in 0..<200 {
            guard let written = PodloveXML.write(random.chapters(), imageAddress: { $0.source }) else { continue }
            let parser = XMLParser(data: Data(written))
            #expect(parser.parse(), "\(String(decoding: written, as: UTF8.self)) \(parser.parserError.debugDescription)")
        }
    }
}
