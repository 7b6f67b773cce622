import Podcast
import Testing

@testable import Transcripts

@Suite("Transcripts in HTML and XML")
struct XMLTranscriptTests {
    @Test("HTML of the podcast namespace: a name counts until the next one, a time for the text after it")
    func podcastNamespace() {
        let reading = read(
            """
            <!DOCTYPE html><html><head><title>Not said</title><style>p > i { color: red }</style></head><body>
            <cite>Kevin:</cite>
            <time>0:00</time>
            <p>
              We have an <b>update</b>
              planned &amp; more
            </p>
            <p>It&#39;s big.<br>Really.</p>
            <cite>Alban :</cite> <time datetime="PT1H9.5S">1:00:09</time> <p>Hey!
            </body></html>
            """, "transcript.html")
        #expect(reading.format == "html")
        #expect(
            reading.cues == [
                Cue(start: at(0), speaker: "Kevin", text: "We have an update planned & more"),
                Cue(speaker: "Kevin", text: "It's big.\nReally."),
                Cue(start: at(3609.5), speaker: "Alban", text: "Hey!"),
            ])
        #expect(reading.labels == [LabelOccurrence(label: "Kevin", line: 2), LabelOccurrence(label: "Alban", line: 9)])
    }

    @Test("other pages are read as the text that they show; a script says nothing, and what is no tag is text")
    func page() {
        let reading = read(
            "<div><h1>Episode 1</h1><script>if (a < b) { x = '</p>' }</script><!-- no --><p><strong>Jo:</strong> I <3 you, a < b.</p>\n<p><strong>Ann:</strong> So?<p><strong>Jo:</strong> Yes.</div>",
            "transcript.html")
        #expect(
            reading.cues == [
                Cue(speaker: "Jo", text: "I <3 you, a < b."), Cue(speaker: "Ann", text: "So?"), Cue(speaker: "Jo", text: "Yes."),
            ])
        #expect(reading.labels.map(\.line) == [1, 2])
    }

    @Test("an element of the class speaker names one, and the sign of a play button is not said")
    func speakerClass() {
        let reading = read(
            "<section><div class=\"turn\"><p class=\"speaker\">Tim</p>\n<p><a href=\"#\">▶</a> Guten Morgen</p></div></section>",
            "transcript.html")
        #expect(reading.cues == [Cue(speaker: "Tim", text: "Guten Morgen")])
    }

    @Test("YouTube's srv3: words of a line belong together, and a line ends where the next one begins")
    func srv3() {
        let reading = read(
            """
            <?xml version="1.0" encoding="utf-8" ?><timedtext format="3">
            <head><ws id="0"/><p>not said</p></head><body><w t="0" id="1"/>
            <p t="160" d="4000" w="1"><s ac="0">so</s><s t="320"> what&#39;s</s></p>
            <p t="2000" d="2160" w="1" a="1">
            </p>
            <p t="2010" d="1000" w="1">new</p>
            <p t="x">lost</p>
            </body></timedtext>
            """, "transcript.srv3")
        #expect(reading.format == "srv3")
        #expect(
            reading.cues == [Cue(start: at(0.16), end: at(2.01), text: "so what's"), Cue(start: at(2.01), end: at(3.01), text: "new")])
        #expect(reading.diagnostics.all.map(\.name) == ["skipped-cue"])
        #expect(reading.diagnostics.all.first?.location.line == 7)
        #expect(reading.diagnostics.all.first?.location.sourceLine == "<p t=\"x\">")
        #expect(
            read("<transcript><text start=\"1.5\" dur=\"2\">one &amp; two</text></transcript>", "transcript.xml").cues == [
                Cue(start: at(1.5), end: at(3.5), text: "one & two")
            ])
    }

    @Test("TTML: agents are speakers, line breaks are kept, other white space is none")
    func ttml() {
        let reading = read(
            """
            <?xml version="1.0"?><!DOCTYPE tt [<!ENTITY x SYSTEM "file:///etc/passwd">]>
            <tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata" xml:lang="en" ttp:tickRate="10000000">
              <head><metadata><ttm:title>Not said</ttm:title>
                <ttm:agent type="person" xml:id="v1"><ttm:name type="full">Jo Marsh</ttm:name></ttm:agent></metadata></head>
              <body><div>
                <p begin="00:00:01.500" end="00:00:02:15" ttm:agent="v1">Hello,<br/>
                   <span>you</span> there&x;.</p>
                <p begin="35000000t" dur="500ms">Hi.</p>
                <p begin="1.1m" ttm:agent="v2"/>
              </div></body>
            </tt>
            """, "transcript.ttml")
        #expect(reading.format == "ttml")
        #expect(
            reading.cues == [
                Cue(start: at(1.5), end: at(2.5), speaker: "Jo Marsh", text: "Hello,\nyou there&x;."),
                Cue(start: at(3.5), end: at(4), text: "Hi."),
            ])
        #expect(reading.diagnostics.isEmpty)
    }

    @Test("TTML: times count from those of the element around, unless none lies before that; words without spaces get them")
    func ttmlTimes() {
        let relative = read(
            "<tt><body><div begin=\"10s\"><p begin=\"1s\" end=\"2s\">a</p></div><div begin=\"20s\"><p begin=\"1s\">b</p></div></body></tt>",
            "t.ttml")
        #expect(relative.cues == [Cue(start: at(11), end: at(12), text: "a"), Cue(start: at(21), text: "b")])
        let absolute = read(
            "<tt><body dur=\"30\"><div begin=\"10\" end=\"12\"><p begin=\"10\" end=\"12\"><span p:unit=\"word\" begin=\"10\">Well</span><span p:unit=\"word\" begin=\"11\">said.</span></p></div></body></tt>",
            "t.ttml")
        #expect(absolute.cues == [Cue(start: at(10), end: at(12), text: "Well said.")])
    }

    @Test("Transcriber's turns are cut at their marks")
    func transcriber() {
        let reading = read(
            """
            <?xml version="1.0" encoding="UTF-8"?><!DOCTYPE Trans SYSTEM "trans-14.dtd"><Trans>
            <Speakers><Speaker id="spkA" name="Tim"/></Speakers><Episode><Section startTime="0" endTime="9">
            <Turn startTime="1.5" endTime="9" speaker="spkA"><Sync time="1.5"/>
            Guten Morgen
            <Sync time="4"/>Thomas
            </Turn></Section></Episode></Trans>
            """, "transcript.trs")
        #expect(
            reading.cues == [
                Cue(start: at(1.5), end: at(4), speaker: "Tim", text: "Guten Morgen"),
                Cue(start: at(4), end: at(9), speaker: "Tim", text: "Thomas"),
            ])
    }

    @Test("XML that was cut off is an error", arguments: ["ttml", "srv3", "trs"])
    func cutOff(format: String) {
        let whole = [
            "ttml": "<tt><body><p begin=\"1s\">Hello",
            "srv3": "<timedtext format=\"3\"><body>\n<p t=\"1\" d=\"2\">Hello</p>",
            "trs": "<Trans><Turn startTime=\"1\">Hel",
        ]
        let reading = read(whole[format]!, "transcript.\(format)")
        #expect(reading.diagnostics.all.map(\.message) == ["the file ends in the middle of the XML"])
        #expect(reading.diagnostics.all.map(\.name) == ["broken-transcript"])
    }

    @Test("ten thousand tags that are never closed, quotes and comments take no time to speak of")
    func linear() {
        let clock = ContinuousClock()
        for piece in [
            "<nav>", "<!--", "<![CDATA[", "<a href=\"", "<script>", "<p", "<!", "<?", "&amp", "<cite>x", "<div a='<", "'<b' ", "'<b' '>' ",
        ] {
            let text = "<html><p>Hello</p>" + String(repeating: piece, count: 20_000)
            let time = clock.measure { _ = read(text, "transcript.html") }
            #expect(time < .seconds(3), "\(piece) took \(time)")
        }
    }
}
