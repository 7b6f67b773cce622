import Podcast
import Storage
import Testing
import Transcripts

@testable import SiteGenerator

@Suite("The score")
struct ScoreTests {
    private static func episode(
        _ cues: [(start: Double?, end: Double?, speaker: String?, text: String)], duration: Double? = nil, chapters: [Double] = []
    ) throws -> Episode {
        var card = Card(slug: try #require(Slug("e")), title: "E", language: Language("en")!)
        card.duration = duration.flatMap { Seconds($0) }
        var episode = Episode(card: card, notes: AuthorText(markdown: "", file: "Content/episodes/e.md", line: 1))
        episode.transcript = Transcript(
            cues: cues.map {
                Cue(
                    start: $0.start.flatMap { Seconds($0) }, end: $0.end.flatMap { Seconds($0) }, speaker: $0.speaker.map { PlainText($0) },
                    text: PlainText($0.text))
            }, language: Language("en")!)
        episode.chapters = chapters.map { Chapter(start: Seconds($0)) }
        return episode
    }

    private func bars(_ score: Score?) -> [String: [ClosedRange<Int>]] {
        Dictionary(
            uniqueKeysWithValues: (score?.lanes ?? []).map { lane in
                (lane.speaker?.name.string ?? "", lane.runs.map { $0.start...($0.end - 1) })
            })
    }

    @Test("Each speaker has ink where they speak, and chapters a tick where they begin")
    func timed() throws {
        let score = Score(
            of: try Self.episode(
                [(0, 10, "Ann", "a"), (10, 20, "Ben", "b"), (40, 50, "Ann", "c")], duration: 100, chapters: [0, 40]))
        #expect(bars(score) == ["Ann": [0...99, 400...499], "Ben": [100...199]])
        #expect(score?.ticks == [400])
        #expect(score?.lanes.map(\.share) == [67, 33])
    }

    @Test(
        "Shares add up to a hundred, and who speaks at all has one of them",
        arguments: [
            ([425, 575], [42, 58]), ([1, 1, 1], [34, 33, 33]), ([1, 10_000], [1, 99]), ([0, 0], [1, 1]), ([0, 5], [1, 99]),
            ([5, 5, 1], [46, 45, 9]),
            ([7], [100]),
        ] as [([Int], [Int])])
    func shares(_ weights: [Int], _ shares: [Int]) {
        #expect(Score.shares(of: weights) == shares)
    }

    @Test("Shares of whatever weights add up to a hundred", arguments: 0..<50)
    func anyShares(_ seed: Int) {
        var generator = SystemRandomNumberGenerator()
        let weights = (0..<Int.random(in: 1...12, using: &generator)).map { _ in
            Int.random(in: 1...[3, 100, 10_000_000].randomElement()!, using: &generator)
        }
        let shares = Score.shares(of: weights)
        #expect(shares.reduce(0, +) == 100 && shares.allSatisfy { $0 >= 1 }, "\(weights): \(shares)")
        for (index, weight) in weights.enumerated() where weights.contains(where: { $0 < weight }) {
            #expect(shares[index] >= zip(weights, shares).filter { $0.0 < weight }.map(\.1).max()!, "\(weights): \(shares)")
        }
    }

    @Test("Speech of two at once counts for each, of one at once counts only once")
    func overlapping() throws {
        let score = Score(of: try Self.episode([(0, 10, "Ann", "a"), (5, 15, "Ann", "b"), (5, 15, "Ben", "c")], duration: 20))
        #expect(score?.lanes.map(\.weight) == [15_000, 10_000])
    }

    @Test("A cue without an end lasts until the next; cues out of order and past the end of the sound do no harm")
    func odd() throws {
        let score = Score(
            of: try Self.episode(
                [(30, nil, "Ben", "b"), (0, nil, "Ann", "a"), (50, 500, "Ann", "c"), (600, 700, "Ben", "d")], duration: 100))
        #expect(bars(score) == ["Ann": [0...299, 500...999], "Ben": [300...499]])
    }

    @Test("Where a transcript has only starts, the last to speak does so until the sound ends, or as long as that takes")
    func lastWithoutEnd() throws {
        let cues: [(start: Double?, end: Double?, speaker: String?, text: String)] = [
            (0, nil, "Ann", "a"), (300, nil, "Ben", String(repeating: "b", count: 1500)),
        ]
        let known = try #require(Score(of: try Self.episode(cues, duration: 600)))
        #expect(bars(known) == ["Ann": [0...499], "Ben": [500...999]])
        #expect(known.lanes.map(\.share) == [50, 50])
        let unknown = try #require(Score(of: try Self.episode(cues)))
        #expect(bars(unknown) == ["Ann": [0...749], "Ben": [750...999]])
        #expect(unknown.length == Seconds(400))
    }

    @Test("Turns with one time, and a turn without one, share the time until the next by their length")
    func sharedTimes() throws {
        let score = try #require(
            Score(
                of: try Self.episode(
                    [(0, nil, "Ann", "aaa"), (0, nil, "Ben", "b"), (40, nil, "Ann", "a"), (nil, nil, "Ben", "bbb"), (60, 20, "Ann", "a")],
                    duration: 100)))
        #expect(bars(score) == ["Ann": [0...299, 400...449, 600...999], "Ben": [300...399, 450...599]])
    }

