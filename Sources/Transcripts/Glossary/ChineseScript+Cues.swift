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
        guard let normalised = texts.joined(separator: separator).applyingTransform(transform, reverse: false) else { return texts }
        let parts = normalised.components(separatedBy: separator)
        return parts.count == texts.count ? parts : texts
    }
}
