import Podcast
import Testing

@testable import Chapters

@Suite("Formats of chapters")
struct FormatTests {
    private static let two = ["0:00 Welcome", "12:34 What a model is"]

    @Test(
        "Whatever the file is called, its content says what it is",
        arguments: [
            (
                "json",
                #"{"version": "1.2.0", "chapters": [{"startTime": 0, "title": "Welcome"}, {"startTime": 754.0, "title": "What a model is"}]}"#
            ),
            (
                "podlove-json",
                #"[{"start": "00:00:00.000", "title": "Welcome", "href": "", "image": ""}, {"start": "12:34", "title": "What a model is"}]"#
            ),
            (
                "psc",
                "<?xml version='1.0'?>\n<chapters xmlns='http://podlove.org/simple-chapters'><chapter start='0' title='Welcome'/><chapter start='12:34' title='What a model is'/></chapters>"
            ),
            (
                "matroska",
                "<?xml version=\"1.0\"?>\n<!-- <!DOCTYPE Chapters SYSTEM \"matroskachapters.dtd\"> -->\n<Chapters><EditionEntry><EditionUID>7</EditionUID><ChapterAtom><ChapterUID>1</ChapterUID><ChapterTimeStart>00:00:00.000000000</ChapterTimeStart><ChapterDisplay><ChapterString>Welcome</ChapterString><ChapterLanguage>eng</ChapterLanguage></ChapterDisplay></ChapterAtom><ChapterAtom><ChapterTimeStart>00:12:34.000000000</ChapterTimeStart><ChapterDisplay><ChapterString>What a model is</ChapterString></ChapterDisplay></ChapterAtom></EditionEntry></Chapters>"
            ),
            (
                "ffmetadata",
                ";FFMETADATA1\ntitle=Talk\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=754000\ntitle=Welcome\n[CHAPTER]\nSTART=754000000000\ntitle=What a model is\n"
            ),
            ("ogm", "CHAPTER01=00:00:00.000\r\nCHAPTER01NAME=Welcome\r\nCHAPTER02=00:12:34.000\r\nCHAPTER02NAME=What a model is\r\n"),
            (
                "cue",
                "REM made by hand\nTITLE \"Talk\"\nFILE \"talk.mp3\" MP3\n  TRACK 01 AUDIO\n    TITLE \"Welcome\"\n    INDEX 01 00:00:00\n  TRACK 02 AUDIO\n    TITLE \"What a model is\"\n    INDEX 00 12:30:00\n    INDEX 01 12:34:00\n"
            ),
            ("audacity", "0.000000\t0.000000\tWelcome\n\\\t100.0\t200.0\n754,000000\t760,5\tWhat a model is\n"),
            (
                "vtt",
                "WEBVTT\n\n1\n00:00.000 --> 12:34.000\nWelcome\n\nNOTE no chapter\n\n00:12:34.000 --> 01:00:00.000 align:left\n<b>What a model</b>\nis\n"
            ),
            ("list", "00:00:00.000 Welcome\n00:12:34.000 What a model is\n"),
            ("list", "\u{2022} 0:00 \u{2013} Welcome\r\u{2022} 12:34 \u{2013} What a model is\r"),
            ("list", "Chapters\n\n1. [0:00] Welcome\n2. [12:34](#t=754) What a model is\n"),
        ])
    func recognised(format: String, text: String) {
        let reading = Reading(text)
        #expect(reading.said == [])
        #expect(reading.lines == Self.two)
        #expect(ChapterFormats.all.first { $0.isLike(ChapterText(.init(path: "c", text: text))) }?.name == format)
        #expect(Reading(text, format: format).lines == Self.two)
    }

    @Test(
        "Titles in WebVTT lose their tags, and no word where there is none",
        arguments: [
            ("Why 3 < 5 matters", "Why 3 < 5 matters"), ("Q&amp;A: I <3 you &copy; &#39;x&#39;", "Q&A: I <3 you \u{A9} 'x'"),
            ("Q&A: I <3 you", "Q&A: I <3 you"), ("<b>Bold</b> and <c.loud>loud</c>", "Bold and loud"), ("a <b", "a <b"), ("a <", "a <"),
            ("<00:00:01.000>Now<2>", "Now<2>"), ("One\n<i>two\nthree</i>", "One two three"), ("a&nbsp;b &lt;i&gt;", "a b <i>"),
        ])
    func webVTTTitles(text: String, title: String) {
        let reading = Reading("WEBVTT\n\n00:00.000 --> 12:34.000\n\(text)\n")
        #expect(reading.said == [])
        #expect(reading.lines == ["0:00 \(title)"])
    }

