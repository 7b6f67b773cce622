import Podcast
import Testing

@testable import Transcripts

@Suite("A translation beside its original")
struct AlignmentTests {
    private func transcript(_ cues: [(start: Double?, end: Double?, speaker: PlainText?, text: String)], _ language: String = "en")
        -> Transcript
    {
        Transcript(
            cues: cues.map { cue in
                Cue(
                    start: cue.start.map { Seconds(milliseconds: Int($0 * 1000)) },
                    end: cue.end.map { Seconds(milliseconds: Int($0 * 1000)) },
                    speaker: cue.speaker, text: PlainText(cue.text))
            }, language: Language(language)!, lines: cues.indices.map { Int32(10 * $0 + 1) })
    }

    private func align(_ translation: Transcript, _ original: Transcript) -> Alignment.Result {
        Alignment.align(translation, Paragraphs.make(from: translation), with: Paragraphs.make(from: original))
    }

    private let original: [(start: Double?, end: Double?, speaker: PlainText?, text: String)] = [
        (0, 4, "Ann", "Welcome."), (5, 9, "Ben", "Thank you."), (10, 20, "Ann", "Where does it end?"),
    ]

    @Test("Cues with other times stand beside the paragraph in which most of them is said, joined as their script wants it")
    func byTime() {
        let translation = transcript(
            [(0.2, 2, "A", "欢迎。"), (2, 4.4, "A", "你好。"), (4.6, 9.8, "B", "谢谢。"), (9.4, 19, "A", "到哪里"), (19, 22, "A", "为止？")], "zh")
        let result = align(translation, transcript(original))
        #expect(result.texts == ["欢迎。你好。", "谢谢。", "到哪里为止？"])
        #expect(result.lines == [[1, 11], [21], [31, 41]])
        #expect(result.isCertain)
    }

    @Test("Where nothing is said in the other language, nothing stands; what comes before the beginning stands with the first")
    func gaps() {
        let result = align(transcript([(12, 14, nil, "Wo endet das?")], "de"), transcript(original))
        #expect(result.texts == [nil, nil, "Wo endet das?"])
        let late = original.map { (start: $0.start! + 100, end: $0.end! + 100, speaker: $0.speaker, text: $0.text) }
        #expect(
            align(transcript([(1, 2, nil, "Vorher.")], "de"), transcript(late.map { ($0.start, $0.end, $0.speaker, $0.text) })).texts == [
                "Vorher.", nil, nil,
            ])
    }

    @Test("Where one time stands for several paragraphs, what is said from then on stands beside the one that has it")
    func untimedBetween() {
        let starts: [Double?] = [0, nil, 300, nil, 600, nil, 900]
        let paragraphs = starts.enumerated().map { index, start in
            Paragraph(start: start.flatMap { Seconds($0) }, end: nil, speaker: nil, opensTurn: true, text: PlainText("\(index)"))
        }
        let german = transcript([(2, 8, nil, "null"), (302, 308, nil, "zwei"), (602, 608, nil, "vier"), (902, 908, nil, "sechs")], "de")
        let result = Alignment.align(german, Paragraphs.make(from: german), with: paragraphs)
        #expect(result.texts == ["null", nil, "zwei", nil, "vier", nil, "sechs"])
    }

    @Test("A cue stands beside the last paragraph that has begun by its middle, whichever paragraphs have no time", arguments: 0..<50)
    func randomTimes(seed: Int) {
        var random = Generator(seed: UInt64(seed))
        var time = 0
        let paragraphs = (0..<Int.random(in: 1...20, using: &random)).map { _ in
            time += Int.random(in: 1...9, using: &random)
            let start = Int.random(in: 0..<3, using: &random) == 0 ? nil : Seconds(milliseconds: time * 1000)
            return Paragraph(start: start, opensTurn: true, text: "p")
        }
        guard paragraphs.contains(where: { $0.start != nil }) else { return }
        let cue = Int.random(in: 0...time + 5, using: &random)
        let translation = transcript([(Double(cue), Double(cue + 1), nil, "hier")], "de")
        let middle = Seconds(milliseconds: cue * 1000 + 500)
        let place = paragraphs.lastIndex { $0.start.map { $0 <= middle } ?? false } ?? 0
        let result = Alignment.align(translation, Paragraphs.make(from: translation), with: paragraphs)
        #expect(result.texts.firstIndex { $0 != nil } == place)
    }

    @Test("Cues out of their order, and without ends, are put where they are said")
    func disorder() {
        let result = align(transcript([(11, nil, nil, "drei"), (6, nil, nil, "zwei"), (1, nil, nil, "eins")], "de"), transcript(original))
        #expect(result.texts == ["eins", "zwei", "drei"])
    }

    @Test("Without times paragraph stands beside paragraph, else turn beside turn, and that is said")
    func byOrder() {
        let untimed: [(Double?, Double?, PlainText?, String)] = [
            (nil, nil, "Ann", "One."), (nil, nil, "Ben", "Two."), (nil, nil, "Ann", "Three."),
        ]
        let same = align(
            transcript([(nil, nil, "A", "Eins."), (nil, nil, "B", "Zwei."), (nil, nil, "A", "Drei.")], "de"), transcript(untimed))
        #expect(same.texts == ["Eins.", "Zwei.", "Drei."])
        #expect(same.isCertain)
        let long = (1...40).map { "Das ist der Satz \($0), und er ist lang." }.joined(separator: " ")
        let uneven = align(
            transcript([(nil, nil, "A", "Eins."), (nil, nil, "B", long), (nil, nil, "A", "Drei.")], "de"), transcript(untimed))
        #expect(uneven.texts == ["Eins.", PlainText(long), "Drei."])
        #expect(!uneven.isCertain)
        let timed = align(
            transcript([(nil, nil, nil, "Eins."), (nil, nil, "B", "Zwei."), (nil, nil, "A", "Drei.")], "de"), transcript(original))
        #expect(timed.texts == ["Eins.", "Zwei.", "Drei."], "one of the two has no times")
    }

    @Test("No word of a translation is lost or said twice, however the two differ")
    func nothingLost() {
        for (own, other) in [(1, 7), (7, 1), (3, 5), (5, 3), (12, 12), (2, 40)] {
            for isTimed in [true, false] {
                func made(_ count: Int, _ word: String) -> Transcript {
                    transcript(
                        (0..<count).map { index in
                            (
                                isTimed ? Double(index * 60 / count) : nil, isTimed ? Double((index + 1) * 60 / count) : nil,
                                index % 3 == 0 ? "Ann" : "Ben", "\(word)\(index)."
                            )
                        })
                }
                let translation = made(own, "w")
                let result = align(translation, made(other, "o"))
                let words = result.texts.compactMap(\.self).flatMap { $0.string.split(separator: " ") }
                #expect(words == translation.cues.map { Substring($0.text.string) }, "\(own) beside \(other), timed: \(isTimed)")
            }
        }
        #expect(Alignment.align(transcript([(1, 2, nil, "x")]), [], with: []) == .init(texts: [], lines: [], isCertain: true))
    }
}
