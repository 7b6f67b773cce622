import Markup
import Podcast
import Testing

@testable import Templates

@Suite("A template filled with a page's values")
struct RenderingTests {
    private func page(_ template: String, partials: [String: String] = [:]) throws -> String {
        let outcome = render(template, EpisodeData.episode, partials: partials, isMarkup: true)
        return try #require(outcome.page, "\(outcome.diagnostics)")
    }

    @Test(
        "The type of a value decides about escaping, not the number of braces",
        arguments: [
            ("{{title}}", "What a model is: AI &amp; &lt;us&gt;"),
            ("{{{title}}}", "What a model is: AI &amp; &lt;us&gt;"),
            ("{{&title}}", "What a model is: AI &amp; &lt;us&gt;"),
            ("{{notes}}", "<p>See <em>this</em>.</p>"),
            ("{{{notes}}}", "<p>See <em>this</em>.</p>"),
            (#"<img alt="{{cover.alternative}}">"#, #"<img alt="A red &quot;tower&quot;">"#),
        ])
    func escaping(template: String, expected: String) throws {
        #expect(try page(template) == expected)
    }

    @Test(
        "A section is shown where there is something, an inverted one where there is nothing",
        arguments: [
            ("{{#title}}yes{{/title}}{{^title}}no{{/title}}", "yes"),
            ("{{#subtitle}}yes{{/subtitle}}{{^subtitle}}no{{/subtitle}}", "no"),
            ("{{#notes}}yes{{/notes}}{{^notes}}no{{/notes}}", "yes"),
            ("{{#isExplicit}}yes{{/isExplicit}}{{^isExplicit}}no{{/isExplicit}}", "yes"),
            ("{{#older}}yes{{/older}}{{^older}}no{{/older}}", "yes"),
            ("{{#newer}}yes{{/newer}}{{^newer}}no{{/newer}}", "no"),
            ("{{#newer.title}}yes{{/newer.title}}{{^newer.title}}no{{/newer.title}}", "no"),
            ("{{#people}}{{#links}}yes{{/links}}{{^links}}no{{/links}}{{/people}}", "nono"),
            ("[{{subtitle}}][{{newer.title}}][{{older.title}}]", "[][][The one before]"),
        ])
    func presence(template: String, expected: String) throws {
        #expect(try page(template) == expected)
    }

    @Test(
        "Names are looked for from the inside out, and a row's own come first",
        arguments: [
            ("{{#older}}{{title}}: {{cover.href}}{{/older}}", "The one before: cover.jpg"),
            ("{{#people}}{{name}}{{#role}} ({{role}}){{/role}} {{/people}}", "Zhang Qi (guest) Da Wei "),
            ("{{#people}}{{#portrait}}{{href}} of {{name}}{{/portrait}}{{/people}}", "zhang.jpg of Zhang Qi"),
            ("{{#people}}[{{portrait.href}}]{{/people}}", "[zhang.jpg][]"),
            ("{{#tags}}{{.}}{{^isLast}}, {{/isLast}}{{/tags}}", "AI, history, R&amp;D"),
            ("{{#title}}{{.}}{{/title}}", "What a model is: AI &amp; &lt;us&gt;"),
            ("{{#cover.href}}{{.}} {{title}}{{/cover.href}}", "cover.jpg What a model is: AI &amp; &lt;us&gt;"),
        ])
    func context(template: String, expected: String) throws {
        #expect(try page(template) == expected)
    }

    @Test("Tags that stand alone leave no blank lines, and partials are indented as they stand")
    func whitespace() throws {
        let template = """
            <ul>
            {{#people}}
              {{! one person }}
                {{> person}}
            {{/people}}
            </ul>

            """
        let person = """
            <li>
              {{name}}

            </li>

            """
        #expect(
            try page(template, partials: ["person": person])
                == "<ul>\n    <li>\n      Zhang Qi\n\n    </li>\n    <li>\n      Da Wei\n\n    </li>\n</ul>\n")
    }

    @Test("What a podcaster types is never indented by a partial")
    func valuesAreNotIndented() {
        let outcome = render("  {{> title}}\n", EpisodeData.titled("one\ntwo"), partials: ["title": "<pre>{{title}}</pre>\n"])
        #expect(outcome.page == "  <pre>one\ntwo</pre>\n")
    }

