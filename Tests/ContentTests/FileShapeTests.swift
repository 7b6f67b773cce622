import Diagnostics
import Foundation
import Podcast
import Testing

@testable import Content

@Suite("Whatever a text editor makes of a file")
struct FileShapeTests {
    private static let path = "Content/episodes/114-model/episode.md"
    private static let text = "---\ntitle: What a model is — 模型\ndate: 2025-01-29\nnumbr: 1\n---\n\nNotes.\n"

    private static let threeHyphens = "line 1 must be exactly three hyphens, `---`, with nothing before or behind them"

    private func survey(_ bytes: [UInt8]) async throws -> (card: Card?, said: [String]) {
        let site = try TestContent.redTowers()
        try site.write(Self.path, bytes)
        let survey = await site.survey()
        return (survey.site.episodes.first?.card, survey.diagnostics.said.map { $0.replacing(Self.path + ":", with: "") })
    }

    private static func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
        let units = [0xFEFF] + Array(text.utf16)
        return units.flatMap { bigEndian ? [UInt8($0 >> 8), UInt8($0 & 0xFF)] : [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    }

    @Test(
        "Line ends of every system, byte order marks and UTF-16 are read, and lines are counted the same",
        arguments: [
            Array(text.utf8), Array(text.replacing("\n", with: "\r\n").utf8), Array(text.replacing("\n", with: "\r").utf8),
            [0xEF, 0xBB, 0xBF] + Array(text.utf8), utf16(text, bigEndian: false), utf16(text, bigEndian: true),
        ])
    func encodings(bytes: [UInt8]) async throws {
        let (card, said) = try await survey(bytes)
        #expect(card?.title == "What a model is — 模型")
        #expect(said == ["4:1: warning: `numbr` is not a key that is known here [unknown-key] (did you mean `number`?)"])
    }

    @Test("The notes begin where the front matter ends, with their line")
    func notes() async throws {
        for (text, line) in [(Self.text, 6), (Self.text.replacing("\n", with: "\r\n"), 6)] {
            let site = try TestContent.redTowers()
            try site.write(Self.path, text)
            let notes = try #require(try await site.load("114-model").episode?.notes)
            #expect(notes.markdown.trimmingCharacters(in: .whitespacesAndNewlines) == "Notes.")
            #expect(notes.line == line)
            #expect(notes.file == Self.path)
        }
    }

    @Test(
        "Front matter that is not there, or has no end",
        arguments: [
            Mistake(
                "",
                "1:1: error: this file does not begin with front matter [missing-front-matter] (let its first lines be `---`, `title: What a model is` and another `---`)"
            ),
            Mistake(
                "# What a model is\n\nNotes.\n",
                "1:1: error: this file does not begin with front matter [missing-front-matter] (let its first lines be `---`, `title: What a model is` and another `---`)"
            ),
            Mistake(
                "----\ntitle: A\n----\n",
                "1:1: error: this file does not begin with front matter [missing-front-matter] (\(threeHyphens))"
            ),
            Mistake(
                "—\ntitle: A\n—\n", "1:1: error: this file does not begin with front matter [missing-front-matter] (\(threeHyphens))"),
            Mistake(
                "\n---\ntitle: A\n---\n",
                "1:1: error: this file does not begin with front matter [missing-front-matter] (\(threeHyphens))"),
            Mistake(
                " ---\ntitle: A\n---\n",
                "1:1: error: this file does not begin with front matter [missing-front-matter] (\(threeHyphens))"),
            Mistake(
                "---\ntitle: A\ndate: 2025-01-01\n\nNotes.\n",
                "1:1: error: the front matter begins here, but is never closed [unclosed-front-matter] (put a line of `---` after the last key)"
            ),
            Mistake(
                "---\n---\nNotes.\n", "2:1: error: `title` is missing [missing-key] (add a line like `title: What a model is`)",
                "2:1: error: `date` is missing [missing-date] (add a line like `date: 2025-01-31`, or `draft: true` while you are working on it)"
            ),
            Mistake(
                "---\n# nothing yet\n---\n",
                "2:1: error: `title` is missing [missing-key] (add a line like `title: What a model is`)",
                "2:1: error: `date` is missing [missing-date] (add a line like `date: 2025-01-31`, or `draft: true` while you are working on it)"
            ),
        ])
    func frontMatter(mistake: Mistake) async throws {
        #expect(try await survey(Array(mistake.written.utf8)).said == mistake.said)
    }

    @Test("Three dashes may have spaces after them, be the last of the file, and stand in the notes again")
    func rules() async throws {
        for text in ["---  \ntitle: A\ndate: 2025-01-01\n---\t\n---\nNotes.", "---\ntitle: A\ndate: 2025-01-01\n---"] {
            let (card, said) = try await survey(Array(text.utf8))
            #expect(card?.title == "A")
            #expect(said == [])
        }
    }

    @Test("A picture that is called episode.md is no text, and a stray byte is warned of")
    func notText() async throws {
        let binary = try await survey(Array("---\ntitle: A\0\n---\n".utf8))
        #expect(binary.card == nil)
        #expect(binary.said.count == 1)
        #expect(binary.said == ["2:9: error: this is not text: it holds a NUL byte [not-text] (save it as UTF-8)"])
        let latin = try await survey(
            Array("---\ntitle: Caf".utf8) + [0xE9] + Array("\ndate: 2025-01-01\n---\n\(String(repeating: "Notes. ", count: 20))".utf8))
        #expect(latin.card?.title == "Caf\u{FFFD}")
        #expect(latin.said.count == 1)
        #expect(latin.said.first?.contains("warning") ?? false)
    }

    @Test("What a program for writing letters has saved is told from text")
    func wordProcessors() async throws {
        let hint = "open it in the program that wrote it, and save it as plain text"
        let rich = try await survey(Array(#"{\rtf1\ansi ---}"#.utf8))
        #expect(
            rich.said == [
                " error: this is a rich-text file (RTF), not plain text [not-text] (\(hint))"
            ])
        let word = try await survey([0x50, 0x4B, 0x03, 0x04] + Array("word/document.xml".utf8))
        #expect(
            word.said == [
                " error: this is a file of Word, Pages or another such program, not plain text [not-text] (\(hint))"
            ])
    }

    @Test("A line of 20 MB, a hundred thousand keys and a deep nest take no more than moments", .timeLimit(.minutes(1)))
    func bounded() {
        let long = read(.episode, "title: A train\ndraft: true\nsummary: \(String(repeating: "word ", count: 4_000_000))")
        #expect(long.said == [])
        #expect(long.value?.head.summary?.utf8.count == 19_999_999)
        let keys = read(.episode, (0..<100_000).map { "k\($0): 1" }.joined(separator: "\n"))
        #expect(keys.said.count == 1)
        #expect(keys.said.first?.hasSuffix("error: this holds too many values [invalid-yaml]") ?? false)
        let unknown = read(.episode, "title: A\ndraft: true\n" + (0..<40_000).map { "weather\($0): 1" }.joined(separator: "\n"))
        #expect(unknown.said.count == 101)
        let nest = read(.episode, "tags: \(String(repeating: "[", count: 100_000))")
        #expect(nest.said == ["2:8: error: this is nested too deeply [invalid-yaml]"])
        let mappings = read(.episode, "tags: \(String(repeating: "{a: ", count: 100_000))")
        #expect(mappings.said == ["2:263: error: this is nested too deeply [invalid-yaml]"])
    }

    @Test("Aliases work, and a bomb of them does not go off", .timeLimit(.minutes(1)))
    func aliases() throws {
        let episode = try readWithoutMistake(.episode, "title: &name A train\nsubtitle: *name\ntags: &tags [ai]\ndraft: true")
        #expect(episode.head.subtitle == "A train")
        var bomb = "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n"
        for level in 1...12 {
            bomb += "a\(level): &a\(level) [\((0..<9).map { _ in "*a\(level - 1)" }.joined(separator: ", "))]\n"
        }
        #expect(read(.episode, bomb).said == ["7:10: error: this holds too many values [invalid-yaml]"])
        #expect(
            read(.episode, "title: &a [*a]").said == [
                "2:12: error: a value that begins with * needs quotes around it [invalid-yaml] (write `\"*a\"`)"
            ])
    }
}
