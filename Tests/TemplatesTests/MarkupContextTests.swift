import Testing

@testable import Templates

@Suite("Where in the markup a template has come to")
struct MarkupContextTests {
    @Test(
        "is followed through tags, attributes, comments and scripts",
        arguments: [
            ("", MarkupContext.State.element), ("<p>a", .element), ("<p", .tagName), ("<p ", .tag), ("<p class", .tag),
            ("<p class=", .beforeValue),
            ("<p class = ", .beforeValue), ("<p class=\"a", .quotedValue(0x22)), ("<p class='a\"b", .quotedValue(0x27)),
            ("<p class=\"a>b\" ", .tag),
            ("<p class=a", .unquotedValue), ("<p class=a b", .tag), ("<p class=a>b", .element), ("<br/>a", .element), ("<br / ", .tag),
            ("</p", .tagName), ("</p>a", .element), ("1 < 2", .element), ("1 <2 a=b", .element), ("<<p ", .tag),
            ("<!DOCTYPE html>a", .element),
            ("<!-- <p class=", .comment), ("<!-- a -- b -> c", .comment), ("<!-- a --->b", .element), ("<!-->a", .element),
            ("<!-- a -- >", .comment),
            ("<script>let a = '<p class=", .rawText),
            ("<SCRIPT src=\"x\">a</scr</script >b", .element), ("<style>p > a {", .rawText), ("<title>a <b> c", .onlyText),
            ("<title>a</title>b", .element),
            ("<textarea><</textarea", .tag), ("<scripted>a", .element),
        ])
    func states(markup: String, expected: MarkupContext.State) {
        var context = MarkupContext()
        context.advance(over: Array(markup.utf8)[...])
        #expect(context.state == expected)
    }

    @Test(
        "holds across sections, partials and blocks",
        arguments: [
            "<p{{#subtitle}} title=\"{{subtitle}}\"{{/subtitle}}>{{title}}</p>",
            "{{#subtitle}}<a href=\"{{subtitle}}{{/subtitle}}{{^subtitle}}<a href=\"{{title}}{{/subtitle}}\">{{notes}}</a>",
            "<a href={{> quoted}}>{{notes}}</a>", "<!-- {{title}} -->{{notes}}", "<p data-on=\"{{title}}\" lang='{{title}}'>",
            "<input disabled value=\"{{title}}\" once>", "<title>{{title}}</title>{{notes}}",
            "{{<layout}}{{$class}}{{title}}{{/class}}{{$body}}{{notes}}{{/body}}{{/layout}}",
        ])
    func flow(template: String) {
        let partials = ["quoted": "\"{{title}}\"", "layout": "<body class=\"{{$class}}{{/class}}\">{{$body}}{{/body}}</body>"]
        #expect(render(template, EpisodeData.episode, partials: partials, isMarkup: true).names == [])
    }

    @Test("A block is judged by the place that it goes to")
    func blocks() {
        let layout = ["layout": "<body class=\"{{$class}}{{/class}}\" {{$attributes}}{{/attributes}}>"]
        #expect(
            render("{{<layout}}{{$class}}{{notes}}{{/class}}{{/layout}}", EpisodeData.episode, partials: layout, isMarkup: true).names
                == ["template-context"])
        #expect(
            render("{{<layout}}{{$attributes}}{{title}}{{/attributes}}{{/layout}}", EpisodeData.episode, partials: layout, isMarkup: true)
                .names
                == ["template-context"])
    }
}
