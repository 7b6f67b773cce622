import Diagnostics
import Testing

@testable import Templates

@Suite("Mistakes in templates are found before anything is made")
struct MistakesTests {
    static let partials = [
        "person": "<p>{{name}}</p>", "broken": "{{#x}}", "endless": "{{> endless}}", "ping": "{{> pong}}", "pong": "<i>{{> ping}}",
        "again": "{{#people}}{{> again}}{{/people}}", "layout": "{{$content}}{{/content}}{{> foot}}", "foot": "{{$footer}}{{/footer}}",
        "chapters": "{{titel}}",
    ]

    struct Mistake: Sendable, CustomTestStringConvertible {
        let template: String
        let expected: [String]
        var testDescription: String { template }

        init(_ template: String, _ expected: String...) {
            self.template = template
            self.expected = expected
        }
    }

    @Test(
        "Each with its place and what to write instead",
        arguments: [
            Mistake("<h1>{{titel}}</h1>", "page.html:1:5: there is no variable `titel` here (did you mean `title`?)"),
            Mistake("\n  {{#people}}{{nmae}}{{/people}}", "page.html:2:14: there is no variable `nmae` here (did you mean `name`?)"),
            Mistake(
                "{{name}}", "page.html:1:1: there is no variable `name` here (`people` has it: write `{{#people}}…{{/people}}` around it)"),
            Mistake("{{cover.herf}}", "page.html:1:1: `cover` has no variable `herf` (did you mean `cover.href`?)"),
            Mistake("{{cover.xyz}}", "page.html:1:1: `cover` has no variable `xyz` (it has `href`, `alternative`)"),
            Mistake(
                "{{people.name}}", "page.html:1:1: `people` is a list; it has no variable `name` (write `{{#people}}{{name}}{{/people}}`)"),
            Mistake("{{title.length}}", "page.html:1:1: `title` is a text; it has no variable `length` (write `{{title}}`)"),
            Mistake(
                "{{isExplicit}}",
                "page.html:1:1: `isExplicit` is a flag and has no text (ask about it with `{{#isExplicit}}…{{/isExplicit}}`)"),
            Mistake(
                "{{people}}",
                "page.html:1:1: `people` is a list and has no text (write `{{#people}}…{{/people}}`; what stands between is shown for each of its rows)"
            ),
            Mistake(
                "{{older}}",
                "page.html:1:1: `older` is not a text; it has variables of its own (write `{{#older}}…{{/older}}`, or one of its variables, as in `{{older.title}}`)"
            ),
            Mistake(
                "{{#older}}{{.}}{{/older}}",
                "page.html:1:11: `.` means nothing here: this is not a text, but has variables (write one of them: `title`, `href`)"),
            Mistake(
                "{{#isExplicit}}{{.}}{{/isExplicit}}", "page.html:1:16: `.` is a flag and has no text (ask about it with `{{#.}}…{{/.}}`)"),
            Mistake("{{> persn}}", "page.html:1:1: there is no partial `persn` (did you mean `person`?)"),
            Mistake("{{> partials/person.html}}", "page.html:1:1: there is no partial `partials/person.html` (did you mean `person`?)"),
            Mistake("{{> nowhere}}", "page.html:1:1: there is no partial `nowhere` (add the file Templates/partials/nowhere.html)"),
            Mistake("{{<layuot}}{{/layuot}}", "page.html:1:1: there is no partial `layuot` (did you mean `layout`?)"),
            Mistake(
                "{{<layout}}{{$contents}}{{/contents}}{{/layout}}",
                "page.html:1:12: `layout` has no block `contents` (did you mean `content`?)"),
            Mistake(
                "{{<layout}}{{$sidebar}}{{/sidebar}}{{/layout}}",
                "page.html:1:12: `layout` has no block `sidebar` (its blocks are `content`, `footer`)"),
            Mistake("{{> broken}}", "partials/broken.html:1:1: `{{#x}}` is not closed (write `{{/x}}` where it ends)"),
            Mistake(
                "{{> endless}}",
                "partials/endless.html:1:1: this includes itself without end (include it inside a section over a list or an object of the row at hand)"
            ),
            Mistake(
                "{{> ping}}",
                "partials/ping.html:1:1: this includes itself without end (include it inside a section over a list or an object of the row at hand)",
                "partials/pong.html:1:4: this includes itself without end (include it inside a section over a list or an object of the row at hand)"
            ),
            Mistake(
                "{{> again}}",
                "partials/again.html:1:12: this includes itself without end (include it inside a section over a list or an object of the row at hand)"
            ),
            Mistake(
                "{{#people}}{{> chapters}}{{/people}}{{> chapters}}",
                "partials/chapters.html:1:1: there is no variable `titel` here (did you mean `title`?)"),
            Mistake("{{title", "page.html:1:1: the tag is not closed (close it with `}}`)"),
            Mistake("{{title} and {{subtitle}}", "page.html:1:1: the tag is not closed (close it with `}}`)"),
            Mistake("{{{title}}", "page.html:1:1: the tag is not closed (close it with `}}}`)"),
            Mistake("a\n{{! a comment", "page.html:2:1: the tag is not closed (close it with `}}`)"),
            Mistake("{{}}", "page.html:1:1: the tag has no name"),
            Mistake("{{# }}{{/ }}", "page.html:1:1: the tag has no name", "page.html:1:7: the tag has no name"),
            Mistake("{{a..b}}", "page.html:1:1: `a..b` is not a name: a dot stands between two names"),
            Mistake("{{.title}}", "page.html:1:1: `.title` is not a name: a dot stands between two names"),
            Mistake(
                "{{#if title}}{{/if title}}",
                "page.html:1:1: `if title` is not a name: a name is one word (Mustache has no `if`: write `{{#title}}…{{/title}}`)",
                "page.html:1:14: `if title` is not a name: a name is one word (Mustache has no `if`: write `{{#title}}…{{/title}}`)"),
            Mistake("{{else}}", "page.html:1:1: there is no variable `else` here (Mustache has no `else`: write `{{^name}}…{{/name}}`)"),
            Mistake("{{>*name}}", "page.html:1:1: the name of a partial cannot be a variable"),
            Mistake(
                "{{=<% =}}",
                "page.html:1:1: two delimiters are needed (write them with a space between, as in `{{=<% %>=}}`; they cannot contain `=`)"),
            Mistake(
                "{{#people}}\n<p>{{/poeple}}", "page.html:1:1: `{{#people}}` is not closed (write `{{/people}}` where it ends)",
                "page.html:2:4: `{{/poeple}}` closes nothing (`{{#people}}` is open here: close it with `{{/people}}`)"),
            Mistake("{{#older}}{{#cover}}{{/older}}", "page.html:1:11: `{{#cover}}` is not closed (write `{{/cover}}` where it ends)"),
            Mistake("{{^older}}", "page.html:1:1: `{{^older}}` is not closed (write `{{/older}}` where it ends)"),
            Mistake("{{/older}}", "page.html:1:1: `{{/older}}` closes nothing"),
            Mistake("<p {{title}}>", "page.html:1:4: `title` stands inside a tag (put it into an attribute's value, in double quotes)"),
            Mistake(
                "<a href={{title}}>",
                "page.html:1:9: `title` stands in an attribute without quotes (put the attribute's value in double quotes)"),
            Mistake(
                "<a href=x{{title}}>",
                "page.html:1:10: `title` stands in an attribute without quotes (put the attribute's value in double quotes)"),
            Mistake(
                "<a title=\"{{notes}}\">",
                "page.html:1:11: `notes` is markup, which cannot stand in an attribute (use a variable that is text)"),
            Mistake(
                "<title>{{notes}}</title>", "page.html:1:8: `notes` is markup, and only text can stand here (use a variable that is text)"),
            Mistake(
                "<p hidden onClick = \"go('{{title}}')\">",
                "page.html:1:26: `title` cannot be made safe in an attribute that is a script or a style (put it into an attribute such as `data-name`, and read it from a script in `assets/`)"
            ),
            Mistake(
                "<script>let title = \"{{title}}\"</script>",
                "page.html:1:22: `title` is text, which cannot be made safe in a script or style (put it into an attribute such as `data-name`, and read it there)"
            ),
        ])
    func messages(mistake: Mistake) {
        let outcome = render(mistake.template, EpisodeData.episode, partials: Self.partials, isMarkup: true)
        let messages = outcome.diagnostics.map { diagnostic in
            let place = diagnostic.location
            let file = place.file.dropFirst("Templates/".count)
            return "\(file):\(place.line ?? 0):\(place.column ?? 0): \(diagnostic.message)" + (diagnostic.hint.map { " (\($0))" } ?? "")
        }
        #expect(messages == mistake.expected)
        #expect(outcome.page == nil)
    }

