import Podcast
import Templates

extension EpisodePage {
    /// Where the file of a transcript can be corrected.
    func correction(of transcript: Transcript, in paragraphs: [Paragraph]) -> Value {
        guard let file = transcript.file, let repository = SourceRepository(show) else { return .absent }
        let lines = Self.steps(from: paragraphs)
        return .object(
            Object(
                Shapes.correction,
                [
                    "href": .text(repository.address(of: file, line: nil)),
                    "line": lines.isEmpty ? .absent : .text(repository.address(of: file, line: "{line}")),
                    "lines": lines.isEmpty ? .absent : .text(lines),
                ]))
    }

    /// The lines of all paragraphs' cues. As steps they are small, and much alike.
    private static func steps(from paragraphs: [Paragraph]) -> String {
        guard paragraphs.allSatisfy({ !$0.lines.isEmpty }) else { return "" }
        var last: Int32 = 0
        return paragraphs.map { paragraph in
            paragraph.lines.map { line in
                defer { last = line }
                return String(line - last)
            }
            .joined(separator: ".")
        }
        .joined(separator: " ")
    }
}
