import Testing

@testable import Content

@Suite("YAML that cannot be read is explained to someone who never wanted to know YAML")
struct YAMLMistakeTests {
    @Test(
        "a value that needs quotes",
        arguments: [
            Mistake(
                "title: Models: what they are",
                "2:14: error: a colon with a space after it cannot stand in a text without quotes [invalid-yaml] (write `title: \"Models: what they are\"`)"
            ),
            Mistake(
                "title: He said \"no\": why",
                "2:20: error: a colon with a space after it cannot stand in a text without quotes [invalid-yaml] (write `title: 'He said \"no\": why'`)"
            ),
            Mistake(
                "title: What's \"new\": all",
                "2:20: error: a colon with a space after it cannot stand in a text without quotes [invalid-yaml] (write `title: \"What's \\\"new\\\": all\"`)"
            ),
            Mistake(
                "title: “AI: what now”",
                "2:11: error: curly quotes are no quotes in YAML, so this colon cannot stand in the text [invalid-yaml] (write `title: \"AI: what now\"`)"
            ),
            Mistake(
                "chapters:\n  - {title: Models: what they are, start: 1:00}",
                "3:19: error: a colon with a space after it cannot stand in a text without quotes [invalid-yaml] (write `title: \"Models: what they are\"`)"
            ),
            Mistake(
                "chapters:\n  - title: Models: what they are",
                "3:18: error: a colon with a space after it cannot stand in a text without quotes [invalid-yaml] (write `title: \"Models: what they are\"`)"
            ),
            Mistake(
                "summary: We talk about\n  this one: and that",
                "3:11: error: a colon with a space after it cannot stand in a text without quotes [invalid-yaml] (put the whole text in quotes, or write `summary: >-` and the text in the lines below it)"
            ),
            Mistake(
                "title: @jo on stage",
                "2:8: error: a value that begins with @ needs quotes around it [invalid-yaml] (write `title: \"@jo on stage\"`)"),
            Mistake(
                "people: [@jo, da-wei]", "2:10: error: a value that begins with @ needs quotes around it [invalid-yaml] (write `\"@jo\"`)"),
            Mistake(
                "title: `let` and `var`",
                "2:8: error: a value that begins with ` needs quotes around it [invalid-yaml] (write `title: \"`let` and `var`\"`)"),
            Mistake(
                "title: %s and other bugs",
                "2:8: error: a value that begins with % needs quotes around it [invalid-yaml] (write `title: \"%s and other bugs\"`)"),
            Mistake(
                "title: *Really* good",
                "2:8: error: a value that begins with * needs quotes around it [invalid-yaml] (write `title: \"*Really* good\"`)"),
            Mistake(
                "title: *Really good",
                "2:8: error: a value that begins with * needs quotes around it [invalid-yaml] (write `title: \"*Really good\"`)"),
            Mistake(
                "title: & Friends",
                "2:8: error: a value that begins with & needs quotes around it [invalid-yaml] (write `title: \"& Friends\"`)"),
            Mistake(
                "title: &co is not a company",
                "2:8: error: a value that begins with & needs quotes around it [invalid-yaml] (write `title: \"&co is not a company\"`)"),
            Mistake(
                "title: !Achtung Baby",
                "2:8: error: a value that begins with ! needs quotes around it [invalid-yaml] (write `title: \"!Achtung Baby\"`)"),
            Mistake(
                "title: - 5 degrees",
                "2:8: error: a value that begins with - needs quotes around it [invalid-yaml] (write `title: \"- 5 degrees\"`; the items of a list begin in the line below `title:`)"
            ),
            Mistake(
                "title: ? the riddle",
                "2:8: error: a value that begins with ? needs quotes around it [invalid-yaml] (write `title: \"? the riddle\"`)"),
            Mistake(
                "title: , and then",
                "2:8: error: a value that begins with , needs quotes around it [invalid-yaml] (write `title: \", and then\"`)"),
            Mistake(
                "summary: >not a quote",
                "2:10: error: a value that begins with > needs quotes around it [invalid-yaml] (write `summary: \">not a quote\"`)"),
            Mistake(
                "title: [Bonus] A train",
                "2:8: error: a value that begins with [ needs quotes around it [invalid-yaml] (write `title: \"[Bonus] A train\"`)"),
            Mistake(
                "chapters:\n  - {title: What's [this], start: 1:00}",
                "3:20: error: a [ cannot stand in a text without quotes here [invalid-yaml] (put the whole text in quotes, for within { } and [ ] these end it: , [ ] { })"
            ),
            Mistake(
                "title: \"C:\\Users\"",
                "2:13: error: a backslash within double quotes means something else to YAML [invalid-yaml] (write it twice, or put the text in single quotes: '…')"
            ),
            Mistake(
                "%title: x", "2:1: error: a line cannot begin with % [invalid-yaml] (write a key before it, like `title: \"% …\"`)"),
        ])
    func quotes(mistake: Mistake) {
        #expect(read(.episode, mistake.written).said == mistake.said)
    }

