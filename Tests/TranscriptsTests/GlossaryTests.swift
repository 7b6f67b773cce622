import Foundation
import Podcast
import Testing

@testable import Transcripts

@Suite("A glossary")
struct GlossaryTests {
    private func corrected(_ text: String, _ corrections: [Correction]) -> (text: PlainText, uses: [Int]) {
        var cues = [Cue(text: PlainText(text))]
        let uses = Glossary(corrections).correct(&cues)
        return (cues[0].text, uses)
    }

    private static let seek = [
        Correction("DeepSick", to: "DeepSeek"), Correction("Deep Sync", to: "DeepSeek"), Correction("Deep", to: "Depp"),
    ]

    @Test(
        "corrects whole words in scripts with spaces, the longest first, whatever their case",
        arguments: [
            ("We asked DeepSick.", "We asked DeepSeek."), ("deepsick and DEEPSICK's", "DeepSeek and DeepSeek's"),
            ("DeepSicker, myDeepSick, DeepSick2", "DeepSicker, myDeepSick, DeepSick2"), ("deep\n sync is deep", "DeepSeek is Depp"),
            ("我用DeepSick模型", "我用DeepSeek模型"), ("(DeepSick)-DeepSick", "(DeepSeek)-DeepSeek"), ("DeepSick\u{301}", "DeepSick\u{301}"),
            ("", ""),
        ])
    func words(text: String, expected: String) {
        #expect(corrected(text, Self.seek).text.string == expected)
    }

    @Test("corrects exact strings in scripts without spaces, the longest first")
    func ideographs() {
        let corrections = [Correction("统记", to: "统计"), Correction("统记学", to: "统计学"), Correction("ラマ", to: "LLaMA")]
        #expect(corrected("非统记学，统记。ラマは", corrections).text == "非统计学，统计。LLaMAは")
        #expect(corrected("非统记学，统记。ラマは", corrections).uses == [1, 1, 1])
    }

    @Test("keeps the case where that is asked for, and finds only one case where that is")
    func letterCase() {
        let berry = [Correction("strelberry", to: "strawberry", keepsCase: true)]
        #expect(corrected("Strelberry strelberry STRELBERRY", berry).text == "Strawberry strawberry STRAWBERRY")
        let polish = [Correction("polish", to: "Polish", matchesCase: true), Correction("Rust's", to: "Rust’s")]
        #expect(corrected("POLISH polish Polish rust’s RUST'S", polish).text == "POLISH Polish Polish Rust’s Rust’s")
        #expect(corrected("Ελλάς ΕΛΛΆΔΑ", [Correction("ελλάδα", to: "Ελλάδα")]).text == "Ελλάς Ελλάδα")
    }

    @Test("counts what it changes, and nothing else")
    func counting() {
        let corrections = [Correction("deepseek", to: "DeepSeek"), Correction("a", to: "b"), Correction("A", to: "c")]
        #expect(corrected("DeepSeek deepseek A a", corrections).uses == [1, 2, 0], "the first of two counts, and what is right is right")
    }

    @Test("of thousands of words takes no time to speak of, whatever the text")
    func linear() {
        let corrections = (0..<5000).map { Correction(PlainText("aa aa aa aa word\($0)"), to: "x") }
        let time = ContinuousClock().measure { _ = corrected(String(repeating: "aa ", count: 100_000), corrections) }
        #expect(time < .seconds(5), "\(time)")
    }

    @Test("is the same with only those of its words that change something")
    func narrow() {
        var random = Generator(seed: 7)
        let words = ["deep", "sick", "seek", "sync", "统", "计", "学", "Deep", "'s", "a"]
        for _ in 0..<500 {
            let corrections = (0..<6).map { _ in
                let wrong = (0..<Int.random(in: 1...3, using: &random)).map { _ in words.randomElement(using: &random)! }
                return Correction(
                    PlainText(wrong.joined(separator: Bool.random(using: &random) ? " " : "")),
                    to: PlainText(words.randomElement(using: &random)!))
            }
            let text = (0..<30).map { _ in words.randomElement(using: &random)! + (Bool.random(using: &random) ? " " : "") }.joined()
            let all = corrected(text, corrections)
            let used = zip(corrections, all.uses).compactMap { $1 > 0 ? $0 : nil }
            #expect(corrected(text, used).text == all.text, "\(text)")
        }
    }

    @Test("is read in the script that the words are brought into")
    func scripts() {
        var cues = [Cue(text: "這個模型叫DeepSick，這個统計"), Cue(text: "简体")]
        let revision = TranscriptRevision(
            script: .simplified, corrections: [Correction("DeepSick", to: "DeepSeek"), Correction("統計", to: "統計學")])
        #expect(revision.revise(&cues) == [1, 1])
        #expect(cues.map(\.text) == ["这个模型叫DeepSeek，这个统计学", "简体"])
        TranscriptRevision(script: .traditional, corrections: []).revise(&cues)
        #expect(cues.map(\.text) == ["這個模型叫DeepSeek，這個統計學", "簡體"])
    }

    @Test("writes 着 where something goes on, and leaves 著 in works and what is famous or marked")
    func zhu() {
        var cues = [Cue(text: "他看著我說：這部著作很著名，效果顯著。"), Cue(text: "笑着，显著，著称于世")]
        ChineseScript.simplified.normalise(&cues)
        #expect(cues.map(\.text) == ["他看着我说：这部著作很著名，效果显著。", "笑着，显著，著称于世"])
        ChineseScript.traditional.normalise(&cues)
        #expect(cues[0].text.string.contains("著作"))
    }

    @Test(
        "makes the real Chinese page one script, without what recognition heard for DeepSeek",
        .enabled(if: RealFiles.folder != nil, "BUILD_SITE_REAL_INPUT names no folder of real input"))
    func realPage() throws {
        let path = "qizhulou/Content/episodes/114-deepseek/transcript.txt"
        var cues = TranscriptReader.read(try RealFiles.bytes(path), path: path, knownNames: ["大卫翁", "张奇"]).cues
        let revision = TranscriptRevision(
            script: .simplified,
            corrections: ["DeepSick", "DeepSync", "Deep Search"].map { Correction($0, to: "DeepSeek") } + [
                Correction("Strelberry", to: "Strawberry")
            ])
        let uses = revision.revise(&cues)
        #expect(uses.prefix(2).reduce(0, +) == 7)
        let paragraphs = Paragraphs.make(from: Transcript(cues: cues, language: Language("zh-Hans")!))
        let text = paragraphs.map(\.text.string).joined()
        #expect(!text.contains("DeepSick") && !text.contains("DeepSync"))
        let simplified = text.applyingTransform(StringTransform("Hant-Hans"), reverse: false)
        #expect(text.contains("两本著作"))
        #expect(simplified == text, "no traditional character is left")
    }
}
