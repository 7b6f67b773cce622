import CCMark
import Testing

@testable import CommonMark

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite("HTML as cmark itself has it")
struct ReferenceHTMLTests {
    /// What cmark makes of it, with the few things that we write in another way as we write them.
    func reference(_ markdown: String) -> String {
        let html = cmark_markdown_to_html(markdown, markdown.utf8.count, CMARK_OPT_UNSAFE)!
        defer { free(html) }
        return String(cString: html).replacing(" />", with: ">").replacing("&#x27;", with: "'")
    }

    func ours(_ markdown: String) -> String {
        var renderer = HTMLRenderer(allowsHTML: true)
        let html = renderer.html(of: Document(parsing: markdown).root)
        return String(decoding: html.bytes, as: UTF8.self).replacing(" />", with: ">").replacing("&#39;", with: "'")
            .replacing("<pre tabindex=\"0\">", with: "<pre>")
    }

    @Test("for Markdown of any kind")
    func hostile() {
        var random = SeededGenerator(state: 8)
        for _ in 0..<2000 {
            let source = random.hostileMarkdown()
            // Addresses that are not harmless, and characters that HTML cannot hold, come out in another way.
            if ["javascript:", "data:", "coap:", "&#1;", "&#xFFFF;", "\u{FFFD}"].contains(where: source.contains) { continue }
            #expect(ours(source) == reference(source), "\(source.debugDescription)")
        }
    }

    /// The rules of CommonMark that are most often got wrong, an example each.
    @Test(
        "for the rules of CommonMark, before and after rewriting",
        arguments: [
            "\tfoo\tbaz\t\tbim", "  - foo\n\n\tbar", ">\t\tfoo", "-\t\tfoo", "\\!\\\"\\#\\$\\%\\&\\'\\(\\)\\*\\+\\,",
            "\\*not emphasized*\n\\[not a link](/foo)",
            "foo\\\nbar", "`` \\[\\` ``", "&nbsp; &amp; &copy; &AElig; &#35; &#1234; &#X22; &nbsp &x; &#87654321;",
            "[foo](/f&ouml;&ouml; \"f&ouml;&ouml;\")",
            "``` f&ouml;&ouml;\nfoo\n```", "&#42;foo&#42;\n*foo*", "- `one\n- two`", "+++\n\n===\n\n--\n**\n__", "- foo\n***\n- bar",
            "* Foo\n* * *\n* Bar", "- Foo\n- * * *",
            "#5 bolt\n\n#hashtag\n\n\\## foo", "### foo ###     \n\n# foo#\n\n### foo \\###\n\n#\n\n### ###", "Foo *bar\nbaz*\n====",
            "Foo\nBar\n---", "- Foo\n---",
            "    a simple\n      indented code block\n\n    chunk", "  - foo\n\n      code", "Foo\n    bar", "```\naaa\n~~~\n```",
            "````\naaa\n```\n``````", "> ```\n> aaa\n\nbbb",
            "~~~~    ruby startline=3 $%@#$\ndef foo(x)\n  return 3\nend\n~~~~~~~", "``` ```\naaa", "~~~ aa ``` ~~~\nfoo\n~~~",
            "[foo]: /url \"title\"\n\n[foo] [FOO] [bar][foo]",
            "[foo]: /url 'the\ntitle'\n\n[foo]", "[Foo bar]:\n<my url>\n'title'\n\n[Foo bar]", "> # Foo\n> bar\n> baz", "> bar\nbaz\n> foo",
            "> - foo\n- bar", "> foo\n---", ">\n> foo\n>",
            "> aaa\n***\n> bbb", "1.  A paragraph\n    with two lines.\n\n        indented code\n\n    > A block quote.", "- one\n\n two",
            " -    one\n\n      two", "123456789. ok", "1234567890. no",
            "-\n  foo\n-\n  ```\n  bar\n  ```\n-\n      baz", "-\n\n  foo", "> 1. > Blockquote\ncontinued here.",
            "- foo\n  - bar\n    - baz", "10) foo\n    - bar", "- - foo", "1. - 2. foo",
            "- foo\n- bar\n+ baz", "1. foo\n2. bar\n3) baz", "The number of windows in my house is\n14.  The number of doors is 6.",
            "- a\n- b\n\n- c", "* a\n*\n\n* c", "- a\n- b\n\n  c\n- d",
            "- a\n- ```\n  b\n\n\n  ```\n- c", "- a\n  - b\n\n    c\n- d", "* foo\n  * bar\n\n  baz", "``foo`bar``", "` `` `", "` a`",
            "`foo   bar \nbaz`", "*foo`*`", "`foo``bar``",
            "*foo bar*", "a * foo bar*", "a*\"foo\"*", "foo*bar*", "5*6*78", "_foo bar_", "foo_bar_", "foo-_(bar)_", "*(**foo**)*",
            "**foo bar**", "foo**bar**", "**Gomphocarpus (*Gomphocarpus physocarpus*)**",
            "__foo, bar__", "*foo [bar](/url)*", "*foo**bar*", "***foo** bar*", "*foo **bar***", "*foo**bar**baz*", "**foo*", "***foo***",
            "*foo _bar* baz_", "**foo*bar**", "*[bar*](/url)",
            "[link](/uri \"title\")", "[link](<>)", "[link](</my uri>)", "[link](\\(foo\\))", "[link](foo(and(bar)))", "[link](/foo\\)\\:)",
            "[link](foo%20b&auml;)", "[link](/url \"title \\\"&quot;\")",
            "[link [foo [bar]]](/uri)", "[link \\[bar](/uri)", "[link *foo **bar** `#`*](/uri)", "[![moon](moon.jpg)](/uri)",
            "[foo [bar](/uri)](/uri)", "*[foo*](/uri)", "[foo`](/uri)`",
            "![foo](/url \"title\")", "![foo ![bar](/url)](/url2)", "!\\[foo]", "\\![foo](/x)",
            "<http://foo.bar.baz/test?q=hello&id=22&boolean>", "<MAILTO:FOO@BAR.BAZ>", "<foo@bar.example.com>",
            "foo  \nbar", "foo       \n     bar", "*foo  \nbar*", "`code  \nspan`", "foo\\", "foo\nbaz", "foo \n baz", "hello $.;'there",
            "Foo χρῆν", "Multiple     spaces",
        ])
    func examples(markdown: String) {
        #expect(ours(markdown) == reference(markdown))
        let author = AuthorMarkdown(topHeadingLevel: 1, allowsHTML: true)
        let hasHeading = reference(markdown).contains("<h")
        if !hasHeading {
            let rewritten = author.rewrite(.init(markdown: markdown, file: "x.md", line: 1)).string
            #expect(ours(rewritten) == reference(markdown), "\(rewritten)")
        }
    }
}
