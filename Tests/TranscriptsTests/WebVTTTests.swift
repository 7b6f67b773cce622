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

    @Test("a cue until the end of all time is no cue, however much is said in it")
    func absurdTime() {
        let text = "WEBVTT\n\n00:00:00.000 --> 999999999:00:00.000\n" + String(repeating: "And so on, and on. ", count: 700)
        let reading = read(text + "\n\n00:10.000 --> 00:20.000\nHello.")
        #expect(reading.cues.map(\.text) == ["Hello."])
        #expect(reading.diagnostics.all.map(\.location.line) == [3])
        let segments = (0..<2).map { _ in #"{"start": 0, "text": "\#(String(repeating: "word ", count: 4000))"}"# }.joined(separator: ", ")
        let json = read("[\(segments), {\"start\": 900000000000, \"text\": \"x\"}]")
        #expect(Paragraphs.make(from: Transcript(cues: json.cues, language: .english)).count > 20)
        #expect(TalkTimes(of: json.cues, duration: nil).talks.allSatisfy { $0.start < $0.end })
    }

    @Test("a `<` before something that is no time is text, however many there are", arguments: ["<1", "<1:2", "<a", "<"])
    func hostile(piece: String) {
        let begin = "WEBVTT\n\n00:01.000 --> 00:02.000\nI "
        #expect(read(begin + String(repeating: "<1", count: 20)).cues.map(\.text.string) == ["I " + String(repeating: "<1", count: 20)])
        func time(_ count: Int) -> Duration {
            let text = begin + String(repeating: piece, count: count) + ">"
            return ContinuousClock().measure { _ = read(text) }
        }
        // Sixteen, were it quadratic; whatever else the machine does only adds to it.
        #expect((0..<5).contains { _ in time(200_000) < time(50_000) * 10 })
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
