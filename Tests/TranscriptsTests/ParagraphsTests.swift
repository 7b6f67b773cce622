import Podcast
import Testing

@testable import Transcripts

@Suite struct ParagraphsTests {
    @Test("a change of speaker begins a turn, and a chapter begins a paragraph")
    func turns() {
        let cues = [
            Cue(start: at(0), end: at(2), speaker: "A", text: "Hello and"),
            Cue(start: at(2), end: at(4), speaker: "A", text: "welcome."),
            Cue(start: at(4), end: at(6), speaker: "B", text: "Thanks."),
            Cue(start: at(6), end: at(9), speaker: "B", text: "So, models."),
        ]
        let paragraphs = Paragraphs.make(from: Transcript(cues: cues, language: .english), chapterStarts: [nil, at(6.1)])
        #expect(
            paragraphs == [
                Paragraph(start: at(0), end: at(4), speaker: "A", opensTurn: true, text: "Hello and welcome."),
                Paragraph(start: at(4), end: at(6), speaker: "B", opensTurn: true, text: "Thanks."),
                Paragraph(start: at(6), end: at(9), speaker: "B", opensTurn: false, text: "So, models.", opensChapter: 1),
            ])
    }

    @Test("where one time stands for many turns, the others have none: neither before the first time nor after one")
    func rareTimes() {
        let long = PlainText(String(repeating: "It goes on and on, and it does not end. ", count: 30))
        let cues = [
            Cue(speaker: "A", text: "Welcome."), Cue(speaker: "B", text: "Thanks."), Cue(start: at(180), speaker: "A", text: long),
            Cue(speaker: "B", text: "Yes."), Cue(start: at(400), speaker: "A", text: "So."),
        ]
        let paragraphs = Paragraphs.make(from: Transcript(cues: cues, language: .english))
        #expect(paragraphs.count > 5)
        #expect(paragraphs.compactMap(\.start) == [at(180), at(400)])
        #expect(paragraphs.first { $0.start == at(180) }?.opensTurn == true)
    }

    @Test("where all cues have times, so have the paragraphs within one")
    func timesWithin() {
        let long = PlainText(String(repeating: "It goes on and on, and it does not end. ", count: 30))
        let cues = [Cue(start: at(0), speaker: "A", text: long), Cue(start: at(100), speaker: "B", text: "Yes.")]
        let starts = Paragraphs.make(from: Transcript(cues: cues, language: .english)).map(\.start)
        #expect(starts.count > 2 && starts.allSatisfy { $0 != nil })
        #expect(starts == starts.sorted { $0! < $1! } && starts.last == at(100))
    }
}
