import Diagnostics
import Podcast

extension Reading where Value == [Correction] {
    /// What was said, and what recognition makes of it: `DeepSeek: [DeepSick, DeepSync]`, or with more about it,
    /// `Strawberry: {heard: Strelberry, keepCase: true}`.
    static let glossary = Reading { yaml, findings in
        guard case .mapping(let pairs) = yaml.content else {
            findings.report(
                .wrongType, "this is \(yaml.describedShape), where words and what is heard for them are expected", at: yaml.start,
                hint: "write a line for each, like `DeepSeek: [DeepSick, DeepSync]`")
            return nil
        }
        var corrections: [Correction] = []
        var seen: [Correction: PlainText] = [:]
        for pair in Fields.withoutDuplicates(pairs, &findings) {
            let right = PlainText(pair.key.name).onOneLine
            guard let entry = Reading<GlossaryEntry>.glossaryEntry.read(pair.value, &findings) else { continue }
            for heard in entry.heard {
                let correction = Correction(heard.value, to: right, keepsCase: entry.keepsCase, matchesCase: entry.matchesCase)
                // The same whatever comes of it.
                let folded = entry.matchesCase ? heard.value : PlainText(heard.value.string.caseFolded)
                if let other = seen.updateValue(right, forKey: Correction(folded, to: "", matchesCase: entry.matchesCase)), other != right {
                    findings.report(
                        .repeatedCorrection, "“\(heard.value.string.abridged)” is heard for “\(other.string.abridged)” already",
                        at: heard.position, hint: "remove one of the two; the first counts")
                    seen[Correction(folded, to: "", matchesCase: entry.matchesCase)] = other
                    continue
                }
                corrections.append(correction)
            }
        }
        return corrections
    }
}

/// What is heard for a word.
private struct GlossaryEntry: Sendable {
    var heard: [Written<PlainText>]
    var keepsCase = false
    var matchesCase = false
}

extension Reading where Value == GlossaryEntry {
    fileprivate static let glossaryEntry = Reading { yaml, findings in
        let heard = Reading<[Written<PlainText>]>.list(of: Reading<PlainText>.line.written)
        if case .mapping = yaml.content {
            return Reading<GlossaryEntry>.mapping("what is heard, such as {heard: [DeepSick], keepCase: true}") { fields in
                let words = fields.required("heard", heard, example: "heard: [DeepSick]")
                let keepsCase = fields.read("keepCase", .flag) ?? false
                let matchesCase = fields.read("matchCase", .flag) ?? false
                return words.map { GlossaryEntry(heard: $0, keepsCase: keepsCase, matchesCase: matchesCase) }
            }.read(yaml, &findings)
        }
        return heard.read(yaml, &findings).map { GlossaryEntry(heard: $0) }
    }
}

extension Reading where Value == ChineseScript {
    static let chineseScript = scalar("Hans or Hant") { text, position, findings in
        if let script = ChineseScript.allCases.first(where: { $0.rawValue.caseFolded == text.caseFolded }) { return script }
        findings.report(
            .invalidWord, "“\(text.abridged)” is neither Hans nor Hant", at: position,
            hint: "write Hans for simplified, or Hant for traditional Chinese")
        return nil
    }
}
