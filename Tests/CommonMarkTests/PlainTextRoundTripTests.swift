import Podcast
import Testing

@testable import CommonMark

@Suite("Plain text in Markdown")
struct PlainTextRoundTripTests {
    @Test("hostile text in a paragraph is read back as the very same text, and as nothing else")
    func paragraph() {
        var random = SeededGenerator(state: 1)
        for _ in 0..<3000 {
            let text = random.hostileText()
            guard !text.isEmpty else { continue }
            var writer = MarkdownWriter()
            writer.paragraph { $0.text(text) }
            let document = Document(parsing: writer.markdown)
            #expect(document.root.plainText == text, "\(text.string.debugDescription) as \(writer.markdown.string.debugDescription)")
            #expect(document.root.children.map(\.kind) == [.paragraph])
            let kinds = Set(document.root.firstChild!.children.map(\.kind))
            #expect(kinds.isSubset(of: [.text, .softBreak]), "\(writer.markdown.string)")
        }
    }

    @Test("hostile text in a heading stays on its one line")
    func heading() {
        var random = SeededGenerator(state: 2)
        for _ in 0..<2000 {
            let text = random.hostileText()
            var writer = MarkdownWriter()
            writer.heading(2) { $0.text(text) }
            let document = Document(parsing: writer.markdown)
            #expect(document.root.children.map(\.kind) == [.heading], "\(writer.markdown.string)")
            #expect(document.root.plainText == text, "\(writer.markdown.string.debugDescription)")
        }
    }

    @Test("hostile text in several pieces is read back as the pieces put together")
    func pieces() {
        var random = SeededGenerator(state: 3)
        for _ in 0..<2000 {
            let texts = (0..<4).map { _ in random.hostileText(pieces: 1...2) }
            guard !texts.allSatisfy(\.isEmpty) else { continue }
            var writer = MarkdownWriter()
            writer.paragraph { for text in texts { $0.text(text) } }
            let document = Document(parsing: writer.markdown)
            #expect(document.root.plainText.string == texts.map(\.string).joined(), "\(writer.markdown.string.debugDescription)")
            #expect(document.root.children.map(\.kind) == [.paragraph])
        }
    }

    @Test("names, times and texts of a transcript are read back one by one")
    func transcript() {
        var random = SeededGenerator(state: 4)
        for _ in 0..<3000 {
            let (time, name, text) = (random.hostileText(), random.hostileText(), random.hostileText())
            let (before, title) = (random.hostileText(pieces: 0...1), random.hostileText(pieces: 0...2))
            guard !name.isEmpty else { continue }
            let space: PlainText = random.chance(50) ? " " : ""
            let destination = random.hostileText().string
            var writer = MarkdownWriter()
            writer.paragraph {
                $0.text(before)
                $0.link(to: destination, title: title) { $0.text(time) }
                $0.text(space)
                $0.strong { $0.text(name) }
                $0.text(space)
                $0.text(text)
            }
            let markdown = writer.markdown.string
            let document = Document(parsing: writer.markdown)
            #expect(document.root.children.map(\.kind) == [.paragraph], "\(markdown)")
            let inlines = document.root.firstChild!.children.filter { $0.kind == .link || $0.kind == .strong }
            guard inlines.map(\.kind) == [.link, .strong] else {
                Issue.record("\(markdown.debugDescription)")
                continue
            }
            #expect(inlines[0].destination == destination, "\(markdown.debugDescription)")
            #expect(inlines[0].title == title.string, "\(markdown.debugDescription)")
            #expect(inlines[0].plainText == time, "\(markdown.debugDescription)")
            #expect(inlines[1].plainText == name, "\(markdown.debugDescription)")
            let whole = before.string + time.string + space.string + name.string + space.string + text.string
            #expect(document.root.plainText.string == whole, "\(markdown.debugDescription)")
        }
    }

    @Test("emphasis holds in every order and whatever stands beside it")
    func emphasis() {
        var random = SeededGenerator(state: 5)
        for _ in 0..<4000 {
            var writer = MarkdownWriter()
            var expected = ""
            writer.paragraph { Self.write(&$0, expecting: &expected, indent: "", depth: 0, open: [], using: &random) }
            guard !expected.isEmpty else { continue }
            let tree = Document(parsing: writer.markdown).root.firstChild!.description(indent: "")
            #expect(tree == Self.merged(expected), "\(writer.markdown.string)")
        }
    }

    private static func write(
        _ inlines: inout InlineWriter, expecting expected: inout String, indent: String, depth: Int, open: Set<String>,
        using random: inout SeededGenerator
    ) {
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            let kind = random.pick(["text", "text", "emphasis", "strong", "link", "code", "image", "break"])
            let piece = PlainText(
                random.pick([
                    "a", "word", " ", "(", ")", "“", "”", "大卫", "：", "!", "*", "_", "é", "€", "\u{A0}", "x y", "#", "\\", "1", ".",
                ]))
            switch kind {
            case "text":
                inlines.text(piece)
                expected += "\(indent)text \(piece.string.debugDescription)\n"
            case "code":
                inlines.code(piece)
                inlines.text("-")
                expected += "\(indent)code \(piece.string.debugDescription)\n\(indent)text \"-\"\n"
            case "image":
                inlines.image("/x", alternative: piece)
                expected += "\(indent)image \"/x\" \"\"\n\(indent)  text \(piece.string.debugDescription)\n"
            case "break":
                inlines.text("-")
                inlines.hardBreak()
                inlines.text("-")
                expected += "\(indent)text \"-\"\n\(indent)hardBreak\n\(indent)text \"-\"\n"
            default:
                guard depth < 4, !open.contains(kind) else { continue }
                var inner = ""
                var generator = random
                func content(_ inlines: inout InlineWriter) {
                    write(
                        &inlines, expecting: &inner, indent: indent + "  ", depth: depth + 1, open: open.union([kind]), using: &generator)
                }
                switch kind {
                case "emphasis": inlines.emphasis(content)
                case "strong": inlines.strong(content)
                default: inlines.link(to: "/y", content)
                }
                random = generator
                if kind == "link" {
                    expected += "\(indent)link \"/y\" \"\"\n\(inner)"
                } else if !inner.isEmpty {
                    expected += "\(indent)\(kind)\n\(inner)"
                }
            }
        }
    }

    /// What is read back: texts that stand side by side are one, and so is emphasis of one sort.
    private static func merged(_ description: String) -> String {
        var lines: [Substring] = []
        for line in description.split(separator: "\n") {
            let indent = line.prefix { $0 == " " }
            let name = line.dropFirst(indent.count)
            // The last line of the same depth, unless there is a lesser one in between.
            let previous = lines.last { $0.prefix { $0 == " " }.count <= indent.count }
            guard let previous, previous.hasPrefix(indent), name.hasPrefix("text") || name == "emphasis" || name == "strong" else {
                lines.append(line)
                continue
            }
            let other = previous.dropFirst(indent.count)
            if name.hasPrefix("text \""), other.hasPrefix("text \"") {
                lines.removeLast()
                lines.append(indent + other.dropLast() + name.dropFirst(6))
            } else if name.hasPrefix("text") || other != name {
                lines.append(line)
            }
        }
        return lines.map { $0 + "\n" }.joined()
    }
}
