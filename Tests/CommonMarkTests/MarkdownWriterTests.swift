import Testing

@testable import CommonMark

@Suite("Writing Markdown")
struct MarkdownWriterTests {
    @Test("a page reads well")
    func page() {
        var writer = MarkdownWriter()
        writer.heading(1) { $0.text("What a model is: AI in 2025") }
        writer.paragraph {
            $0.link(to: "../../") { $0.text("Raising Red Towers") }
            $0.text(", 2025-01-29, ")
            $0.link(to: "https://cdn.example/114.mp3?a=1&b=2") { $0.text("audio") }
            $0.text(", 1:02:11")
        }
        writer.heading(3) {
            $0.link(to: "#t=754") { $0.text("12:34") }
            $0.text(" What C# can do, R&D at AT&T (and F#)")
        }
        writer.bulletList {
            $0.item {
                $0.text("No reasoning without data ")
                $0.link(to: "#t=782") { $0.text("13:02") }
            }
            $0.item({ $0.text("snake_case_names - and a < b, 3.5 + 1!") }, nested: { $0.item { $0.text("1984. It was") } })
        }
        writer.paragraph {
            $0.strong { $0.text("大卫翁:") }
            $0.text(" 大家好，“模型”是什么？")
        }
        writer.thematicBreak()
        writer.paragraph {
            $0.text("By ")
            $0.emphasis { $0.text("Zhang Qi") }
            $0.hardBreak()
            $0.image("cover.jpg", alternative: "The [red] towers")
            $0.text(" ")
            $0.code("let x = `y`")
        }
        #expect(
            writer.markdown.string == #"""
                # What a model is: AI in 2025

                [Raising Red Towers](../../), 2025-01-29, [audio](https://cdn.example/114.mp3?a=1&b=2), 1:02:11

                ### [12:34](#t=754) What C# can do, R&D at AT&T (and F#)

                - No reasoning without data [13:02](#t=782)
                - snake_case_names - and a < b, 3.5 + 1!
                  - 1984\. It was

                **大卫翁:** 大家好，“模型”是什么？

                ***

                By *Zhang Qi*\
                ![The \[red\] towers](cover.jpg) `` let x = `y` ``

                """#)
    }

    @Test(
        "only what CommonMark could take for markup is escaped",
        arguments: [
            ("Hello, world. (It’s “fine” – isn't it?)", "Hello, world. (It’s “fine” – isn't it?)"),
            ("snake_case_names and __init__", #"snake_case_names and \_\_init\_\_"#),
            ("2 * 3", #"2 \* 3"#),
            ("a < b, <b>, <3", #"a < b, \<b>, \<3"#),
            ("AT&T, R&D, &amp; &#65; & so on", #"AT&T, R&D, \&amp; \&#65; & so on"#),
            ("[1] and ![x]", #"\[1\] and !\[x\]"#),
            ("- item", #"\- item"#), ("-5°", "-5°"), ("+ x", #"\+ x"#), ("1. x", #"1\. x"#), ("1) x", #"1\) x"#), ("1.5", "1.5"),
            ("1234567890. x", "1234567890. x"), ("# x", "\\# x"), ("#podcast", "#podcast"), ("> x", #"\> x"#), ("a > b", "a > b"),
            ("===", #"\==="#), ("---", #"\---"#), ("~~~ x", #"\~~~ x"#), ("```", #"\`\`\`"#), (#"C:\temp"#, #"C:\\temp"#),
            (" two  spaces ", "&#32;two  spaces&#32;"), ("\ttab\t", "&#9;tab&#9;"),
            ("one\ntwo", "one\ntwo"), ("one\n\ntwo", "one&#10;\ntwo"), ("one \n two", "one&#32;\n&#32;two"), ("one\n- two", "one\n\\- two"),
        ])
    func escapes(text: String, markdown: String) {
        var writer = MarkdownWriter()
        writer.paragraph { $0.text(.init(text)) }
        #expect(writer.markdown.string == markdown + "\n")
    }

    @Test("strong names hold in every script, with and without a space after them")
    func names() {
        func written(_ name: String, _ text: String) -> String {
            var writer = MarkdownWriter()
            writer.paragraph {
                $0.strong { $0.text(.init(name)) }
                $0.text(.init(text))
            }
            #expect(writer.markdown.tree == "paragraph\n  strong\n    text \(name.debugDescription)\n  text \(text.debugDescription)\n")
            return writer.markdown.string
        }
        #expect(written("大卫翁:", " 大家好") == "**大卫翁:** 大家好\n")
        #expect(written("大卫翁：", "大家好") == "**大卫翁：**&#22823;家好\n")
        #expect(written("大卫翁", "，大家好") == "**大卫翁**，大家好\n")
        #expect(written("Jo Jr.", ": Hi") == "**Jo Jr.**: Hi\n")
        #expect(written("“Jo”", "s") == "**“Jo”**&#115;\n")
        #expect(written("🎉", "x") == "**🎉**&#120;\n")
    }

    @Test("headings, items and paragraphs without content")
    func nothing() {
        var writer = MarkdownWriter()
        writer.paragraph { _ in }
        writer.bulletList { _ in }
        writer.heading(2) { _ in }
        writer.paragraph { $0.strong { $0.emphasis { _ in } } }
        writer.bulletList { $0.item { _ in } }
        writer.bulletList { $0.item { $0.text("x") } }
        writer.paragraph {
            $0.text("end")
            $0.hardBreak()
        }
        #expect(writer.markdown.string == "##\n\n-\n\n+ x\n\nend\n")
    }

    @Test("sections put together are read one after the other")
    func sections() {
        func list(_ texts: String...) -> Markdown {
            var writer = MarkdownWriter()
            writer.bulletList { list in for text in texts { list.item { $0.text(.init(text)) } } }
            writer.bulletList { $0.item { $0.text("another list") } }
            return writer.markdown
        }
        let one = list("a - b", "- c", "+ d\n- e")
        var paragraph = MarkdownWriter()
        paragraph.paragraph { $0.text("- x") }
        var whole = Markdown()
        for part in [one, one, Markdown(), paragraph.markdown, one, list("z"), one] { whole.append(part) }
        #expect(whole.tree == one.tree + one.tree + paragraph.markdown.tree + one.tree + list("z").tree + one.tree)

        var writer = MarkdownWriter()
        writer.append(one)
        writer.append(one)
        writer.bulletList { $0.item { $0.text("last") } }
        #expect(writer.markdown.tree == one.tree + one.tree + "list tight\n  item\n    paragraph\n      text \"last\"\n")
    }
}
