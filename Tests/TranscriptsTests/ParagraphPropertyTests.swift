import Podcast
import Testing

@testable import Transcripts

/// What holds of the paragraphs of every transcript.
@Suite("Paragraphs of any transcript")
struct ParagraphPropertyTests {
    private static let abbreviations = ["Dr.", "e.g.", "z.B.", "Mr.", "J.", "etc.", "3."]

    /// The text of cues of one speaker after another, as a reader reads it.
    private func turns(_ cues: [Cue]) -> [PlainText] {
        var (turns, speakers): ([TurnText], [PlainText?]) = ([], [])
        for cue in cues {
            if turns.isEmpty || speakers.last! != cue.speaker {
                turns.append(TurnText(cuesAreParagraphs: false))
                speakers.append(cue.speaker)
            }
            turns[turns.count - 1].append(cue.text, cue: 0, after: .none)
        }
        return turns.map { PlainText(String(decoding: $0.bytes, as: UTF8.self)) }
    }

    /// Says what is wrong with the paragraphs of cues that are in order.
    private func check(_ cues: [Cue], _ paragraphs: [Paragraph], _ name: String) {
        var rest = turns(cues)[...]
        var turn = ""
        for (index, paragraph) in paragraphs.enumerated() {
            let text = paragraph.text.string
            #expect(text.unicodeScalars.count < Paragraphs.limit, "\(name)")
            if turn.isEmpty { turn = rest.popFirst()?.string ?? "" }
            guard turn.hasPrefix(text) else {
                Issue.record("\(name): \(text) is not what is said next: \(turn.prefix(100))")
                return
            }
            turn.removeFirst(text.count)
            let isSpaced = turn.hasPrefix(" ")
            if isSpaced { turn.removeFirst() }
            guard !turn.isEmpty, let last = text.unicodeScalars.last, let next = turn.unicodeScalars.first else { continue }
            #expect(paragraphs[index + 1].opensTurn == false, "\(name)")
            #expect(
                isSpaced || !Scripts.needSpace(between: last.value, and: next.value),
                "\(name): cut inside a word, \(text.suffix(20))|\(turn.prefix(20))")
            #expect(
                !Scripts.isDigit(last.value) || !Scripts.isDigit(next.value),
                "\(name): cut inside a number, \(text.suffix(20))|\(turn.prefix(20))")
            #expect(Scripts.mayBegin(next.value), "\(name): \(turn.prefix(20)) begins a paragraph")
            for abbreviation in Self.abbreviations {
                #expect(!text.hasSuffix(" \(abbreviation)"), "\(name): cut after \(abbreviation)")
            }
        }
        #expect(turn.isEmpty && rest.isEmpty, "\(name): something is missing")
        let starts = paragraphs.compactMap(\.start)
        #expect(starts == starts.sorted(), "\(name)")
    }

    @Test("their text is the text of all cues, cut nowhere inside a word, a number, an abbreviation or before what closes")
    func random() {
        var random = Generator(seed: 21)
        for round in 0..<300 {
            var cues = RandomTranscript(
                &random, count: 1 + round % 60, names: Array(RandomTranscript.names.prefix(round % 4)), isHostile: round % 2 == 0
            ).cues
            // Two equal labels side by side are one turn.
            if round % 3 == 0 { for index in cues.indices { (cues[index].start, cues[index].end) = (nil, nil) } }
            let transcript = Transcript(cues: cues, language: Language(["en", "zh", "de", "el"][round % 4])!)
            check(cues, Paragraphs.make(from: transcript), "round \(round)")
        }
    }

    @Test("a long speech with abbreviations everywhere is cut at the ends of its sentences")
    func abbreviations() {
        let speech = (0..<120).map { "We met Dr. Ames and Prof. \($0) Lee, e.g. at 3.5 km from St. Mary “the old one.” " }.joined()
        let paragraphs = Paragraphs.make(from: Transcript(cues: [Cue(text: PlainText(speech))], language: .english))
        #expect(paragraphs.count > 10)
        for paragraph in paragraphs { #expect(paragraph.text.string.hasSuffix("one.”"), "\(paragraph.text)") }
    }

    @Test("of one endless line without a full stop none is cut after an abbreviation, before a bracket or in a number")
    func withoutSentences() {
        let speech = String(repeating: "we met dr. ames, prof. lee and 10 000 others (at no. 12) e.g. twice and ", count: 100)
        let paragraphs = Paragraphs.make(from: Transcript(cues: [Cue(text: PlainText(speech))], language: .english))
        #expect(paragraphs.count > 10)
        for paragraph in paragraphs {
            for end in ["dr.", "prof.", "no.", "e.g.", "10", "("] { #expect(!paragraph.text.string.hasSuffix(end), "\(paragraph.text)") }
        }
    }

    @Test(
        "of real transcripts hold the same", .enabled(if: RealFiles.folder != nil, "BUILD_SITE_REAL_INPUT names no folder of real input"),
        arguments: ["vtt", "srt", "text", "json", "html", "markdown"])
    func real(folder: String) throws {
        for path in RealFiles.paths(in: folder) {
            let cues = TranscriptReader.read(try RealFiles.bytes(path), path: path).cues
            let order = TimedCues(cues).order.map { cues[$0] }
            let transcript = Transcript(cues: cues, language: Language(path.contains("zh") ? "zh" : "en")!)
            let paragraphs = Paragraphs.make(from: transcript)
            func squeezed(_ texts: [PlainText]) -> String { texts.map { $0.string.filter { !$0.isWhitespace } }.joined() }
            #expect(squeezed(paragraphs.map(\.text)) == squeezed(order.map(\.text)), "\(path)")
            for text in paragraphs.map(\.text.string) where text.unicodeScalars.count >= Paragraphs.limit {
                // One real file hides a mark in a thousand joiners of no width, which are all one character.
                #expect(text.count == 1, "\(path)")
            }
        }
    }
}