    @Test(
        "quotes and brackets that are not closed, or closed too early",
        arguments: [
            Mistake(
                "title: \"A train\ndate: 2025-01-01",
                "2:8: error: this quote is never closed [invalid-yaml] (write `title: \"A train\"`)"),
            Mistake(
                "title: \"A train\ndate: 2025-01-01\nsummary: \"Where it goes.\"\nnumber: 2",
                "2:8: error: this quote is never closed [invalid-yaml] (write `title: \"A train\"`)"),
            Mistake(
                "title: 'Tis the season\ndate: 2025-12-24",
                "2:8: error: this quote is never closed [invalid-yaml] (write `title: 'Tis the season'`, or, if it is an apostrophe, `title: \"'Tis the season\"`)"
            ),
            Mistake(
                "people: [\"Jo, da-wei]\ndate: 2025-12-24",
                "2:10: error: this quote is never closed [invalid-yaml] (put the same quote at the end of the text)"),
            Mistake(
                "title: \"A\" and B", "2:12: error: there is text after the closing quote [invalid-yaml] (write `title: '\"A\" and B'`)"),
            Mistake(
                "title: 'It's fine'", "2:12: error: there is text after the closing quote [invalid-yaml] (write `title: \"It's fine\"`)"),
            Mistake(
                "title: \"He said \"no\"\"",
                "2:18: error: there is text after the closing quote [invalid-yaml] (write `title: 'He said \"no\"'`)"),
            Mistake(
                "tags: [ai, food\ntitle: x\ndate: 2025-01-01",
                "2:7: error: this [ is never closed [invalid-yaml] (write `tags: [ai, food]`, or `tags: \"[ai, food\"` if it is text)"),
            Mistake(
                "people: {person: jo, role: guest\ndate: 2025-01-01",
                "2:9: error: this { is never closed [invalid-yaml] (write `people: {person: jo, role: guest}`, or `people: \"{person: jo, role: guest\"` if it is text)"
            ),
            Mistake(
                "people:\n  - {person: jo, role: guest\naudio: {url: x}",
                "3:5: error: this { is never closed [invalid-yaml] (write `{person: jo, role: guest}`, or `\"{person: jo, role: guest\"` if it is text)"
            ),
            Mistake(
                "people: [\n  - jo",
                "2:9: error: this [ is never closed [invalid-yaml] (write `people: []`, or `people: \"[\"` if it is text)"),
            Mistake(
                "audio: {\n  url: a: b\n}",
                "3:9: error: a colon with a space after it cannot stand in a text without quotes [invalid-yaml] (write `url: \"a: b\"`)"),
            Mistake("audio: {file:[a]}", "2:13: error: a space is missing after this colon [invalid-yaml] (put a space after it)"),
            Mistake(
                "tags:\n  - episode #5: all\n    more",
                "3:13: error: a # after a space begins a comment, so the value ends here [invalid-yaml] (put the whole value in quotes: `\"episode #5: all\"`)"
            ),
            Mistake(
                "tags: [ai,, food]",
                "2:11: error: a value is missing here [invalid-yaml] (remove one of the commas, or write a value between them)"),
            Mistake(
                "tags: [c #, f #]",
                "2:10: error: a # after a space begins a comment, so the value ends here [invalid-yaml] (put the whole value in quotes: `\"c #\"`)"
            ),
            Mistake(
                "summary: We talk about #metoo\n  and others",
                "2:24: error: a # after a space begins a comment, so the value ends here [invalid-yaml] (put the whole value in quotes: `summary: \"We talk about #metoo\"`)"
            ),
        ])
    func closing(mistake: Mistake) {
        #expect(read(.episode, mistake.written).said == mistake.said)
    }

