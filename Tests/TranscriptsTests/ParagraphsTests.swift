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
}