    @Test("Without times the lanes show shares of the text; without times and two speakers there is nothing to show")
    func untimed() throws {
        let score = Score(of: try Self.episode([(nil, nil, "Ann", "aaa"), (nil, nil, "Ben", "b")]))
        #expect(score?.isTimed == false)
        #expect(bars(score) == ["Ann": [0...749], "Ben": [750...999]])
        #expect(Score(of: try Self.episode([(nil, nil, nil, "aaa")])) == nil)
        #expect(Score(of: try Self.episode([(nil, nil, "Ann", "aaa"), (nil, nil, "Ann", "b")])) == nil, "one bar from end to end")
        #expect(Score(of: try Self.episode([])) == nil)
    }

    @Test("Of very many speakers the quietest share a lane, and no talk is lost")
    func crowd() throws {
        var cues: [(start: Double?, end: Double?, speaker: String?, text: String)] = []
        for number in 0..<20 {
            let start = Double(number * 10)
            cues.append((start, start + Double(number + 1), "P\(number)", "x"))
        }
        let score = try #require(Score(of: try Self.episode(cues)))
        #expect(score.lanes.count == Score.laneLimit)
        #expect(score.lanes.last?.speakerCount == 13)
        let talk = score.lanes.reduce(0) { $0 + $1.weight }
        #expect(talk == (1...20).reduce(0, +) * 1000)
    }

    @Test("What is kept in the cache reads back, and drawn smaller it stays in order and within its width", arguments: 0..<50)
    func random(seed: Int) throws {
        var random = SplitMix(state: UInt64(seed))
        var start = 0.0
        var cues: [(start: Double?, end: Double?, speaker: String?, text: String)] = []
        for _ in 0..<Int.random(in: 1...300, using: &random) {
            start = max(0, start + Double.random(in: -2...9, using: &random))
            let speaker = ["Ann", "Ben", nil].randomElement(using: &random)!
            cues.append((start, start + Double.random(in: 0...9, using: &random), speaker, "x"))
        }
        guard let score = Score(of: try Self.episode(cues)) else { return }
        for score in [score, score.scaled(to: Score.rowWidth)] {
            for lane in score.lanes {
                #expect(lane.runs.allSatisfy { $0.start < $0.end && $0.start >= 0 && $0.end <= score.width })
                #expect(zip(lane.runs, lane.runs.dropFirst()).allSatisfy { $0.end < $1.start })
            }
            #expect(try Score(stored: score.stored) == score)
        }
    }

    @Test("Whatever times a transcript, its chapters and its sound claim, they are drawn and cut into paragraphs", arguments: 0..<60)
    func absurdTimes(seed: Int) throws {
        var random = SplitMix(state: UInt64(seed))
        let limit = Seconds.limit.milliseconds
        func time() -> Seconds {
            // Near zero, anywhere, or near the end of all time.
            switch Int.random(in: 0..<3, using: &random) {
            case 0: Seconds(milliseconds: Int.random(in: 0...10_000, using: &random))
            case 1: Seconds(milliseconds: Int.random(in: 0...limit, using: &random))
            default: Seconds(milliseconds: limit - Int.random(in: 0...10_000, using: &random))
            }
        }
        func cues() -> [Cue] {
            (0..<Int.random(in: 1...6, using: &random)).map { _ in
                Cue(
                    start: Bool.random(using: &random) ? time() : nil, end: Bool.random(using: &random) ? time() : nil,
                    speaker: Bool.random(using: &random) ? "Ann" : nil,
                    text: PlainText(String(repeating: "And so on. ", count: Int.random(in: 1...4000, using: &random))))
            }
        }
        var episode = try Self.episode([], chapters: [])
        episode.card.duration = Bool.random(using: &random) ? time() : nil
        episode.chapters = (0..<4).map { _ in Chapter(start: time()) }
        let transcript = Transcript(cues: cues(), language: .english)
        episode.transcript = transcript
        let starts = episode.chapters.map(\.start)
        let paragraphs = Paragraphs.make(from: transcript, chapterStarts: starts)
        #expect(paragraphs.allSatisfy { $0.start.map { $0 >= .zero && $0 <= .limit } ?? true })
        let score = Score(of: episode)
        for lane in score?.lanes ?? [] { #expect(lane.runs.allSatisfy { $0.start >= 0 && $0.end <= Score.pageWidth }) }
        #expect(score?.ticks.allSatisfy { (0..<Score.pageWidth).contains($0) } ?? true)
        let translation = Transcript(cues: cues(), language: .english)
        _ = Alignment.align(translation, Paragraphs.make(from: translation), with: paragraphs)
        let edition = TranscriptEdition(transcript, paragraphs: paragraphs, chapters: episode.chapters)
        #expect((WebVTT.write(edition) != nil) == transcript.isTimed)
        #expect((SubRip.write(edition) != nil) == transcript.isTimed)
    }
}

/// SplitMix64, https://prng.di.unimi.it/splitmix64.c
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
