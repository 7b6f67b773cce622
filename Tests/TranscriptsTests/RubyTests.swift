import Markup
import Podcast
import Testing

@testable import Transcripts

@Suite("Ruby in transcripts")
struct RubyTests {
    private func cue(_ text: String) -> String { "WEBVTT\n\n00:01.000 --> 00:09.000\n\(text)\n" }

    /// What a text is read as, and how it is written again.
    private func edition(of text: String, _ path: String = "transcript.vtt", language: String = "ja") -> TranscriptEdition {
        let reading = read(text, path)
        let transcript = Transcript(cues: reading.cues, language: Language(language)!, ruby: reading.ruby)
        return TranscriptEdition(transcript, paragraphs: Paragraphs.make(from: transcript))
    }

    private func said(_ text: String, _ path: String = "transcript.vtt") -> String {
        read(text, path).cues.map(\.text.string).joined(separator: "|")
    }

    private func written(_ format: any PublishedTranscriptFormat.Type, _ edition: TranscriptEdition) -> String {
        String(decoding: format.write(edition) ?? [], as: UTF8.self)
    }

    /// The last line of the WebVTT that is made of a cue.
    private func again(_ text: String) -> String {
        let vtt = written(WebVTT.self, edition(of: cue(text)))
        return String(vtt.components(separatedBy: "00:00:09.000\n").last!.dropLast())
    }

    @Test(
        "A word's reading stands behind it in the text, and above it again in WebVTT",
        arguments: [
            ("<ruby>漢字<rt>かんじ</rt></ruby>です", "漢字(かんじ)です", "<ruby>漢字<rt>かんじ</rt></ruby>です"),
            // Several words in one ruby; the last end may be left out, and so may any.
            (
                "<ruby>東<rt>とう</rt>京<rt>きょう</ruby>へ", "東(とう)京(きょう)へ",
                "<ruby>東<rt>とう</rt></ruby><ruby>京<rt>きょう</rt></ruby>へ"
            ),
            (
                "<ruby>東<rt>とう<rt>きょう", "東(とうきょう)", "<ruby>東<rt>とうきょう</rt></ruby>"
            ),
            // Other tags, within and around.
            (
                "<i><ruby.big>漢<b>字</b><rt.small><c.x>かん</c>じ</rt></ruby></i>", "漢字(かんじ)", "<ruby>漢字<rt>かんじ</rt></ruby>"
            ),
            // Over a break of the line.
            ("<ruby>漢\n字<rt>かん\nじ</rt></ruby>", "漢字(かんじ)", "<ruby>漢字<rt>かんじ</rt></ruby>"),
            ("<ruby>New\nYork <rt>The\nCity</rt></ruby>", "New York (The City)", "<ruby>New York <rt>The City</rt></ruby>"),
            // No reading, no word.
            ("<ruby>漢字<rt></rt></ruby>", "漢字", "漢字"),
            // As HTML has it for browsers without ruby; more than a parenthesis is no parenthesis.
            ("<ruby><rb>漢字</rb><rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>", "漢字(かんじ)", "<ruby>漢字<rt>かんじ</rt></ruby>"),
            ("<ruby>漢<rp>（<rt>かん<rp>）<rb>字<rp>（<rt>じ<rp>）", "漢(かん)字(じ)", "<ruby>漢<rt>かん</rt></ruby><ruby>字<rt>じ</rt></ruby>"),
            ("<ruby>漢<rp>or so</ruby> <rp>(</rp>", "漢or so (", "漢or so ("),
            ("<ruby>振<rt>ふ</rt>り<rt> </rt></ruby>", "振(ふ)り", "<ruby>振<rt>ふ</rt></ruby>り"),
            ("<ruby><rt>かんじ</rt></ruby>", "(かんじ)", "(かんじ)"),
            ("<rt>かんじ</rt>", "(かんじ)", "(かんじ)"),
            ("漢字</rt></ruby>", "漢字", "漢字"),
            // Markup as text stays text.
            (
                "<ruby>&lt;b&gt;<rt>&amp;amp;</rt></ruby>", "<b>(&amp;)", "<ruby>&lt;b&gt;<rt>&amp;amp;</rt></ruby>"
            ),
            // Parentheses would end it too early.
            ("<ruby>f(x)<rt>y</rt></ruby>", "f(x)(y)", "f(x)(y)"),
            ("<ruby>x<rt>:-)</rt></ruby>", "x(:-))", "x(:-))"),
        ])
    func webVTT(source: String, text: String, vtt: String) {
        #expect(said(cue(source)) == text)
        #expect(again(source) == vtt)
        #expect(said(cue(again(source))) == text)
    }

