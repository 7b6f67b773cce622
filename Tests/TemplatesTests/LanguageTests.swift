import Testing

/// The essential cases of the language, where its own are not at hand.
@Suite("The Mustache language")
struct LanguageTests {
    @Test(
        "Comments, delimiters and white space",
        arguments: [
            ("1{{! a\n comment }}2", "12"), ("a\n  {{! alone }}\nb", "a\nb"), ("a\n{{!\n alone\n}}\nb", "a\nb"),
            ("  1 {{! x }}\n", "  1 \n"),
            ("{{=<% %>=}}<%title%> {{title}}", "T {{title}}"), ("{{=| |=}}|#title|y|/title||={{ }}=|{{title}}", "yT"),
            ("{{= [ ] =}}[title]", "T"),
            ("{{=<% %>=}}\n<%={{ }}=%>\n{{title}}", "T"), ("{{ title }}{{{ title }}}{{& title }}", "TTT"),
            ("{ {title}} }}", "{ {title}} }}"),
            ("{{#title}}\n  a\n{{/title}}\n", "  a\n"), ("  {{#title}}\n a\n  {{/title}}\nb", " a\nb"),
            (" {{#title}}a{{/title}}\n", " a\n"),
            ("{{#title}}\r\na\r\n{{/title}}\r\n", "a\r\n"), ("a {{#title}} \n b {{/title}} c", "a  \n b  c"),
            ("{{#title}}{{^none}}\nx\n{{/none}}{{/title}}\n", "x\n"),
            ("{{#title}} {{/title}}\n", " \n"), ("{{# title }}a{{/ title }}", "a"),
        ])
    func text(template: String, expected: String) throws {
        let outcome = render(template, JSONValue.object(["title": .text("T"), "none": .null]).root)
        #expect(outcome.page == expected, "\(outcome.diagnostics)")
    }

    @Test(
        "Partials, parents and blocks",
        arguments: [
            ("[{{> p}}]", "[a\nb\n]"), ("  {{> p}}\n", "  a\n  b\n"), (" |{{> p}}|\n", " |a\nb\n|\n"),
            ("  {{> nested}}\n", "    a\n    b\n  c\n"),
            ("  {{> inline}}\n", "  (a\nb\n)\n"), ("{{> change}}{{title}}", "T.T"), ("{{<q}}{{/q}}\n", "[d]"),
            ("{{<q}}{{$x}}1{{/x}}{{/q}}|{{<q}}{{$x}}2{{/x}}{{/q}}", "[1]|[2]"),
            ("  {{<p}}{{/p}}\n", "  a\n  b\n"), ("{{<r}}{{$x}}c{{/x}}{{/r}}", "[c]"), ("{{<r}}{{/r}}", "[r]"),
            ("{{<lines}}{{$x}}\n    1\n      2\n{{/x}}{{/lines}}", "<\n  1\n    2\n>\n"),
            ("{{<lines}}{{$x}}1{{/x}}{{/lines}}", "<\n  1>\n"), ("{{<lines}}{{/lines}}", "<\n  d\n>\n"), ("{{$x}}{{title}}{{/x}}", "T"),
            ("{{<scope}}{{$x}}{{title}}{{/x}}{{/scope}}", "inner"),
        ])
    func parts(template: String, expected: String) throws {
        let partials = [
            "p": "a\nb\n", "nested": "  {{> p}}\nc\n", "inline": "({{> p}})\n", "change": "{{=| |=}}|title|.", "q": "[{{$x}}d{{/x}}]",
            "r": "{{<q}}{{$x}}r{{/x}}{{/q}}", "lines": "<\n{{$x}}\n  d\n{{/x}}\n>\n", "scope": "{{#inner}}{{$x}}{{/x}}{{/inner}}",
        ]
        let data = JSONValue.object(["title": .text("T"), "inner": .object(["title": .text("inner")])])
        let outcome = render(template, data.root, partials: partials)
        #expect(outcome.page == expected, "\(outcome.diagnostics)")
    }
}
