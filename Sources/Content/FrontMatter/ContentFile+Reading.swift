import Diagnostics

extension ContentFile {
    /// Reads the YAML. Reports everything that is wrong with it.
    func read<Value>(_ reading: Reading<Value>, reporting diagnostics: inout Diagnostics) -> Value? {
        let root: YAML
        do throws(YAMLProblem) {
            // No keys at all: then the first one that has to be there is missed.
            root = try YAMLParser.parse(source.bytes[yaml]).flatMap { $0.isNothing ? nil : $0 } ?? .emptyMapping
        } catch {
            diagnostics.report(YAMLMistake(error, in: self).diagnostic)
            return nil
        }
        var findings = Findings()
        let value = reading.read(root, &findings)
        for finding in findings.all.prefix(Self.mostFindings) {
            diagnostics.report(
                finding.kind, finding.message, at: location(of: finding.position), hint: finding.hint,
                notes: finding.note.map { [Diagnostic.Note($0.message, at: location(of: $0.position))] } ?? [])
        }
        if findings.all.count > Self.mostFindings {
            let rest = findings.all[Self.mostFindings...]
            let kind = (rest.first { $0.kind.severity == .error } ?? rest.first!).kind
            diagnostics.report(
                kind, Diagnostics.notShown(rest.count), at: location(of: rest.first!.position),
                hint: "correct the ones that are shown first")
        }
        return value
    }

    /// More is no help to anyone: such a file is not what it should be. And to find the line of each takes its time.
    static let mostFindings = 100
}

extension YAML {
    static let emptyMapping = YAML(.mapping([]), start: 0)
}

extension ContentFile {
    /// Splits a file with front matter. Reports what to write where there is none.
    /// - Parameter example: the keys that such a file needs.
    static func withFrontMatter(_ source: SourceText, example: String, reporting diagnostics: inout Diagnostics) -> ContentFile? {
        do throws(FrontMatterProblem) { return try ContentFile(frontMatterOf: source) } catch {
            switch error {
            case .missing:
                diagnostics.report(
                    .missingFrontMatter, "this file does not begin with front matter", at: source.location(ofByte: 0),
                    hint: beginsNearly(source)
                        ? "line 1 must be exactly three hyphens, `---`, with nothing before or behind them"
                        : "let its first lines be `---`, `\(example)` and another `---`")
            case .neverClosed:
                diagnostics.report(
                    .unclosedFrontMatter, "the front matter begins here, but is never closed", at: source.location(ofByte: 0),
                    hint: "put a line of `---` after the last key")
            }
            return nil
        }
    }

    /// Whether a line of dashes was meant to be `---`: ` ---`, `--`, or a dash that an editor made of them; perhaps below empty lines.
    private static func beginsNearly(_ source: SourceText) -> Bool {
        let text = String(decoding: source.bytes.prefix(200), as: UTF8.self)
        guard let first = text.split(whereSeparator: \.isNewline).first(where: { !String($0).trimmingSpaces.isEmpty }) else { return false }
        let dashes: Set<Unicode.Scalar> = [
            "-", " ", "\t", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2015}", "\u{2212}",
        ]
        return first.unicodeScalars.allSatisfy(dashes.contains)
    }
}