    @Test("In WebVTT a reading takes no room in a line, for it stands above")
    func columns() {
        let word = "<ruby>漢字<rt>とてもながいかんじ</rt></ruby>"
        #expect(again(String(repeating: word, count: 20)) == [16, 4].map { String(repeating: word, count: $0) }.joined(separator: "\n"))
    }

    @Test("A voice ends what is open: nobody's word gets another's reading")
    func voices() {
        let reading = read(cue("<v Jo><ruby>漢<v Ann>字<rt>じ</rt></ruby>"))
        #expect(reading.cues.map(\.text) == ["漢", "字(じ)"])
        #expect(reading.ruby.isEmpty)
    }

    @Test("HTML: what browsers without ruby show is left out, as are ends that may be left out; a ruby begins no paragraph")
    func html() {
        let page = """
            <cite>Jo:</cite><time>0:01</time>
            <p>これは <ruby><rb>漢字</rb><rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>です。<ruby>東<rp>（<rt>とう<rp>）<rb>京<rp>（<rt>きょう<rp>）</ruby>
            と<ruby><rb>大</rb><rb>阪</rb><rt>おお</rt><rt>さか</rt></ruby>。</p>
            """
        #expect(said(page, "transcript.html") == "これは 漢字(かんじ)です。東(とう)京(きょう) と大阪(おおさか)。")
        #expect(
            written(HTMLTranscript.self, edition(of: page, "transcript.html")).contains(
                """
                <p>これは <ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>です。<ruby>東<rp>(</rp><rt>とう</rt><rp>)</rp></ruby>\
                <ruby>京<rp>(</rp><rt>きょう</rt><rp>)</rp></ruby> と<ruby>大阪<rp>(</rp><rt>おおさか</rt><rp>)</rp></ruby>。</p>
                """))
    }

    @Test("TTML: ruby is told by attributes, or by styles that have them")
    func ttml() {
        let file = """
            <tt xmlns:tts="http://www.w3.org/ns/ttml#styling"><head><styling><style xml:id="r" tts:ruby="container"/>
            <style xml:id="t" tts:ruby="text"/></styling></head><body><div>
            <p begin="1s" end="3s">これは<span tts:ruby="container"><span tts:ruby="base">漢字</span><span tts:ruby="delimiter">（</span><span \
            tts:ruby="text">かんじ</span><span tts:ruby="delimiter">）</span></span>です</p>
            <p begin="3s" end="4s"><span style="x r">東京<span style="t">とうきょう</span></span></p></div></body></tt>
            """
        #expect(said(file, "transcript.ttml") == "これは漢字(かんじ)です|東京(とうきょう)")
        let vtt = written(WebVTT.self, edition(of: file, "transcript.ttml"))
        #expect(vtt.contains("これは<ruby>漢字<rt>かんじ</rt></ruby>です\n"))
        #expect(vtt.contains("<ruby>東京<rt>とうきょう</rt></ruby>\n"))
    }

    @Test("What cannot hold ruby gets the reading in parentheses")
    func flat() {
        let edition = edition(of: cue("<ruby>漢字<rt>かんじ</rt></ruby>です"))
        #expect(written(SubRip.self, edition).hasSuffix("\n漢字(かんじ)です\n"))
        #expect(written(PodcastNamespaceJSON.self, edition).contains("\"body\":\"漢字(かんじ)です\""))
        #expect(written(PlainTranscript.self, edition) == "[0:01] 漢字(かんじ)です\n")
        for word in ["<ruby>漢字<rt>かんじ</rt></ruby>", "<ruby><rb>漢字</rb><rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>"] {
            let reading = read("1\n00:00:01,000 --> 00:00:02,000\n\(word)です\n", "transcript.srt")
            #expect(reading.cues.map(\.text) == ["漢字(かんじ)です"])
            #expect(!reading.ruby.isEmpty)
        }
    }

    @Test("One script and corrections hold for words with readings, too")
    func revision() {
        func revised(_ text: String, _ script: ChineseScript?, _ corrections: [Correction] = []) -> String {
            let reading = read(cue(text))
            var transcript = Transcript(cues: reading.cues, language: Language("zh")!, ruby: reading.ruby)
            let revision = TranscriptRevision(script: script, corrections: corrections)
            revision.revise(&transcript.cues)
            revision.revise(&transcript.ruby)
            return written(WebVTT.self, TranscriptEdition(transcript))
        }
        #expect(revised("<ruby>漢語<rt>hànyǔ</rt></ruby>", .simplified).hasSuffix("\n<ruby>汉语<rt>hànyǔ</rt></ruby>\n"))
        // The same character is another one in another word.
        #expect(
            revised("看<ruby>著<rt>zhe</rt></ruby>，显<ruby>著<rt>zhù</rt></ruby>", .simplified).hasSuffix(
                "\n看<ruby>着<rt>zhe</rt></ruby>，显<ruby>著<rt>zhù</rt></ruby>\n"))
        #expect(
            revised("<ruby>大味<rt>Dàwèi</rt></ruby>说", nil, [Correction("大味", to: "大卫")])
                .hasSuffix("\n<ruby>大卫<rt>Dàwèi</rt></ruby>说\n"))
    }

    @Test(
        "Nothing is cut within a word and its reading: no paragraph, and no line of WebVTT, however long the text is without a place to cut"
    )
    func cuts() {
        let words = [
            "<ruby>モー娘。<rt>モームス。ほか</rt></ruby>", "<ruby>東京都<rt>とう きょう と</rt></ruby>", "漢字", "です。", "<ruby>a b<rt>c d. E</rt></ruby>",
            "word ",
        ]
        var seed: UInt64 = 7
        for count in 1...300 {
            var source = ""
            for _ in 0..<count {
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                source += words[Int(seed >> 33) % words.count]
            }
            let edition = edition(of: cue(source))
            let expected = source.matches(of: /<rt>/).count
            let paragraphs = edition.paragraphs.reduce(0) { $0 + places(in: $1.text, edition.transcript.ruby) }
            #expect(paragraphs == expected, "\(count): \(edition.paragraphs.map(\.text))")
            let vtt = written(WebVTT.self, edition)
            #expect(vtt.matches(of: /<rt>/).count == expected, "\(count): \(vtt)")
            #expect(said(vtt).filter { $0 != "\n" && $0 != " " } == said(cue(source)).filter { $0 != "\n" && $0 != " " })
        }
    }

    private func places(in text: PlainText, _ ruby: Ruby) -> Int {
        var string = text.string
        return string.withUTF8 { ruby.places(in: $0).count }
    }

    @Test("A translation has its own readings, wherever its pieces stand")
    func translation() throws {
        let original = edition(of: cue("Hello"), language: "en")
        let other = edition(of: cue("<ruby>漢字<rt>かんじ</rt></ruby>"))
        let aligned = Alignment.align(other.transcript, other.paragraphs, with: original.paragraphs)
        #expect(aligned.texts == ["漢字(かんじ)"])
        let text = try #require(aligned.texts[0])
        #expect(places(in: text, other.transcript.ruby) == 1)
        #expect(places(in: text, original.transcript.ruby) == 0)
    }

    @Test("Interlinear annotation characters are text like any other, in every format, and no ruby")
    func annotationCharacters() {
        let text = "\u{FFF9}漢字\u{FFFA}かんじ\u{FFFB}です。\u{FFFA}\u{FFF9}\u{FFFB}"
        for (path, file) in [
            ("transcript.vtt", cue(text)), ("transcript.srt", "1\n00:00:01,000 --> 00:00:02,000\n\(text)\n"),
            ("transcript.html", "<cite>Jo:</cite><p>\(text)</p>"), ("transcript.txt", text),
            ("transcript.ttml", "<tt><body><p begin=\"1s\">\(text)</p></body></tt>"),
        ] {
            let edition = edition(of: file, path)
            #expect(edition.transcript.cues.map(\.text.string) == [text], "\(path)")
            #expect(edition.transcript.ruby.isEmpty)
            #expect(!written(HTMLTranscript.self, edition).contains("<ruby>"))
        }
    }

    @Test(
        "Of nothing but ruby a file takes four times as long where it is four times as long",
        arguments: ["<ruby>a1<rt>b</rt></ruby><ruby>", "((((((((", "a1(b)<ruby>a1<rt>b", "<ruby><rt>", "<rt>a", "<rt>a<rp>(", "<rp>((((("])
    func hostile(piece: String) {
        func time(_ count: Int) -> Duration {
            let source = cue("<ruby>字" + String(repeating: piece, count: count))
            return ContinuousClock().measure {
                let edition = edition(of: source, language: "en")
                _ = (written(HTMLTranscript.self, edition), written(WebVTT.self, edition))
            }
        }
        // Sixteen, were it quadratic; whatever else the machine does only adds to it.
        #expect((0..<5).contains { _ in time(4_000) < time(1_000) * 10 })
    }
}
