import Storage
import Testing

@testable import Diagnostics

extension Diagnostic.Kind {
    static let impossibleDate = Diagnostic.Kind("impossible-date", .error, meaning: "There is no such day.", wayOut: "Write 2025-01-31.")
    static let unknownKey = Diagnostic.Kind("unknown-key", .warning, meaning: "The key means nothing.", wayOut: "Correct it.")
}

@Suite struct DiagnosticsTests {
    let source = SourceText(
        path: "Content/episodes/x/episode.md", text: "---\r\ntitle: 红楼梦 \u{1F399}\r\ndate: 2025-13-01\rnumber: 7\n")

    @Test("A mistake is shown with its file, line and column, the line itself, and what to write instead")
    func shownWithItsLine() {
        let diagnostic = Diagnostic(
            .impossibleDate, "there is no month 13", at: source.location(line: 3, column: 7), hint: "dates are written like 2025-01-31")
        #expect(
            diagnostic.text(colour: false) == """
                Content/episodes/x/episode.md:3:7: error: there is no month 13 [impossible-date]
                  3 | date: 2025-13-01
                    |       ^
                  hint: dates are written like 2025-01-31
                """)
    }

    @Test("The mark stands under the column in wide scripts too")
    func markUnderWideScripts() {
        let diagnostic = Diagnostic(.unknownKey, "what is this", at: source.location(line: 2, column: 12))
        #expect(diagnostic.text(colour: false).split(separator: "\n").last == "    |               ^")
    }

    @Test("The first of two equal slugs is shown as a note")
    func notesAreShown() {
        var diagnostic = Diagnostic(.unknownKey, "two of them", at: source.location(line: 4, column: 1))
        diagnostic.notes = [Diagnostic.Note("the first is here", at: source.location(line: 2, column: 1))]
        #expect(diagnostic.text(colour: false).contains("episode.md:2:1: note: the first is here\n  2 | title: 红楼梦 🎙"))
    }

    @Test(
        "Bytes are found on their line, whatever ends the lines",
        arguments: [(0, 1, 1), (5, 2, 1), (12, 2, 8), (15, 2, 9), (28, 3, 1), (45, 4, 1)])
    func locationsOfBytes(offset: Int, line: Int, column: Int) {
        let location = source.location(ofByte: offset)
        #expect(location.line == line)
        #expect(location.column == column)
    }

    @Test("A file cannot move the terminal's cursor, colour it or turn its text around")
    func hostileLines() {
        let hostile = SourceText(path: "a\u{1B}[2Jb.md", text: "title: \u{1B}]0;x\u{7}\u{202E}abc")
        let text = Diagnostic(.unknownKey, "no", at: hostile.location(line: 1, column: 1)).text(colour: false)
        #expect(!text.unicodeScalars.contains { $0.value == 0x1B || $0.value == 7 || $0.value == 0x202E })
    }

    @Test("A line of a megabyte is not shown")
    func longLines() {
        let long = SourceText(path: "a.md", text: String(repeating: "x", count: 1_000_000))
        #expect(long.location(ofByte: 500_000).sourceLine == nil)
        #expect(long.location(ofByte: 500_000).column == 500_001)
    }

    @Test("Mistakes are shown by file and line, each once")
    func sortedAndOnce() {
        var diagnostics = Diagnostics()
        for (file, line) in [("b.md", 2), ("a.md", 9), ("b.md", 1), ("a.md", 9), ("a.md", 10)] {
            diagnostics.report(.unknownKey, "no", at: SourceLocation(file: file, line: line))
        }
        #expect(diagnostics.sorted().map(\.location.text) == ["a.md:9", "a.md:10", "b.md:1", "b.md:2"])
        #expect(!diagnostics.hasErrors)
    }

    @Test("A warning comes back from the cache as it went in")
    func storedAndRead() throws {
        let diagnostic = Diagnostic(
            .unknownKey, "“x”", at: source.location(line: 2, column: 3), hint: "y",
            notes: [.init("z", at: SourceLocation(file: "f"))])
        #expect(try Diagnostic(stored: diagnostic.stored) == diagnostic)
        for count in 0..<diagnostic.stored.count {
            #expect(throws: Damaged.self) { try Diagnostic(stored: Array(diagnostic.stored.prefix(count))) }
        }
    }

    @Test(
        "A misspelt word is recognised, another word is not",
        arguments: [
            ("titel", "title"), ("sumary", "summary"), ("Titl", "title"), ("nubmer", "number"), ("xyz", nil), ("", nil),
            ("langauge", "language"),
        ] as [(String, String?)])
    func suggestions(word: String, meant: String?) {
        #expect(didYouMean(word, among: ["title", "summary", "number", "language", "date"]) == meant)
    }
}