    @Test(
        "lines that cannot stand where they are",
        arguments: [
            Mistake(
                "people:\n\t- jo",
                "3:1: error: YAML cannot be indented with a tab [invalid-yaml] (put spaces in its place, two for each step)"),
            Mistake(
                "chapters:\n  - start: 1:00\n\ttitle: A train",
                "4:1: error: YAML cannot be indented with a tab [invalid-yaml] (put spaces in its place, two for each step)"),
            Mistake(
                "summary: >-\n\tA text.",
                "3:1: error: YAML cannot be indented with a tab [invalid-yaml] (put spaces in its place, two for each step)"),
            Mistake(
                "title: A train\n  date: 2025-01-01",
                "3:3: error: this key does not begin in the same column as the keys above it [invalid-yaml] (let `date` begin right below `title`, or, if the line is part of the text above it, put the whole text in quotes)"
            ),
            Mistake(
                "  title: A train\ndate: 2025-01-01",
                "3:1: error: this key does not begin in the same column as the keys above it [invalid-yaml] (let `date` begin right below `title`)"
            ),
            Mistake(
                "chapters:\n  - title: A train\n   start: 1:00",
                "4:4: error: this key does not begin in the same column as the keys above it [invalid-yaml] (let `start` begin right below `title`)"
            ),
            Mistake(
                "chapters:\n  - title: A train\n    start: 1:00\n number: 2",
                "5:2: error: this key does not begin in the same column as the keys above it [invalid-yaml] (let `number` begin in the column of the key that it belongs beside)"
            ),
            Mistake(
                "people:\n  - jo\n - da-wei",
                "4:2: error: this item does not begin in the same column as the items above it [invalid-yaml] (let every `-` of a list begin in the same column)"
            ),
            Mistake(
                "title: A train\n- jo",
                "3:1: error: a list item stands here, where a key is expected [invalid-yaml] (write the key that the list belongs to in a line above it, like `people:`)"
            ),
            Mistake(
                "title:A train\ndate: 2025-01-01", "2:6: error: a space is missing after this colon [invalid-yaml] (write `title: A train`)"
            ),
            Mistake(
                "date: 2025-01-01\ntitle:A train\nnumber: 1",
                "3:6: error: a space is missing after this colon [invalid-yaml] (write `title: A train`)"),
            Mistake(
                "summary: All of it is at\nhttps://a.example\nnumber: 1",
                "3:1: error: this line has no key [invalid-yaml] (write one with a colon and a space after it, like `title: …`; the further lines of a text begin with two spaces)"
            ),
            Mistake(
                "date: 2025-01-01\ntitle：大模型是什么\nnumber: 1",
                "3:6: error: a full-width colon does not end a key [invalid-yaml] (write `title: 大模型是什么`)"),
            Mistake(
                "title:\u{A0}A train\ndate: 2025-01-01",
                "2:6: error: the space after this colon is not an ordinary one [invalid-yaml] (write `title: A train`)"),
            Mistake(
                "summary: We talk\nabout things\ndate: 2025-01-01",
                "3:1: error: this line has no key [invalid-yaml] (write one with a colon and a space after it, like `title: …`; the further lines of a text begin with two spaces)"
            ),
            Mistake(
                "[a, b]: c",
                "2:1: error: this is a list or a mapping, where a key is expected [invalid-yaml] (write a key before it, like `tags: [ai, food]`)"
            ),
            Mistake(
                "number: 1 # the first\u{2028}of all\ntitle: A train",
                "2:22: error: an invisible line break stands here [invalid-yaml] (delete it, and type a space in its place)"),
            Mistake(
                "date: 2025-01-01\nlinks:\n  The C # book: https://a.example\n  Paper: https://b.example",
                "4:9: error: a # after a space begins a comment, so this key has no colon [invalid-yaml] (put the whole key in quotes: `\"The C # book\": …`)"
            ),
            Mistake("title: A\u{1}B", "2:9: error: an invisible control character (U+0001) stands here [invalid-yaml] (delete it)"),
            Mistake("title: A\n--- x", "3:1: error: a second YAML document begins here [invalid-yaml] (remove the line of `---`)"),
        ])
    func lines(mistake: Mistake) {
        #expect(read(.episode, mistake.written).said == mistake.said)
    }

    @Test("The place is that of the file, whatever its line ends and letters are")
    func place() {
        for lineEnd in ["\n", "\r\n", "\r"] {
            let said = read(.episode, "subtitle: 大模型🏮\(lineEnd)title: 模型: 是什么").said
            #expect(
                said == [
                    "3:10: error: a colon with a space after it cannot stand in a text without quotes [invalid-yaml] (write `title: \"模型: 是什么\"`)"
                ])
        }
    }

    @Test("A mistake in a line of thousands of characters shows no thousands of characters")
    func longLine() {
        let said = read(.episode, "title: \(String(repeating: "word ", count: 4_000)): x").said
        #expect(
            said == [
                "2:20008: error: a colon with a space after it cannot stand in a text without quotes [invalid-yaml] (put the whole value in quotes: `title: \"Models: what they are\"`)"
            ])
        let quoted = read(.episode, "title: \"\(String(repeating: "word ", count: 70))").said
        #expect(quoted.allSatisfy { $0.utf8.count < 200 })
    }
}
