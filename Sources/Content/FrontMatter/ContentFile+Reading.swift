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
                kind, "\(rest.count) more like these are not shown", at: location(of: rest.first!.position),
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
                    hint: "let its first lines be `---`, `\(example)` and another `---`")
            case .neverClosed:
                diagnostics.report(
                    .unclosedFrontMatter, "the front matter begins here, but is never closed", at: source.location(ofByte: 0),
                    hint: "put a line of `---` after the last key")
            }
            return nil
        }
    }
}
