import Podcast
import Testing

@testable import Transcripts

@Suite("SubRip as tools and people write it")
struct SubRipTests {
    private let two = [Cue(start: at(1), end: at(2.5), text: "One"), Cue(start: at(62), end: at(63), text: "two\nlines")]

    @Test(
        "of all these shapes the cues are the same",
        arguments: [
            "1\n00:00:01,000 --> 00:00:02,500\nOne\n\n2\n00:01:02,000 --> 00:01:03,000\ntwo\nlines\n",
            "1\r\n00:00:01,000 --> 00:00:02,500\r\nOne\r\n\r\n2\r\n00:01:02,000 --> 00:01:03,000\r\ntwo\r\nlines",
            "1\r00:00:01,000 --> 00:00:02,500\rOne\r\r2\r00:01:02,000 --> 00:01:03,000\rtwo\rlines",
            "\u{FEFF}00:00:01.000 --> 00:00:02.500\nOne\n\n00:01:02.000 --> 00:01:03.000\ntwo\nlines\n",
            "1\n00:01,000 --> 00:02,500\nOne\n\n2\n01:02,000 --> 01:03,000\ntwo\nlines\n",
            "1\n0:00:01,0 --> 0:00:02,5 X1:40 X2:600 Y1:20 Y2:50\nOne\n2\n0:01:02 --> 0:01:03\ntwo\nlines\n",
            "1\n00:00:01,000-->00:00:02,500\n{\\an8}<font color=\"#fff\">One</font>\n\n\n\n3\n00:01:02,000  -->  00:01:03,000\n\n<i>two</i>\n\nlines\n",
        ])
    func shapes(text: String) {
        let reading = read(text, "transcript.srt")
        #expect(reading.cues.map(\.text.joined) == two.map(\.text.joined))
        #expect(reading.cues.map(\.start) == two.map(\.start))
        #expect(reading.cues.map(\.end) == two.map(\.end))
        #expect(reading.diagnostics.isEmpty)
    }

    @Test("a name with a colon speaks until the next, also from a line of its own or in the middle of a cue")
    func speakers() {
        let reading = read(
            """
            1
            00:00:01,000 --> 00:00:02,000
            Sarah: In today's episode,
            you'll learn: a lot.

            2
            00:00:02,000 --> 00:00:03,000
            And more.

            3
            00:00:03,000 --> 00:00:04,000
            DAVE:
            Really?
            Sarah: Yes.

            4
            00:00:04,000 --> 00:00:05,000
            大卫翁：你好。

            5
            00:00:05,000 --> 00:00:06,000
            大卫翁：再见。 List<String> &amp; 3 < 4
            """, "transcript.srt")
        #expect(
            reading.cues == [
                Cue(start: at(1), end: at(2), speaker: "Sarah", text: "In today's episode,\nyou'll learn: a lot."),
                Cue(start: at(2), end: at(3), speaker: "Sarah", text: "And more."),
                Cue(start: at(3), end: at(4), speaker: "DAVE", text: "Really?"),
                Cue(start: at(3), end: at(4), speaker: "Sarah", text: "Yes."),
                Cue(start: at(4), end: at(5), speaker: "大卫翁", text: "你好。"),
                Cue(start: at(5), end: at(6), speaker: "大卫翁", text: "再见。 List<String> & 3 < 4"),
            ])
        #expect(reading.labels.map(\.line) == [3, 12, 18])
    }

    @Test("a number is what is said where it does not count the cues")
    func numbers() {
        let reading = read(
            "1\n00:00:01,000 --> 00:00:02,000\nHow many?\n\n2\n00:00:02,000 --> 00:00:03,000\n42\n\n3\n00:00:03,000 --> 00:00:04,000\nOh.\n4\n",
            "a.srt")
        #expect(reading.cues.map(\.text) == ["How many?", "42", "Oh.\n4"])
    }

    @Test("a cue whose times are none is left out with a warning, and its neighbours stay")
    func badTimes() {
        let reading = read(
            "1\n00:00:01,000 --> 00:00:02,000\nOne\n\n2\n00:00:0x,000 --> 00:00:03,000\nTwo\n\n3\n00:00:03,000 --> 00:00:04,000\nThree\n",
            "a.srt")
        #expect(reading.cues.map(\.text) == ["One", "Three"])
        #expect(reading.diagnostics.all.map(\.name) == ["skipped-cue"])
        #expect(reading.diagnostics.all.map(\.location.line) == [6])
        #expect(reading.diagnostics.all.map(\.location.sourceLine) == ["00:00:0x,000 --> 00:00:03,000"])
    }

    @Test("speech that overlaps and cues out of order come out by their starts; who began first is first")
    func overlapping() {
        let text =
            "1\n00:00:05,000 --> 00:00:09,000\nAnn: I think\n\n2\n00:00:01,000 --> 00:00:06,000\nJo: So what\n\n3\n00:00:06,000 --> 00:00:07,000\nJo: yes?\n\n4\n00:00:05,000 --> 00:00:08,000\nAnn: that it is.\n"
        let reading = read(text, "a.srt", knownNames: ["Ann", "Jo"])
        let paragraphs = Paragraphs.make(from: Transcript(cues: reading.cues, language: .english))
        #expect(paragraphs.map(\.text) == ["So what", "I think that it is.", "yes?"])
        #expect(paragraphs.map(\.start) == [at(1), at(5), at(6)])
        let written = read(
            String(decoding: SubRip.write(TranscriptEdition(Transcript(cues: reading.cues, language: .english)))!, as: UTF8.self), "a.srt",
            knownNames: ["Ann", "Jo"])
        #expect(written.cues.map(\.start) == [at(1), at(5), at(5), at(6)])
    }
}