    @Test("12:34 is minutes and seconds in all of them")
    func minutes() {
        #expect(Reading(#"{"chapters":[{"startTime":"12:34"}]}"#).milliseconds == [754_000])
        #expect(
            Reading("<psc:chapters xmlns:psc='http://podlove.org/simple-chapters'><psc:chapter start='12:34' title=''/></psc:chapters>")
                .milliseconds == [754_000])
        #expect(Reading("CHAPTER1=12:34").milliseconds == [754_000])
        #expect(Reading("12:34 A").milliseconds == [754_000])
        #expect(Reading("WEBVTT\n\n12:34.000 --> 12:35.000\nA").milliseconds == [754_000])
    }

    @Test("JSON of the podcast namespace has everything that it says")
    func namespaceJSON() {
        let reading = Reading(
            #"""
            {"version": "1.2.0", "author": "Jo", "chapters": [
              {"startTime": 754.25, "endTime": 800, "title": "A \"tower\" \ud83d\uddfc", "img": "art/tower.jpg", "url": "https://example.com/",
               "location": {"name": "Eiffel Tower", "geo": "geo:48.858093,2.294694", "osm": "R5013364"}},
              {"startTime": 0, "toc": false, "img": "https://example.com/a.png"}]}
            """#)
        #expect(reading.said == [])
        #expect(
            reading.chapters == [
                Chapter(start: .zero, isListed: false),
                Chapter(
                    start: Seconds(754.25), end: Seconds(800), title: "A \"tower\" 🗼", url: "https://example.com/",
                    location: Location(name: "Eiffel Tower", geo: "geo:48.858093,2.294694", osm: "R5013364")),
            ])
        #expect(reading.found.map(\.image) == ["https://example.com/a.png", "art/tower.jpg"])
    }

    @Test("Podlove's chapters have links and pictures, in JSON and in XML")
    func podlove() {
        let json = Reading(
            #"{"show": {"title": "S"}, "chapters": [{"start": "1:02:03.5", "title": "A", "href": "https://a.example", "image": "a.png"}]}"#)
        let xml = Reading(
            """
            <psc:chapters version="1.2" xmlns:psc="http://podlove.org/simple-chapters">
            <psc:chapter start="1:02:03.5" title="A" href="https://a.example" image="a.png"/></psc:chapters>
            """)
        for reading in [json, xml] {
            #expect(reading.chapters == [Chapter(start: Seconds(3723.5), title: "A", url: "https://a.example")])
            #expect(reading.found.map(\.image) == ["a.png"])
        }
    }

    @Test("Of Matroska's editions the default one counts, with the chapters inside others and without those that are switched off")
    func matroska() {
        let reading = Reading(
            """
            <Chapters>
            <EditionEntry><ChapterAtom><ChapterTimeStart>00:00:01.000</ChapterTimeStart></ChapterAtom></EditionEntry>
            <EditionEntry><EditionFlagDefault>1</EditionFlagDefault>
            <ChapterAtom><ChapterAtom><ChapterTimeStart>00:01:00.500000000</ChapterTimeStart>
              <ChapterDisplay><ChapterString>Salt &amp; rice</ChapterString></ChapterDisplay></ChapterAtom>
              <ChapterTimeStart>00:00:00.000</ChapterTimeStart><ChapterTimeEnd>00:02:00.000</ChapterTimeEnd>
              <ChapterDisplay><ChapterString>Dinner</ChapterString><ChapterLanguage>eng</ChapterLanguage></ChapterDisplay>
              <ChapterDisplay><ChapterString>晚饭</ChapterString><ChapterLanguage>chi</ChapterLanguage></ChapterDisplay></ChapterAtom>
            <ChapterAtom><ChapterTimeStart>00:03:00.000</ChapterTimeStart><ChapterFlagHidden>1</ChapterFlagHidden></ChapterAtom>
            <ChapterAtom><ChapterTimeStart>00:04:00.000</ChapterTimeStart><ChapterFlagEnabled>0</ChapterFlagEnabled></ChapterAtom>
            <ChapterAtom><ChapterDisplay><ChapterString>When?</ChapterString></ChapterDisplay></ChapterAtom>
            </EditionEntry></Chapters>
            """)
        #expect(
            reading.chapters == [
                Chapter(start: .zero, end: Seconds(120), title: "Dinner"), Chapter(start: Seconds(60.5), title: "Salt & rice"),
                Chapter(start: Seconds(180), isListed: false),
            ])
        #expect(
            reading.said == [
                "11:1: there is no ChapterTimeStart, so this chapter is left out [skipped-chapter] (write it like <ChapterTimeStart>00:12:34.000</ChapterTimeStart>)"
            ])
        let cut = Reading("<Chapters><EditionEntry><ChapterAtom><ChapterTimeStart>00:00:01.000</ChapterTimeStart></ChapterAtom><Chap")
        #expect(cut.lines == ["0:01 "])
        #expect(cut.said.count == 1 && cut.said[0].contains("this is not XML any more"))
    }

    private static let feed = """
        <?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>
        <rss xmlns:p="http://podlove.org/simple-chapters"><channel><title>Show</title>
        <item><title>One &amp; only</title><guid>g1</guid><enclosure url="https://a.example/1.mp3?x=y"/>
        <p:chapters><p:chapter start="0" title="First &x; &nbsp;&#x4e00;"/></p:chapters>
        <p:chapters><p:chapter start="9" title="Ignored"/></p:chapters></item>
        <item><title>Two</title><guid>g2</guid><enclosure url="https://a.example/2.mp3"/>
        <p:chapters><p:chapter start="1" title="Second"/></p:chapters></item>
        <item><title>Three</title></item></channel></rss>
        """

    @Test(
        "Of a feed the episode's own chapters are read: by its guid, its recording or its title",
        arguments: [
            (WantedEpisode(guid: "g2"), ["0:01 Second"]), (WantedEpisode(recording: "2.mp3"), ["0:01 Second"]),
            (WantedEpisode(title: "One & only"), ["0:00 First &x; &nbsp;一"]),
            (WantedEpisode(recording: "1.mp3"), ["0:00 First &x; &nbsp;一"]),
        ])
    func feed(episode: WantedEpisode, lines: [String]) {
        let reading = Reading(Self.feed, of: episode)
        #expect(reading.said == [])
        #expect(reading.lines == lines)
    }

    @Test("A feed in which the episode cannot be told is no guess")
    func unknownEpisode() {
        #expect(
            Reading(Self.feed, of: WantedEpisode(title: "Four")).said == [
                "1:1: this feed has chapters of 2 episodes, and none has this one's guid, recording or title [unreadable-chapters] (write the guid that the feed has for it into the front matter: `guid: …`)"
            ])
    }

    @Test("FFmpeg's escapes are undone")
    func ffmetadata() {
        let reading = Reading(
            ";FFMETADATA1\n; a comment\n[STREAM]\ntitle=no\n[CHAPTER]\nTIMEBASE=1/48000\nSTART=96000\nEND=48000\ntitle=A \\= B \\; \\# \\\\ C\\\nD\n"
        )
        #expect(reading.chapters == [Chapter(start: Seconds(2), title: "A = B ; # \\ C D")])
        #expect(
            reading.said == [
                "5:1: this chapter ends at 0:01, before it starts at 0:02, so this chapter is left out [skipped-chapter] (its end is left out)"
                    .replacing(
                        ", so this chapter is left out", with: "")
            ])
    }

    @Test(
        "Lines with times are written in many ways",
        arguments: [
            ("12:34 A", "12:34 A"), ("- 12:34 A", "12:34 A"), ("* `12:34` A", "12:34 A"), ("(12:34) A", "12:34 A"),
            ("[12:34]: A", "12:34 A"),
            ("**12:34** **A**", "12:34 A"), ("12:34 | A", "12:34 A"), ("12:34 -- A – B", "12:34 A – B"), ("1:02:03 A", "1:02:03 A"),
            ("12:34.567 A", "12:34 A"), ("99:59 A", "1:39:59 A"), ("3. 12:34 A", "12:34 A"), ("12:34 [A](https://a.example)", "12:34 A"),
            ("12:34 A <https://a.example>", "12:34 A"), ("12:34 A: B", "12:34 A: B"), ("12:34：A", "12:34 ：A"), ("12:34 开场", "12:34 开场"),
            ("00:00:0.000 A", "0:00 A"), ("12:34", "12:34 "),
        ])
    func lines(line: String, read: String) {
        #expect(Reading(line).lines == [read])
    }

    @Test(
        "What only looks like a line with a time is none",
        arguments: ["12:34pm A", "12.34 A", "1234 A", "1:2:3:4 A", "12:75 A", "A 12:34", "", "12: A"])
    func noLines(line: String) {
        #expect(
            Reading(line).said == [
                "1:1: there are no chapters in this file [unreadable-chapters] (write a line for each, such as `12:34 What a model is`)"
            ])
    }

    @Test("Links behind and around a title are where the chapter leads")
    func addresses() {
        #expect(
            Reading("0:00 [A](https://a.example/x)\n1:00 B <https://b.example>\n2:00 C [d](e) f").chapters.map(\.url) == [
                "https://a.example/x", "https://b.example", nil,
            ])
    }

    @Test("A list in show notes is one where it has three times, from 0:00 on and in order")
    func notes() {
        func read(_ notes: String) -> [String] {
            NotesList.read(notes).map { "\($0.offset) \($0.chapter.start!.clock) \($0.chapter.title!)" }
        }
        #expect(
            read("Hello.\n\n- 0:00 Intro\n- 1:00 Middle\n\n- 2:00 End\n\n0:00 other") == ["8 0:00 Intro", "21 1:00 Middle", "36 2:00 End"])
        // Mentions of times.
        #expect(read("- 0:00 Intro\n- 1:00 Middle\n") == [])
        #expect(read("- 1:00 A\n- 2:00 B\n- 3:00 C\n") == [])
        #expect(read("- 0:00 A\n- 2:00 B\n- 1:00 C\n") == [])
        #expect(read("- 0:00\n- 2:00\n- 3:00\n") == [])
        #expect(read("```\n0:00 A\n1:00 B\n2:00 C\n```\n") == [])
        #expect(read("0:00 A\n1:00 B\nsomething else\n2:00 C\n") == [])
    }
}
