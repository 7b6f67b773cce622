import Podcast
import Testing

@testable import CommonMark

@Suite("Markdown of authors")
struct AuthorMarkdownTests {
    func rewritten(
        _ markdown: String, top level: Int = 3, allowsHTML: Bool = false,
        destination: (AuthorMarkdown.Reference) -> String? = { $0.destination }, moment: (Seconds) -> String? = { _ in nil }
    ) -> String {
        AuthorMarkdown(topHeadingLevel: level, allowsHTML: allowsHTML)
            .rewrite(AuthorText(markdown: markdown, file: "x.md", line: 1), destination: destination, moment: moment).string
    }

    @Test("what is written is read back as the tree that was meant, for Markdown of any kind")
    func roundTrip() {
        var random = SeededGenerator(state: 6)
        for _ in 0..<3000 {
            let source = random.hostileMarkdown()
            for allowsHTML in [false, true] {
                let text = AuthorText(markdown: source, file: "x.md", line: 1)
                let author = AuthorMarkdown(topHeadingLevel: 3, allowsHTML: allowsHTML)
                let meant = author.rewrittenDocument(of: text, destination: { $0.destination }, moment: { "#t=\($0.whole)" })
                let written = author.rewrite(text, moment: { "#t=\($0.whole)" })
                #expect(written.tree == meant.description, "\(allowsHTML) \(source.debugDescription)\n\(written.string)")
            }
        }
    }

    @Test("sections put together are read one after the other, whatever they end and begin with")
    func sections() {
        var random = SeededGenerator(state: 7)
        for _ in 0..<1000 {
            let author = AuthorMarkdown(topHeadingLevel: 3, allowsHTML: random.chance(50))
            let parts = (0..<3).map { _ in
                author.rewrite(AuthorText(markdown: random.hostileMarkdown(), file: "x.md", line: 1))
            }
            var whole = Markdown()
            for part in parts { whole.append(part) }
            // What stands after the numbers may be another sign.
            let expected = parts.map(\.tree).joined().replacing(" parenthesis", with: " period")
            #expect(whole.tree.replacing(" parenthesis", with: " period") == expected, "\(parts.map(\.string))")
        }
    }

