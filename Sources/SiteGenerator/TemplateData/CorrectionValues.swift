import Podcast
import Templates

extension EpisodePage {
    /// Where the file of a transcript can be corrected.
    /// - Parameter paragraphs: for each paragraph of the page the lines of its cues.
    func correction(of transcript: Transcript, _ paragraphs: [[Int32]]) -> Object? {
        guard let file = transcript.file, let repository = SourceRepository(show) else { return nil }
        let lines = Self.steps(from: paragraphs)
        return Object(
            Shapes.correction,
            [
                "href": .text(repository.address(of: file, line: nil)),
                "line": lines.isEmpty ? .absent : .text(repository.address(of: file, line: "{line}")),
                "lines": lines.isEmpty ? .absent : .text(lines),
            ])
    }

    /// The lines of all paragraphs' cues. As steps they are small, and much alike.
    private static func steps(from paragraphs: [[Int32]]) -> String {
        guard paragraphs.contains(where: { !$0.isEmpty }) else { return "" }
        var last: Int32 = 0
        return paragraphs.map { lines in
            // A paragraph that is not in the file is missing where the one before it ends.
            (lines.isEmpty ? [last] : lines).map { line in
                defer { last = line }
                return String(line - last)
            }
            .joined(separator: ".")
        }
        .joined(separator: " ")
    }
}
