import Podcast
import Testing

@testable import Transcripts

@Suite("LRC, TSV and exports of editors")
struct OtherFormatsTests {
    @Test("LRC: a line ends where the next begins, and may be sung twice")
    func lrc() {
        let reading = read(
            "[ti:Silence]\n[offset:+500]\n[00:01.50]One <00:01.80>two\n[00:02.50][01:00.00] Again\n[00:03.00]\nno time\n", "transcript.lrc")
        #expect(reading.format == "lrc")
        #expect(
            reading.cues == [
                Cue(start: at(1), end: at(2), text: "One two"), Cue(start: at(2), end: at(2.5), text: "Again"),
                Cue(start: at(59.5), text: "Again"),
            ])
        #expect(reading.diagnostics.all.map(\.location.line) == [6])
        #expect(read("[00:01] Jo: One.\n[00:02] Ann: Two.\n", "transcript.txt").format == "txt", "times alone are plain text's too")
    }

    @Test("SubViewer: the captions that YouTube lets one download")
    func subViewer() {
        let reading = read(
            "0:00:00.599,0:00:04.160\nJo: Hi,\nyou\n\n0:00:04.160,1:00:06.770\n>> Ann: Yes, 12:30\n\nJo: no\n", "transcript.sbv")
        #expect(reading.format == "sbv")
        #expect(
            reading.cues == [
                Cue(start: at(0.599), end: at(4.16), speaker: "Jo", text: "Hi,\nyou"),
                Cue(start: at(4.16), end: at(3606.77), speaker: "Ann", text: "Yes, 12:30"),
                Cue(start: at(4.16), end: at(3606.77), speaker: "Jo", text: "no"),
            ])
    }

    @Test("Whisper's TSV: times are milliseconds, a line without them is left out")
    func tsv() {
        let reading = read("start\tend\ttext\n0\t6500\tHello, you.\nx\t7000\tlost\n6500\t7250\tJo: a\tb\n", "transcript.tsv")
        #expect(reading.format == "tsv")
        #expect(
            reading.cues == [Cue(start: at(0), end: at(6.5), text: "Hello, you."), Cue(start: at(6.5), end: at(7.25), text: "Jo: a\tb")])
        #expect(reading.diagnostics.all.map(\.location.sourceLine) == ["x\t7000\tlost"])
    }

    @Test("Otter's export: name and time above the text, and a credit below that nobody says")
    func otter() {
        let reading = read(
            "Jo Marsh  0:03  \nThere is a button.\n\nSpeaker 2  0:08  \nI know.\n\nTranscribed by https://otter.ai\n", "transcript.txt")
        #expect(
            reading.cues == [
                Cue(start: at(3), speaker: "Jo Marsh", text: "There is a button."),
                Cue(start: at(8), speaker: "Speaker 2", text: "I know."),
            ])
    }

    @Test("Descript's export: times before or after the names")
    func descript() {
        let cues = [
            Cue(start: at(0), speaker: "Jo Marsh", text: "There is a button."), Cue(start: at(3605), speaker: "Ann", text: "I know."),
        ]
        #expect(read("[00:00:00] Jo Marsh: There is a button.\n\n[01:00:05] Ann: I know.\n", "transcript.txt").cues == cues)
        #expect(read("Jo Marsh: [00:00:00] There is a button.\n\nAnn: [01:00:05] I know.\n", "transcript.txt").cues == cues)
        #expect(read("**Jo Marsh:** [00:00:00] There is a button.\n\n**Ann:** [01:00:05] I know.\n", "transcript.md").cues == cues)
    }
}
