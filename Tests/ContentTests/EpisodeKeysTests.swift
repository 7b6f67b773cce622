import Diagnostics
import Podcast
import Testing

@testable import Content

@Suite("The keys of an episode")
struct EpisodeKeysTests {
    private func episode(_ yaml: String, sourceLocation: Testing.SourceLocation = #_sourceLocation) throws -> EpisodeFrontMatter {
        try readWithoutMistake(.episode, "title: A train\ndraft: true\n" + yaml, sourceLocation: sourceLocation)
    }

    @Test("A title and a date are enough")
    func least() throws {
        let episode = try readWithoutMistake(.episode, "title: What a model is\ndate: 2025-01-29")
        var head = EpisodeHead(title: "What a model is")
        head.date = WrittenDate(year: 2025, month: 1, day: 29)
        #expect(episode.head == head)
        #expect(episode.audio == nil)
        #expect(episode.chapters.isEmpty && episode.topics.isEmpty && episode.links.isEmpty && episode.soundbites.isEmpty)
    }

    @Test("All of them at once")
    func all() throws {
        let yaml = """
            title: What a model is
            subtitle:  AI   in 2025
            date: 2025/1/29 18:30
            number: 114
            season: 2
            type: Bonus
            slug: model
            language: zh-hans
            summary: |
              One line.
              Another.
            cover: {file: cover.jpg, alt: Two hosts}
            audio: {url: "https://cdn.example/114.mp3", bytes: 48000000, duration: 1:02:11, type: audio/mpeg}
            people: [da-wei]
            speakers: {SPEAKER_00: da-wei, 001: zhang-qi}
            tags: [AI, food, ai]
            guid: tag:towers.example,2025:114
            draft: yes
            explicit: no
            transcript: {file: talk.txt, format: txt, encoding: GB18030}
            aliases: /2025/old-name/
            """
        let episode = try readWithoutMistake(.episode, yaml)
        let head = episode.head
        #expect(head.title == "What a model is")
        #expect(head.subtitle == "AI in 2025")
        #expect(head.date == WrittenDate(year: 2025, month: 1, day: 29, timeOfDay: 66_600))
        #expect(head.number == 114)
        #expect(head.season == 2)
        #expect(head.type == .bonus)
        #expect(head.slug?.value.string == "model")
        #expect(head.language?.tag == "zh-Hans")
        #expect(head.summary == "One line.\nAnother.")
        #expect(head.cover?.file.value == "cover.jpg")
        #expect(head.cover?.alternative == "Two hosts")
        #expect(head.people?.map(\.name.value) == ["da-wei"])
        #expect(head.speakers.map(\.label) == ["SPEAKER_00", "001"])
        #expect(head.speakers.map(\.name.value) == ["da-wei", "zhang-qi"])
        #expect(head.tags == ["AI", "food"])
        #expect(head.guid == "tag:towers.example,2025:114")
        #expect(head.isDraft)
        #expect(head.isExplicit == false)
        #expect(head.transcript?.file?.value == "talk.txt")
        #expect(head.transcript?.format == "txt")
        #expect(head.transcript?.encoding == "GB18030")
        #expect(head.duration == Seconds(3731))
        #expect(episode.audio?.source.value == "https://cdn.example/114.mp3")
        #expect(episode.audio?.byteCount == 48_000_000)
        #expect(episode.audio?.mediaType == "audio/mpeg")
        #expect(episode.aliases == ["/2025/old-name/"])
    }

    @Test("`no`, `007` and a date are the text that was written, where text is meant")
    func texts() throws {
        let episode = try readWithoutMistake(
            .episode, "title: no\nsubtitle: 007\nsummary: 2025-01-29\ntags: [yes, 1.50, null, ~]\nguid: 0x1F\ndraft: true")
        #expect(episode.head.title == "no")
        #expect(episode.head.subtitle == "007")
        #expect(episode.head.summary == "2025-01-29")
        #expect(episode.head.tags == ["yes", "1.50"])
        #expect(episode.head.guid == "0x1F")
    }

    @Test("Keys with nothing after them are as good as absent")
    func empty() throws {
        let episode = try episode("subtitle:\nnumber: ~\npeople:\ntags: []\nchapters:\naudio: null\ncover:")
        var head = EpisodeHead(title: "A train")
        head.isDraft = true
        #expect(episode.head == head)
    }

    @Test("A list of one thing needs no list around it, and tags need only commas")
    func short() throws {
        #expect(try episode("people: da-wei").head.people?.map(\.name.value) == ["da-wei"])
        #expect(try episode("tags: AI, food , ,AI").head.tags == ["AI", "food"])
        #expect(try episode("chapters: {title: Hello}").chapters.map(\.chapter.title) == ["Hello"])
        #expect(try episode("people: []").head.people == [])
    }

