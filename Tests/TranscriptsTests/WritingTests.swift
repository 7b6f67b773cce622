import Podcast
import Testing

@testable import Transcripts

@Suite("Transcripts as they are published")
struct WritingTests {
    private static let transcript = Transcript(
        cues: [
            Cue(
                start: at(0.5), end: at(5.1), speaker: "SPEAKER_00",
                text: "There is a button in my editor that says \"remove silence\", and I pressed it."),
            Cue(start: at(8.6), end: at(10.2), speaker: "Ann", text: "I know & <heard> it."),
            Cue(start: at(10.4), speaker: "SPEAKER_00", text: "So?"),
        ], language: .english)
    private static let speakers = ["SPEAKER_00": Speaker(person: Slug("jo")!, name: "Jo Marsh")] as [PlainText: Speaker]
    private static let chapters = [
        Chapter(start: at(8), title: "What was --> lost"), Chapter(start: at(0), title: "The button"), Chapter(title: "untimed"),
    ]

    private static var edition: TranscriptEdition {
        TranscriptEdition(
            transcript, paragraphs: Paragraphs.make(from: transcript, speakers: speakers), speakers: speakers, chapters: chapters,
            title: "Silence <1>")
    }

    private func text(_ bytes: [UInt8]?) -> String { String(decoding: bytes ?? [], as: UTF8.self) }

