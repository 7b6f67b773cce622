import Diagnostics
import Podcast
import Testing

@testable import Templates

@Suite("Whatever is written")
struct PropertyTests {
    static let pieces = [
        "{{", "}}", "{{{", "}}}", "{{#people}}", "{{/people}}", "{{^older}}", "{{#older}}", "{{/older}}", "{{title}}", "{{{notes}}}",
        "{{.}}", "{{#tags}}",
        "{{/tags}}", "{{>a}}", "{{> b }}", "{{<a}}", "{{/a}}", "{{<b}}", "{{/b}}", "{{$x}}", "{{/x}}", "{{$y}}", "{{/y}}", "{{! c }}",
        "{{=<% %>=}}",
        "<%title%>", "<%={{ }}=%>", "\n", "\r\n", "  ", "\t", "text", "<p class=\"", "\">", "<", ">", "{{name}}", "{{older.title}}", "{{#",
        "{{/",
        "{{&title}}", "é", "文",
    ]

    @Test("A random template is a page or a list of mistakes, never a crash")
    func templates() {
        var random = Generator(seed: 7)
        var pages = 0
        for _ in 0..<1_500 {
            func text() -> String {
                (0..<Int.random(in: 0..<12, using: &random)).map { _ in Self.pieces.randomElement(using: &random)! }.joined()
            }
            let partials = ["a": text(), "b": text()]
            let outcome = render(text(), EpisodeData.episode, partials: partials, isMarkup: Bool.random(using: &random))
            #expect((outcome.page == nil) == outcome.diagnostics.contains { $0.severity == .error })
            if outcome.page != nil { pages += 1 }
        }
        #expect(pages > 100, "most random templates are mistakes, but not all")
    }

    @Test("Text without tags comes out as it is")
    func plainText() {
        var random = Generator(seed: 8)
        for _ in 0..<300 {
            let text = (0..<20).map { _ in ["\n", "\r\n", " ", "\t", "a", "<", "}", "{ ", "é", "\u{2028}"].randomElement(using: &random)! }
                .joined()
            #expect(render(text, EpisodeData.episode).page == text)
        }
    }

    /// Characters that have broken out of somewhere, somewhere.
    static let hostile: [String] = [
        "<", ">", "\"", "'", "&", "\"\u{301}", "<\u{338}", ">\u{20D2}", "&lt;", "</script>", "-->", "]]>", "{{title}}", "{{{notes}}}",
        "\u{2028}", "\u{202E}",
        "\u{0}", "\u{FEFF}", "=", "`", "javascript:", " onclick=x ", "\u{1F469}\u{200D}\u{1F52C}", "文", "e\u{301}", "\r\n", "{{", "}}",
    ]

    @Test("Hostile text comes out as the same text, in an element and in an attribute")
    func hostileText() throws {
        var random = Generator(seed: 9)
        for _ in 0..<400 {
            let text = PlainText((0..<12).map { _ in Self.hostile.randomElement(using: &random)! }.joined())
            let template = "<p title=\"{{title}}\" lang='{{{title}}}'>{{title}}</p>{{#tags}}<b>{{.}}</b>{{/tags}}"
            let page = Array(try #require(render(template, EpisodeData.titled(text), isMarkup: true).page).utf8)
            let parts = page.split(separator: UInt8(ascii: "<"), omittingEmptySubsequences: false)
            // The markup of the template and no more: four tags and what comes before the first.
            #expect(parts.count == 5)
            for quote in ["\"", "'"] { #expect(page.count { $0 == quote.utf8.first } == 2) }
            #expect(Self.unescaped(page).components(of: text) == 4)
        }
    }

    private static func unescaped(_ page: [UInt8]) -> [UInt8] {
        let references = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")].map {
            (Array($0.0.utf8), Array($0.1.utf8))
        }
        var result: [UInt8] = []
        var index = 0
        while index < page.count {
            if let (reference, character) = references.first(where: { page[index...].starts(with: $0.0) }) {
                result += character
                index += reference.count
            } else {
                result.append(page[index])
                index += 1
            }
        }
        return result
    }
}

extension [UInt8] {
    /// How often a text is in these bytes.
    fileprivate func components(of text: PlainText) -> Int {
        let needle = Array(text.utf8)
        return indices.count { self[$0...].starts(with: needle) }
    }
}