    @Test("The sound is a file, an address, or a mapping with either")
    func audio() throws {
        for yaml in ["audio: 114.mp3", "audio: {file: 114.mp3}", "audio:\n  file: 114.mp3"] {
            let episode = try episode(yaml)
            #expect(episode.audio?.source.value == "114.mp3")
            #expect(episode.head.audio?.value == "114.mp3")
        }
        for yaml in ["audio: https://cdn.example/114.mp3", "audio: {url: https://cdn.example/114.mp3}"] {
            let episode = try episode(yaml)
            #expect(episode.audio?.source.value == "https://cdn.example/114.mp3")
            #expect(episode.head.audio == nil)
        }
    }

    @Test("People are an id, a name, a role beside it, or someone without a page")
    func people() throws {
        let people = try episode(
            """
            people:
              - da-wei
              - Zhang Qi
              - {person: zhang-qi, role: Audio Engineer}
              - name: Jo
                role: Timpani
            """
        ).head.people
        #expect(people?.map(\.name.value) == ["da-wei", "Zhang Qi", "zhang-qi", "Jo"])
        #expect(people?.map(\.role?.name) == [nil, nil, "audio engineer", "Timpani"])
        #expect(people?.map(\.hasPage) == [true, true, true, false])
    }

    @Test("Chapters, points, topics, links and soundbites in their short and long shapes")
    func parts() throws {
        let written = try episode(
            """
            chapters:
              - {start: 0:00, title: Hello, image: hello.jpg, url: https://a.example}
              - start: 12:34
                end: 20:00
                title: What a model can do
                summary: Where the ceiling is.
                points:
                  - No reasoning without data
                  - {text: Nor with it, start: 13:02}
              - points: Alone
            topics:
              - {speaker: zhang-qi, text: "A model is statistics, not logic.", start: 12:34}
              - {speaker: zhang-qi, text: Again.}
            links:
              - https://www.podlove.org/
              - Paper: https://a.example/paper.pdf
              - {title: Us, url: "mailto:us@towers.example"}
              - {url: ../113-chips/}
            soundbites: {start: 12:34, duration: 30s, title: The best}
            """)
        let chapters = written.chapters.map(\.chapter)
        #expect(chapters.map(\.start) == [.zero, Seconds(754), nil])
        #expect(chapters.map(\.end) == [nil, Seconds(1200), nil])
        #expect(chapters.map(\.title) == ["Hello", "What a model can do", nil])
        #expect(chapters[0].url == "https://a.example")
        #expect(chapters[1].summary == "Where the ceiling is.")
        #expect(chapters[1].points == [Point(text: "No reasoning without data"), Point(text: "Nor with it", start: Seconds(782))])
        #expect(chapters[2].points == [Point(text: "Alone")])
        #expect(written.chapters[0].image?.file.value == "hello.jpg")
        #expect(written.head.pictures.map(\.value) == ["hello.jpg"])
        #expect(written.topics.map(\.text) == ["A model is statistics, not logic.", "Again."])
        #expect(written.topics.map(\.start) == [Seconds(754), nil])
        #expect(written.head.topicSpeakers.map(\.value) == ["zhang-qi"], "each name once")
        #expect(
            written.links.map(\.value) == [
                Link(title: "podlove.org", address: "https://www.podlove.org/"),
                Link(title: "Paper", address: "https://a.example/paper.pdf"),
                Link(title: "Us", address: "mailto:us@towers.example"), Link(title: "../113-chips", address: "../113-chips/"),
            ])
        #expect(written.soundbites == [Soundbite(start: Seconds(754)!, duration: Seconds(30)!, title: "The best")])
        #expect(
            try episode("links:\n  Paper: https://a.example\n  Code: https://b.example").links.map(\.value.title) == ["Paper", "Code"])
    }

    @Test(
        "Times are what people write, with quotes or without",
        arguments: [
            ("1:02:03.500", 3_723_500), ("62:03", 3_723_000), ("3723.5", 3_723_500), ("1h2m3s", 3_723_000), ("0:00", 0), ("90", 90_000),
            ("00:01:02,250", 62_250), ("45m", 2_700_000),
        ])
    func times(written: String, milliseconds: Int) throws {
        for value in [written, "\"\(written)\"", "'\(written)'"] {
            #expect(try episode("chapters:\n  - start: \(value)").chapters[0].chapter.start?.milliseconds == milliseconds)
        }
        let inBraces = written.contains(",") ? "\"\(written)\"" : written
        #expect(try episode("chapters: [{start: \(inBraces)}]").chapters[0].chapter.start?.milliseconds == milliseconds)
    }
}