    @Test("Text beside a layout's blocks is dropped, with a warning")
    func besideBlocks() {
        let outcome = render("{{<layout}}\nHello\n{{$content}}x{{/content}}\n{{/layout}}", EpisodeData.episode, partials: Self.partials)
        #expect(outcome.page == "x")
        #expect(outcome.diagnostics.map(\.name) == ["template-outside-block"])
        #expect(outcome.diagnostics.first?.location.line == 2)
    }

    @Test("A mistake in a partial says where the partial is included")
    func notes() throws {
        let outcome = render("<p>\n{{> chapters}}", EpisodeData.episode, partials: Self.partials)
        let note = try #require(outcome.diagnostics.first?.notes.first)
        #expect(note.location.file == "Templates/page.html" && note.location.line == 2)
    }

    @Test("All mistakes of a page are reported at once")
    func together() {
        let outcome = render("{{a}}{{> b}}{{#people}}{{c}}{{/people}}{{people}}", EpisodeData.episode)
        #expect(outcome.names == ["template-variable", "template-partial", "template-variable", "template-value"])
    }

    @Test("Depths that no theme needs are mistakes, not crashes")
    func depth() {
        let sections = String(repeating: "{{#title}}", count: 2_000) + String(repeating: "{{/title}}", count: 2_000)
        #expect(render(sections, EpisodeData.episode).names == ["template-tag"])
        var chain: [String: String] = [:]
        for index in 0..<1_000 { chain["p\(index)"] = "{{> p\(index + 1)}}" }
        #expect(render("{{> p0}}", EpisodeData.episode, partials: chain).names == ["template-endless"])
        #expect(render("{{title", EpisodeData.episode).page == nil)
    }

    @Test("Bytes that are not UTF-8 are named with their place")
    func encoding() {
        var diagnostics = Diagnostics()
        _ = Template(Theme.File(path: "x.html", bytes: Array("<p>\nab".utf8) + [0xFF, 0x41], isSitesOwn: true), reporting: &diagnostics)
        #expect(diagnostics.all.map(\.name) == ["template-not-text"])
        #expect(diagnostics.all.first?.location.line == 2 && diagnostics.all.first?.location.column == 3)
    }
}
