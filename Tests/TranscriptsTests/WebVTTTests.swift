import Podcast
import Testing

@testable import Transcripts

@Suite struct WebVTTTests {
    @Test("voices become speakers, and carry on until the next one")
    func voices() {
        let reading = read(
            """
            WEBVTT

            1
            00:00.000 --> 00:05.000 align:left
            <v Sarah>Welcome to Podcasting Q&amp;A.

            00:05.000 --> 00:10.000
            Today we talk about <i>trailers</i>.

            00:00:10.000 --> 01:00:12.500
            <v.loud Tom &amp; Jo>Hey!</v> <v Sarah>Hi.</v>
            """)
        #expect(
            reading.cues == [
                Cue(start: at(0), end: at(5), speaker: "Sarah", text: "Welcome to Podcasting Q&A."),
                Cue(start: at(5), end: at(10), speaker: "Sarah", text: "Today we talk about trailers."),
                Cue(start: at(10), end: at(3612.5), speaker: "Tom & Jo", text: "Hey!"),
                Cue(start: at(10), end: at(3612.5), speaker: "Sarah", text: "Hi."),
            ])
        #expect(reading.labels == [LabelOccurrence(label: "Sarah", line: 5), LabelOccurrence(label: "Tom & Jo", line: 11)])
        #expect(reading.diagnostics.isEmpty)
        #expect(reading.format == "vtt")
    }

    @Test("captions that scroll, as YouTube makes them, say each line once")
    func scrolling() {
        var text = "WEBVTT\nKind: captions\nLanguage: en\n"
        let lines = ["so what is it", "it is a button", "and what does it do", "it removes silence", "oh"]
        for (index, line) in lines.enumerated() {
            let before = index > 0 ? lines[index - 1] : " "
            let words = line.replacing(" ", with: "<00:00:0\(index).500><c> ") + (line.contains(" ") ? "</c>" : "")
            text += "\n00:00:0\(index).000 --> 00:00:0\(index).990 align:start position:0%\n\(before)\n\(words)\n"
            text += "\n00:00:0\(index).990 --> 00:00:0\(index + 1).000 align:start position:0%\n\(line)\n \n"
        }
        #expect(read(text).cues.map(\.text.string) == lines)
        let song = "WEBVTT\n" + (0..<8).map { "\n00:0\($0).000 --> 00:0\($0).500\nLa la\nla \($0)\n" }.joined()
        #expect(read(song).cues.count == 8)
        #expect(read(song).cues.last?.text == "La la\nla 7")
    }

    @Test("a bad cue is skipped with a warning that quotes it, and its neighbours stay")
    func badCue() {
        let reading = read("WEBVTT\n\n00:01.000 --> 00:02.000\none\n\n00:02.0 --> 00:03.000\ntwo\n\n00:03.000 --> 00:04.000\nthree\n")
        #expect(reading.cues.map(\.text) == ["one", "three"])
        #expect(reading.diagnostics.all.count == 1)
        #expect(reading.diagnostics.all.first?.location.line == 6)
        #expect(reading.diagnostics.all.first?.location.sourceLine == "00:02.0 --> 00:03.000")
    }
}

func at(_ seconds: Double) -> Seconds { Seconds(seconds)! }

func read(_ text: String, _ path: String = "transcript.vtt", knownNames: [PlainText] = []) -> TranscriptReading {
    TranscriptReader.read(Array(text.utf8), path: path, knownNames: knownNames)
}