    @Test("A page inherits from a layout, fills its blocks, and leaves others as they are")
    func inheritance() throws {
        let layout = """
            <title>{{$title}}The show{{/title}}</title>
            <main>
              {{$content}}{{/content}}
            </main>
            {{> footer}}

            """
        let page = """
            {{! The page of an episode. }}
            {{<layout}}
            {{$title}}{{title}}{{/title}}
            {{$content}}
            <h1>{{title}}</h1>
            {{#people}}
            <p>{{name}}</p>
            {{/people}}
            {{/content}}
            {{/layout}}

            """
        let footer = "<footer>{{$footer}}The end{{/footer}}</footer>\n"
        #expect(
            try self.page(page, partials: ["layout": layout, "footer": footer]) == """
                <title>What a model is: AI &amp; &lt;us&gt;</title>
                <main>
                  <h1>What a model is: AI &amp; &lt;us&gt;</h1>
                  <p>Zhang Qi</p>
                  <p>Da Wei</p>

                </main>
                <footer>The end</footer>

                """)
        let short = "{{<layout}}{{$footer}}Bye{{/footer}}{{/layout}}"
        #expect(try self.page(short, partials: ["layout": layout, "footer": footer]).hasSuffix("<footer>Bye</footer>\n"))
    }

    @Test("A block that fills a block of its own name shows its own default")
    func blockInItself() throws {
        let page = "{{<outer}}{{$a}}[{{$a}}inner{{/a}}]{{/a}}{{/outer}}"
        #expect(try self.page(page, partials: ["outer": "<{{$a}}default{{/a}}>"]) == "<[inner]>")
    }

    @Test("A menu whose entries have menus is shown to any depth")
    func tree() {
        let entry = Shape("entry", [.text("title", ""), .list("entries", .enclosing, "")])
        func menu(_ title: String, _ entries: [Object] = []) -> Object {
            Object(entry, ["title": .text(title), "entries": .list(entries)])
        }
        let root = menu("A", [menu("B", [menu("C"), menu("D", [menu("E")])]), menu("F")])
        let partial = "{{title}}\n{{#entries}}\n  {{> entry}}\n{{/entries}}\n"
        #expect(render("{{> entry}}\n", root, partials: ["entry": partial]).page == "A\n  B\n    C\n    D\n      E\n  F\n")
    }

    @Test("The text of a section is the item in a partial, too, however deep in a tree")
    func itemInPartial() {
        let entry = Shape("entry", [.text("title", ""), .list("entries", .enclosing, "")])
        let leaf = Object(entry, ["title": .text("B")])
        let root = Object(entry, ["title": .text("A"), "entries": .list([leaf])])
        let partials = ["entry": "{{#title}}{{> item}}{{/title}}{{#entries}}{{> entry}}{{/entries}}", "item": "<{{.}}>"]
        #expect(render("{{> entry}}", root, partials: partials).page == "<A><B>")
        #expect(render("{{#entries}}{{#title}}{{> item}}{{/title}}{{/entries}}", root, partials: partials).page == "<B>")
    }

    @Test("Values may come in any order, and from a list made before")
    func valueOrder() {
        let shape = Shape("three", [.text("a", ""), .text("b", ""), .flag("c", "")])
        let inOrder = Object(shape, ["c": .flag(true), "a": .text("1"), "b": .text("2")])
        let collected = Object(
            shape, [(name: "b", value: Value.text("2")), (name: "a", value: .text("1")), (name: "c", value: .flag(true))])
        for object in [inOrder, collected] { #expect(render("{{a}}{{b}}{{#c}}3{{/c}}", object).page == "123") }
    }

    @Test("A shape without variables is a frame like others")
    func emptyShape() {
        let empty = Shape("empty", [])
        let root = Shape("root", [.text("title", ""), .object("nothing", empty, ""), .list("rows", empty, "")])
        let object = Object(
            root, ["title": .text("T"), "nothing": .object(Object(empty, [:])), "rows": .list([Object(empty, [:]), Object(empty, [:])])])
        #expect(render("{{#nothing}}{{#rows}}{{title}}{{/rows}}{{/nothing}}", object).page == "TT")
        #expect(render("x", Object(empty, [:])).page == "x")
    }

    @Test("A byte order mark, CRLF and a missing last newline do no harm")
    func lineEnds() throws {
        #expect(try page("\u{FEFF}{{#isExplicit}}\r\n<p>\r\n{{/isExplicit}}\r\n</p>") == "<p>\r\n</p>")
    }
}