    @Test("fences are closed, and definitions reach nothing else")
    func closed() {
        #expect(rewritten("```swift\nlet a = 1\n") == "```swift\nlet a = 1\n```\n")
        #expect(rewritten("    indented\n") == "```\nindented\n```\n")
        #expect(rewritten("~~~ a`b\n~~\n```\n~~~") == "~~~a`b\n~~\n```\n~~~\n")
        #expect(
            rewritten("[one][1], [1] and [two]\n\n[1]: /u \"t\"\n[two]: <v w>") == "[one](/u \"t\"), [1](/u \"t\") and [two](v&#32;w)\n")
        #expect(rewritten("[1]: /u") == "")
        #expect(rewritten("[not] a link") == "\\[not\\] a link\n")
    }

    @Test("headings move so that the topmost has the section's level")
    func headings() {
        #expect(rewritten("# A\n\n## B\n\nC\n=\n\n###### D #") == "### A\n\n#### B\n\n### C\n\n###### D\n")
        #expect(rewritten("#### A\n\n##### B") == "### A\n\n#### B\n")
        #expect(rewritten("two\nlines\n---") == "### two lines\n")
        #expect(rewritten("# A", top: 1) == "# A\n")
    }

    @Test("raw HTML is text, comments are left out; where the show allows HTML both stay, and are closed")
    func rawHTML() {
        #expect(rewritten("a <b>c</b> <!-- d -->e") == "a \\<b>c\\</b> e\n")
        #expect(
            rewritten("<script>\nalert(1)\n\n  x\n</script>\n\n<!-- note\n\nto self -->\n\nend")
                == "\\<script>\nalert(1)\n\nx\n\\</script>\n\nend\n")
        #expect(rewritten("<!-- never\nclosed\n\nend") == "\\<!-- never\nclosed\n\nend\n")
        #expect(rewritten("a <b>c</b>\n\n<div>\n*x*\n</div>", allowsHTML: true) == "a <b>c</b>\n\n<div>\n*x*\n</div>\n")
        #expect(rewritten("<!-- never\nclosed\n\nend", allowsHTML: true) == "<!-- never\nclosed\n\nend\n-->\n")
        #expect(rewritten("<PRE class='x'>\na\n", allowsHTML: true) == "<PRE class='x'>\na\n</pre>\n")
    }

    @Test("the caller learns on which lines raw HTML stands")
    func noticedHTML() {
        var lines: [Int] = []
        let text = AuthorText(markdown: "a\nb <b>c</b>\n\n<!-- d -->\n\n<div>\n</div>\n", file: "x.md", line: 5)
        _ = AuthorMarkdown().rewrite(text, noticingHTML: { lines.append($1) })
        #expect(lines == [6, 6, 10])
    }

    @Test("addresses are what the site makes of them, and the caller learns where they stand")
    func destinations() {
        var references: [AuthorMarkdown.Reference] = []
        let text = AuthorText(
            markdown: "one\n[two](../b.md \"t\")\n![three *four*](cover.jpg)\n\n- [x](y.md) [z](javascript:z) ![w](gone.jpg)", file: "a.md",
            line: 7)
        let written = AuthorMarkdown(topHeadingLevel: 3).rewrite(
            text,
            destination: {
                references.append($0)
                return $0.destination == "gone.jpg" ? nil : "/to/" + $0.destination
            })
        #expect(
            written.string == "one\n[two](/to/../b.md \"t\")\n![three four](/to/cover.jpg)\n\n- [x](/to/y.md) [z](/to/javascript:z) w\n")
        #expect(references.map(\.destination) == ["../b.md", "cover.jpg", "y.md", "javascript:z", "gone.jpg"])
        #expect(references.map(\.isImage) == [false, true, false, false, true])
        #expect(references.map(\.line) == [8, 9, 11, 11, 11])
        #expect(
            rewritten("[*a* b](javascript:x) ![c](data:y) <javascript:z> <https://example.com>")
                == "*a* b c javascript:z <https://example.com>\n")
    }

    @Test("times become links to the moment, outside code and links, within the audio")
    func times() {
        func linked(_ markdown: String) -> String {
            rewritten(markdown, moment: { $0.whole < 4000 ? "#t=\($0.whole)" : nil })
        }
        #expect(
            linked("At 12:34 and (1:02:03), 0:05–0:10.") == "At [12:34](#t=754) and ([1:02:03](#t=3723)), [0:05](#t=5)–[0:10](#t=10).\n")
        #expect(linked("**12:34** *1:00*: x") == "**[12:34](#t=754)** *[1:00](#t=60)*: x\n")
        #expect(linked("# 12:34 Start") == "### [12:34](#t=754) Start\n")
        #expect(linked("从12:34开始，12:40。") == "从[12:34](#t=754)开始，[12:40](#t=760)。\n")
        #expect(linked("`12:34` [12:34](x) <https://example.com/12:34>") == "`12:34` [12:34](x) <https://example.com/12:34>\n")
        for text in [
            "at 4:30 pm", "4:30pm", "4:30 p.m. sharp", "4:30 A.M.", "um 4:30 Uhr", "下午4:30", "오후 4:30", "2:00:00", "12:345", "112:34:56:78",
            "x12:34",
            "12:34x", "12:34.5", "1,12:34", "12:3", "12:60", "1:60:00", "2025-01-29T10:00", "10:00+05:30", "UTC-05:30", "10:00Z", "a/12:34",
            "12:34_",
            "1234:56", "é12:34", "12:34é",
        ] {
            #expect(!linked(text).contains("]("), "\(text)")
        }
        #expect(!linked("at 4:30\npm").contains("]("))
        #expect(linked("at 4:30\nPmax").contains("]("))
    }

    @Test("what cannot be written is left out, and what stood around it joins")
    func tidied() {
        #expect(rewritten("a\n[](javascript:x)\nb") == "a\nb\n")
        #expect(rewritten("*[](javascript:x)*") == "")
        #expect(rewritten("*a*[](javascript:x)*b*") == "*ab*\n")
        #expect(rewritten("`a`[](javascript:x)&#1;`b`") == "`ab`\n")
        #expect(rewritten("*a **b *c* d** e*") == "*a __b c d__ e*\n")
        #expect(rewritten("1. a\n\n<!-- -->\n\n1. b") == "1. a\n\n1) b\n")
        #expect(rewritten("- a\n\n<!-- -->\n\n- b") == "- a\n\n+ b\n")
        #expect(rewritten("- a\n\n  <!-- -->") == "- a\n")
        #expect(rewritten("- a\n  <div>") == "- a\n\n  \\<div>\n")
    }

    @Test("lists and quotes keep their form")
    func blocks() {
        let source = """
            - tight
              - nested
                1. numbered
                2. two
            - > a quote
              > of two lines
              >
              > ***

            7) loose

               with a second paragraph

            8) ```
               code

               more
               ```

            """
        #expect(rewritten(source) == source)
        #expect(rewritten("* a\n\n\n* b\n+ c") == "- a\n\n- b\n\n+ c\n")
        #expect(rewritten("> lazy\nlines\n- - -\n-\n  -") == "> lazy\n> lines\n\n***\n\n- +\n")
    }

    @Test("nothing an author writes makes it slow or deep", .timeLimit(.minutes(1)))
    func pathological() {
        for source in [
            String(repeating: ">", count: 5_000) + "x", String(repeating: "> ", count: 5_000) + "x",
            String(repeating: "- ", count: 2_000) + "x",
            String(repeating: "[", count: 5_000), String(repeating: "![", count: 5_000), String(repeating: "*a **b ", count: 2_000),
            String(repeating: "*a _b ", count: 2_000) + String(repeating: "b_ a* ", count: 2_000),
            String(repeating: "**a *b ", count: 2_000)
                + String(repeating: "b* a** ", count: 2_000),
            String(repeating: "![", count: 2_000) + "a" + String(repeating: "](x)", count: 2_000),
            String(repeating: "*a*_b_", count: 2_000), String(repeating: "[](javascript:x)\n", count: 2_000),
            String(repeating: "`a", count: 2_000),
            String(repeating: "12:34 ", count: 2_000), String(repeating: "1:", count: 5_000), String(repeating: "<b>", count: 2_000),
            String(repeating: "\\", count: 5_001), String(repeating: "&", count: 5_000), String(repeating: "~", count: 5_000),
            "~~~ `\n" + String(repeating: "~", count: 600) + " \n" + String(repeating: "`", count: 600),
        ] {
            let text = AuthorText(markdown: source, file: "x.md", line: 1)
            let author = AuthorMarkdown(topHeadingLevel: 3)
            let meant = author.rewrittenDocument(of: text, destination: { $0.destination }, moment: { "#t=\($0.whole)" })
            let written = author.rewrite(text, moment: { "#t=\($0.whole)" })
            #expect(written.tree == meant.description)
            #expect(written.bytes.count < 60 * source.utf8.count)
        }
    }
}
