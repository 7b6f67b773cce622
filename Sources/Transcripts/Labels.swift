import Diagnostics
import Podcast

/// Who speaks under a transcript's labels.
public enum Labels {
    /// Finds each label among the names the episode knows; neither case nor white space matters.
    ///
    /// A label that is none of them becomes a speaker of that name without a page, with a warning that shows the line to add.
    /// - Parameters:
    ///   - labels: of the transcript, as its reading gives them.
    ///   - names: the ids, names and aliases of the episode's people, those without a page too, and its `speakers:`. Of two that are
    ///     equal the first counts.
    ///   - absentHosts: the ids, names and aliases of the show's hosts who are not in the episode, as far as it says.
    ///   - path: the transcript's path from the site's folder.
    public static func resolve(
        _ labels: [LabelOccurrence], through names: [(label: PlainText, speaker: Speaker)],
        absentHosts: [(label: PlainText, speaker: Speaker)] = [], path: String, reporting diagnostics: inout Diagnostics
    ) -> [PlainText: Speaker] {
        var known: [LabelKey: Speaker] = [:]
        for (label, speaker) in names where known[LabelKey(label)] == nil { known[LabelKey(label)] = speaker }
        var resolved: [PlainText: Speaker] = [:]
        var found = Diagnostics()
        for occurrence in labels {
            if let speaker = known[LabelKey(occurrence.label)] {
                resolved[occurrence.label] = speaker
                continue
            }
            resolved[occurrence.label] = Speaker(person: nil, name: occurrence.label)
            let place = SourceLocation(file: path, line: occurrence.line)
            if let host = absentHosts.first(where: { LabelKey($0.label) == LabelKey(occurrence.label) })?.speaker.person {
                found.report(
                    .unknownSpeaker, "“\(occurrence.label)” is a host, but not in this episode's `people`", at: place,
                    hint: "add `\(host)` to `people` in the episode's front matter")
                continue
            }
            let meant = didYouMean(occurrence.label.string, among: names.map(\.label.string)).map { "; did you mean \($0)?" } ?? ""
            found.report(
                .unknownSpeaker, "nobody in this episode is called “\(occurrence.label)”\(meant)", at: place,
                hint:
                    "say who it is in the episode's front matter, with a name in the place of <person>:\nspeakers:\n  \(yamlKey(occurrence.label.string)): <person>"
            )
        }
        diagnostics.append(firstOfEachKind: found)
        return resolved
    }

    /// The label as a key in YAML, in quotes where it would be read as something else.
    private static func yamlKey(_ label: String) -> String {
        let special = label.unicodeScalars.contains { ":#{}[],&*!|>'\"%@`?\\".unicodeScalars.contains($0) }
        let first = label.unicodeScalars.first.map { $0 == "-" || ("0"..."9").contains($0) } ?? true
        guard special || first else { return label }
        return "\""
            + label.split(separator: "\\", omittingEmptySubsequences: false).joined(separator: "\\\\")
            .split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\\"") + "\""
    }
}
