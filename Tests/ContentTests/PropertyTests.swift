import Diagnostics
import Podcast
import Testing

@testable import Content

@Suite("Whatever is written as front matter")
struct PropertyTests {
    /// An episode as people write them.
    static let real = """
        ---
        title: "vol.114.AI的2025和DeepSeek们的未来 | 对谈复旦张奇教授"
        date: 2025/1/29
        number: 114 # one too many?
        people:
          - david-weng
          - {person: zhang-qi, role: guest}
        audio: {url: "https://cdn.example/114.mp3", bytes: 48000000, duration: "1:02:11"}
        topics:
          - speaker: zhang-qi
            text: >-
              DeepSeek的成功在于其高效的模型训练方法和工程能力,而非底层技术的突破。
        chapters:
          - start: 0:00
            title: 'It''s a start'
            points: [No reasoning, {text: "without data", start: 13:02}]
        tags: &tags [AI, "大模型"]
        links:
          Paper: https://a.example/paper.pdf
        draft: no
        ---

        Notes at 12:34.
        """

    static let pieces = [
        "\n", "\r\n", "\r", "\t", " ", "  ", ": ", ":", "- ", "-", "---\n", "...\n", "\"", "'", "[", "]", "{", "}", ",", "#", " #5", "&a ",
        "*a",
        "!b ", "|\n", ">-\n", "%", "@", "`", "? ", "\\", "\u{85}", "\u{2028}", "\u{FEFF}", "\u{0}", "\u{7}", "🏮", "e\u{301}", "title",
        "null",
        "<<: *a\n", "“", "”",
    ]

    /// Reads it as every sort of file; whatever is said of it must point into it.
    /// - Returns: whether something is wrong with it.
    @discardableResult
    private func check(_ text: String, sourceLocation: Testing.SourceLocation = #_sourceLocation) -> Bool {
        let source = SourceText(path: "e.md", text: text)
        var diagnostics = Diagnostics()
        if let file = ContentFile.withFrontMatter(source, example: "title: A", reporting: &diagnostics) {
            _ = file.read(.episode, reporting: &diagnostics)
            _ = file.read(WrittenPerson.reading(in: file), reporting: &diagnostics)
            _ = file.read(WrittenPage.reading(in: file), reporting: &diagnostics)
        }
        _ = ContentFile(allYAML: source).read(.show, reporting: &diagnostics)
        let lines = lines(of: text)
        for diagnostic in diagnostics.all {
            for location in [diagnostic.location] + diagnostic.notes.map(\.location) {
                guard let line = location.line, let column = location.column, line >= 1, line <= lines.count else {
                    Issue.record("\(diagnostic.text(colour: false))\nin \(text.debugDescription)", sourceLocation: sourceLocation)
                    continue
                }
                #expect(
                    column >= 1 && column <= lines[line - 1] + 1, "\(diagnostic.text(colour: false))\nin \(text.debugDescription)",
                    sourceLocation: sourceLocation)
            }
            let shown = diagnostic.message.utf8.count + (diagnostic.hint?.utf8.count ?? 0)
            #expect(shown < 1_000, "\(diagnostic.text(colour: false))", sourceLocation: sourceLocation)
        }
        return diagnostics.all.contains { $0.name == "invalid-yaml" }
    }

    /// How many Unicode scalars each line has.
    private func lines(of text: String) -> [Int] {
        var lines = [0]
        var last: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            if scalar == "\n", last == "\r" {
            } else if scalar == "\n" || scalar == "\r" {
                lines.append(0)
            } else {
                lines[lines.count - 1] += 1
            }
            last = scalar
        }
        return lines
    }

    @Test("Real front matter with something put in, taken out or doubled gives values or mistakes, with places in the file")
    func mutated() {
        var random = Generator(seed: 11)
        let real = Array(Self.real.unicodeScalars)
        var mistakes = 0
        for _ in 0..<1_500 {
            var scalars = real
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let index = Int.random(in: 0..<scalars.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: scalars.insert(contentsOf: Self.pieces.randomElement(using: &random)!.unicodeScalars, at: index)
                case 1: scalars.removeSubrange(index..<min(scalars.count, index + Int.random(in: 1...6, using: &random)))
                case 2: scalars.insert(contentsOf: scalars[index..<min(scalars.count, index + 30)], at: index)
                default: scalars.removeLast(min(scalars.count - 1, Int.random(in: 1...40, using: &random)))
                }
            }
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalars)
            if check(String(text)) { mistakes += 1 }
        }
        #expect((300..<1_500).contains(mistakes), "many are mistakes, but not all")
    }

    @Test("So does a heap of all that means something to YAML")
    func pieces() {
        var random = Generator(seed: 12)
        for _ in 0..<1_500 {
            let yaml = (0..<Int.random(in: 1...15, using: &random)).map { _ in Self.pieces.randomElement(using: &random)! }.joined()
            check("---\n\(yaml)\n---\n")
        }
    }

    @Test("Random bytes are read as text first, and then are no front matter or a mistake")
    func bytes() async throws {
        var random = Generator(seed: 13)
        for _ in 0..<500 {
            let bytes = (0..<Int.random(in: 0...200, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
            check(String(decoding: bytes, as: UTF8.self))
            check("---\n\(String(decoding: bytes, as: UTF8.self))\n---\n")
            // What libyaml makes of bytes that nobody has checked is never a crash either.
            _ = try? YAMLParser.parse(bytes)
        }
    }
}