    @Test("WebVTT: a voice where the speaker changes, lines of at most 65 characters, chapters as notes")
    func webVTT() {
        #expect(
            text(WebVTT.write(Self.edition)) == """
                WEBVTT

                NOTE The button

                00:00:00.500 --> 00:00:05.100
                <v Jo Marsh>There is a button in my editor that says "remove silence", and I
                pressed it.

                NOTE What was --&gt; lost

                00:00:08.600 --> 00:00:10.200
                <v Ann>I know &amp; &lt;heard&gt; it.

                00:00:10.400 --> 00:00:11.400
                <v Jo Marsh>So?

                """)
    }

    @Test("WebVTT without voices: no line begins with what would be taken for a name")
    func wrappedNames() {
        let text = String(repeating: "大卫翁还没有来，我们先听听这个房间里有什么声音再说吧。", count: 3) + String(repeating: "再说一遍：好。", count: 30)
        let edition = TranscriptEdition(Transcript(cues: [Cue(start: at(1), end: at(90), text: PlainText(text))], language: .english))
        let again = read(self.text(WebVTT.write(edition)))
        #expect(again.cues.map { $0.text.string.filter { $0 != "\n" } } == [text], "\(again.cues)")
        #expect(again.labels.isEmpty)
    }

    @Test("SubRip: numbers, commas, the name where it changes, lines of at most 32 characters")
    func subRip() {
        #expect(
            text(SubRip.write(Self.edition)) == """
                1
                00:00:00,500 --> 00:00:05,100
                Jo Marsh: There is a button in
                my editor that says "remove
                silence", and I pressed it.

                2
                00:00:08,600 --> 00:00:10,200
                Ann: I know & <heard> it.

                3
                00:00:10,400 --> 00:00:11,400
                Jo Marsh: So?

                """)
    }

    @Test("JSON, HTML and plain text")
    func others() {
        #expect(
            text(PodcastNamespaceJSON.write(Self.edition)).hasSuffix(
                #"{"speaker":"Ann","startTime":8.6,"endTime":10.2,"body":"I know \u0026 \u003cheard\u003e it."},{"speaker":"Jo Marsh","startTime":10.4,"endTime":11.4,"body":"So?"}]}"#
                    + "\n"))
        #expect(
            text(HTMLTranscript.write(Self.edition)) == """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <meta name="robots" content="noindex">
                <title>Silence &lt;1&gt;</title>
                </head>
                <body>
                <main>
                <h1>Silence &lt;1&gt;</h1>
                <cite>Jo Marsh:</cite>
                <time datetime="PT0.5S">0:00</time>
                <p>There is a button in my editor that says &quot;remove silence&quot;, and I pressed it.</p>
                <cite>Ann:</cite>
                <time datetime="PT8.6S">0:08</time>
                <p>I know &amp; &lt;heard&gt; it.</p>
                <cite>Jo Marsh:</cite>
                <time datetime="PT10.4S">0:10</time>
                <p>So?</p>
                </main>
                </body>
                </html>

                """)
        #expect(
            text(PlainTranscript.write(Self.edition)) == """
                [0:00] Jo Marsh: There is a button in my editor that says "remove silence", and I pressed it.

                [0:08] Ann: I know & <heard> it.

                [0:10] Jo Marsh: So?

                """)
    }

    @Test("without times only in the formats that need none")
    func untimed() {
        let spoken = Transcript(cues: [Cue(speaker: "Ann", text: "Hello.")], language: Language("ar")!)
        let edition = TranscriptEdition(spoken, paragraphs: Paragraphs.make(from: spoken))
        #expect(WebVTT.write(edition) == nil)
        #expect(SubRip.write(edition) == nil)
        #expect(PodcastNamespaceJSON.write(edition) == nil)
        #expect(text(PlainTranscript.write(edition)) == "Ann: Hello.\n")
        #expect(text(HTMLTranscript.write(edition)).contains("<html lang=\"ar\" dir=\"rtl\">"))
    }

    @Test(
        "with times read back as the same cues, whatever is said",
        arguments: [WebVTT.self, SubRip.self, PodcastNamespaceJSON.self] as [any PublishedTranscriptFormat.Type])
    func cuesReadBack(format: any PublishedTranscriptFormat.Type) throws {
        var random = Generator(seed: 15)
        for round in 0..<300 {
            let isHostile = round % 2 == 0
            let names = round % 3 == 0 ? [] : RandomTranscript.names
            let cues = RandomTranscript(&random, count: 1 + round % 20, names: names, isHostile: isHostile).cues
            let written = format.write(TranscriptEdition(Transcript(cues: cues, language: .english)))
            let bytes = try #require(written)
            let reading = TranscriptReader.read(bytes, path: "t.\(format.name)", knownNames: names)
            #expect(reading.format == format.name)
            #expect(reading.diagnostics.isEmpty, "round \(round): \(reading.diagnostics.all)")
            #expect(reading.cues.joined == cues.joined, "round \(round)")
        }
    }

    @Test("Where only some moments are known, what is said between two of them is one cue, whoever says it")
    func fewTimes() throws {
        let cues = [
            Cue(start: at(0), speaker: "Jo", text: "Good evening."), Cue(speaker: "Jo", text: "This is the news."),
            Cue(speaker: "Ann", text: "And the weather."), Cue(start: at(60), speaker: "Ann", text: "It rains."),
            Cue(start: at(90), end: at(92), speaker: "Jo", text: "Good night."),
            Cue(start: at(90), end: at(91), speaker: "Ann", text: "Bye."),
        ]
        let edition = TranscriptEdition(Transcript(cues: cues, language: .english))
        #expect(
            text(WebVTT.write(edition)) == """
                WEBVTT

                00:00:00.000 --> 00:01:00.000
                <v Jo>Good evening.
                This is the news.
                <v Ann>And the weather.

                00:01:00.000 --> 00:01:01.000
                It rains.

                00:01:30.000 --> 00:01:32.000
                <v Jo>Good night.

                00:01:30.000 --> 00:01:31.000
                <v Ann>Bye.

                """)
        #expect(
            text(SubRip.write(edition)).contains(
                "1\n00:00:00,000 --> 00:01:00,000\nJo: Good evening. This is the\nnews.\nAnn: And the weather.\n\n2\n"))
        #expect(
            text(PodcastNamespaceJSON.write(edition)).contains(
                #"{"speaker":"Ann","startTime":0,"endTime":60,"body":"And the weather."},{"speaker":"Ann","startTime":60,"endTime":61,"#))
        for format in [WebVTT.self, SubRip.self, PodcastNamespaceJSON.self] as [any PublishedTranscriptFormat.Type] {
            let written = format.write(edition)
            let bytes = try #require(written)
            let found = TranscriptReader.read(bytes, path: "t.\(format.name)", knownNames: ["Jo", "Ann"]).cues
            #expect(found.map(\.speaker) == ["Jo", "Ann", "Ann", "Jo", "Ann"], "\(format.name)")
            #expect(found.map(\.start) == [at(0), at(0), at(60), at(90), at(90)], "\(format.name)")
        }
    }

    @Test("WebVTT: where nobody is named, words before a colon are no names when they are read back")
    func noNames() throws {
        let cues = [
            Cue(start: at(1), end: at(2), text: "Hello."), Cue(start: at(2), end: at(3), text: "Rule One: wait."),
            Cue(start: at(4), end: at(5), text: "Rule One: wait again."),
        ]
        let bytes = try #require(WebVTT.write(TranscriptEdition(Transcript(cues: cues, language: .english))))
        #expect(text(bytes).contains("<v>Hello."))
        #expect(read(text(bytes)).cues == cues)
        let plain = try #require(WebVTT.write(TranscriptEdition(Transcript(cues: [cues[0]], language: .english))))
        #expect(!text(plain).contains("<v>"))
    }

    @Test("WebVTT: a name that ends like an arrow is none, and times at the end of a file have no text")
    func arrows() {
        let cues = [Cue(start: at(1), end: at(2), speaker: "A --", text: "Hi.")]
        let bytes = WebVTT.write(TranscriptEdition(Transcript(cues: cues, language: .english)))
        #expect(read(text(bytes)).cues == cues)
        #expect(read("WEBVTT\n\n00:01.000 --> 00:02.000\nHi.\n\n00:02.000 --> 00:03.000").cues.map(\.text) == ["Hi."])
    }

    @Test("are broken into lines that fit, between words and between ideographs, never before what closes")
    func lines() {
        let english = String(repeating: "Well, twenty-three of (the) longest words. ", count: 9)
        let chinese = String(repeating: "不是，这个问题（其实）非常难。", count: 9)
        for (text, columns) in [(english, 65), (english, 32), (chinese, 65), (chinese, 32)] {
            var bytes: [UInt8] = []
            LineWrapping(columns: columns).append(PlainText(text), to: &bytes)
            let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
            #expect(PlainText(String(decoding: bytes, as: UTF8.self)).joined == PlainText(text).joined)
            for line in lines.dropLast() {
                let width = line.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 1 : 2) }
                #expect((columns - 24...columns).contains(width), "\(line)")
                #expect(!["，", "。", "）", " "].contains(line.first!), "\(line)")
                #expect(line.last != "（", "\(line)")
            }
        }
    }

    @Test("are broken at the same places whether or not a letter has an accent")
    func plainLines() {
        var random = Generator(seed: 17)
        for round in 0..<500 {
            let words = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                String(repeating: "o", count: Int.random(in: 0...(round % 5 == 0 ? 40 : 9), using: &random))
            }
            let plain = words.joined(separator: " ") + "e"
            let accented = plain.dropLast() + "é"
            let columns = Int.random(in: 1...40, using: &random)
            let wrapping = LineWrapping(
                columns: columns, joinsLines: round % 2 == 0, mayBegin: { round % 3 != 0 || $0.firstOffset(of: 0x20) ?? 9 > 3 })
            let broken = [plain, String(accented)].map { text in
                var bytes: [UInt8] = []
                wrapping.append(PlainText(text), indent: round % 7, to: &bytes)
                return String(decoding: bytes, as: UTF8.self)
            }
            #expect(broken[0].dropLast() == broken[1].dropLast(), "round \(round): \(columns) columns")
        }
    }

    @Test(
        "for reading read back as the same paragraphs",
        arguments: [HTMLTranscript.self, PlainTranscript.self] as [any PublishedTranscriptFormat.Type])
    func paragraphsReadBack(format: any PublishedTranscriptFormat.Type) throws {
        var random = Generator(seed: 16)
        for round in 0..<200 {
            var cues = RandomTranscript(
                &random, count: 1 + round % 20, names: RandomTranscript.names, isHostile: format == HTMLTranscript.self
            ).cues
            if round % 3 == 0 { for index in cues.indices { (cues[index].start, cues[index].end) = (nil, nil) } }
            let spoken = Transcript(cues: cues, language: .english)
            let paragraphs = Paragraphs.make(from: spoken)
            let written = format.write(TranscriptEdition(spoken, paragraphs: paragraphs, title: "A"))
            let bytes = try #require(written)
            let reading = TranscriptReader.read(bytes, path: "t.\(format.name)", format: format.name, knownNames: RandomTranscript.names)
            #expect(reading.cues.map(\.text) == paragraphs.map(\.text), "round \(round)")
            #expect(reading.cues.map(\.speaker) == paragraphs.map(\.speaker), "round \(round)")
            let starts = paragraphs.map {
                format == HTMLTranscript.self ? $0.start : $0.start.map { Seconds(milliseconds: $0.whole * 1000) }
            }
            #expect(reading.cues.map(\.start) == starts, "round \(round)")
        }
    }
}
