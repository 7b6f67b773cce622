import Foundation
import Podcast

extension ChineseScript {
    /// Writes all cues in this script, with ICU's transform (https://unicode-org.github.io/icu/userguide/transforms/general/).
    public func normalise(_ cues: inout [Cue]) {
        let texts = normalised(cues.map(\.text.string))
        for (index, text) in texts.enumerated() { cues[index].text = PlainText(text) }
    }

    /// The same corrections for texts in this script.
    public func normalised(_ corrections: [Correction]) -> [Correction] {
        let texts = normalised(corrections.flatMap { [$0.wrong.string, $0.right.string] })
        return corrections.enumerated().map { index, correction in
            var normalised = correction
            (normalised.wrong, normalised.right) = (PlainText(texts[2 * index]), PlainText(texts[2 * index + 1]))
            return normalised
        }
    }

    /// All texts in one go, for to open the transform takes longer than to use it. No plain text holds the character between them.
    private func normalised(_ texts: [String]) -> [String] {
        let transform = StringTransform(self == .simplified ? "Hant-Hans" : "Hans-Hant")
        let separator = "\u{1F}"
        let source = self == .simplified ? Self.keeping(texts.joined(separator: separator)) : texts.joined(separator: separator)
        guard let transformed = source.applyingTransform(transform, reverse: false) else { return texts }
        let normalised = transformed.replacing(Self.keptCharacter, with: "著")
        let parts = normalised.components(separatedBy: separator)
        return parts.count == texts.count ? parts : texts
    }

    /// Stands for a 著 that stays, while others become 着. No plain text holds it.
    private static let keptCharacter = "\u{1E}"

    /// ICU knows in which words of traditional characters 著 stays. In the same words of simplified ones, as in text that mixes both, it
    /// makes 着 of it.
    private static let wordsWithZhu = ["著称", "著录", "著书立说", "显著", "专著", "论著", "编著", "译著", "遗著"]

    private static func keeping(_ text: String) -> String {
        guard text.contains("著") else { return text }
        return wordsWithZhu.reduce(text) { text, word in
            text.replacing(word, with: word.replacing("著", with: keptCharacter))
        }
    }
}
