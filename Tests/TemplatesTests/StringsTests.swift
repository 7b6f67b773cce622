import Diagnostics
import Podcast
import Testing

@testable import Templates

@Suite("The theme's strings")
struct StringsTests {
    private func catalog(_ files: [String: String]) -> (catalog: StringCatalog, diagnostics: [Diagnostic]) {
        var diagnostics = Diagnostics()
        let overrides = Dictionary(uniqueKeysWithValues: files.map { ("strings/\($0.key)", Array($0.value.utf8)) })
        let catalog = StringCatalog(Theme(overrides: overrides), reporting: &diagnostics)
        return (catalog, diagnostics.sorted())
    }

    private func strings(_ tag: String, _ files: [String: String] = [:]) -> Strings {
        catalog(files).catalog.strings(for: Language(tag)!)
    }

    @Test("The defaults hold no mistake, and every language has twelve months")
    func defaults() {
        #expect(catalog([:]).diagnostics.isEmpty)
        for tag in ["en", "zh-Hans", "zh-Hant", "ar"] {
            #expect(strings(tag).list("months").count == 12)
        }
    }

    @Test(
        "A language that there is not falls back to one near it, then to English",
        arguments: [
            ("en-GB", "Chapters"), ("zh-TW", "章節"), ("zh", "章节"), ("zh-CN", "章节"), ("zh-Hant-HK", "章節"), ("ar-EG", "الفصول"),
            ("de", "Chapters"),
        ])
    func fallbacks(tag: String, expected: PlainText) {
        #expect(strings(tag).text("chapters") == expected)
    }

    @Test("A site changes a word with a file that holds that line alone")
    func oneWord() {
        let files = ["en.yml": "chapters: Parts\n", "zh-Hans.yml": "notes: 备注", "de.yml": "chapters: Kapitel"]
        #expect(strings("en", files).text("chapters") == "Parts" && strings("en", files).text("notes") == "Show notes")
        #expect(strings("zh-CN", files).text("notes") == "备注" && strings("zh-CN", files).text("chapters") == "章节")
        #expect(strings("de-AT", files).text("chapters") == "Kapitel" && strings("de-AT", files).text("notes") == "Show notes")
        #expect(catalog(files).diagnostics.isEmpty)
    }

    @Test("One plural form can be changed alone; a number from English keeps English forms")
    func pluralForms() {
        let files = ["en.yml": "episodes.one: \"just one\"", "ru.yml": "chapters: Главы"]
        #expect(strings("en", files).format("episodes", ["count": 1]) == "just one")
        #expect(strings("en", files).format("episodes", ["count": 21]) == "21 episodes")
        // In Russian 21 would have the form `one`.
        #expect(strings("ru", files).format("episodes", ["count": 21]) == "21 episodes")
    }

    @Test("Placeholders are filled in, in any order, and what fills them is not looked at again")
    func placeholders() {
        #expect(strings("en").format("pageOf", ["count": 5, "number": 2]) == "Page 2 of 5")
        #expect(strings("en").format("with", ["names": "{count}"]) == "with {count}")
        #expect(
            strings("en", ["en.yml": "with: \"{} {names {names} { names }\""]).format("with", ["names": "Jo"]) == "{} {names Jo { names }")
    }

    @Test("Roles that there is no word for are not found")
    func roles() {
        #expect(strings("en").find("role.guest") == "guest")
        #expect(strings("en").find("role.juggler") == nil)
    }

    @Test("Templates reach the strings that need no values, and lists")
    func object() {
        let (catalog, _) = catalog(["en.yml": "mine: My own"])
        let root = Shape("page", [.object("strings", catalog.shape, "")])
        func page(_ template: String, _ tag: String) -> Outcome {
            render(template, Object(root, ["strings": .object(catalog.strings(for: Language(tag)!).object)]))
        }
        #expect(page("{{strings.chapters}} {{strings.mine}}", "en").page == "Chapters My own")
        #expect(page("{{strings.chapters}} {{strings.mine}}", "ar").page == "الفصول My own")
        #expect(page("{{#strings.months}}{{.}} {{/strings.months}}", "en").page?.hasPrefix("January February ") == true)
        #expect(page("{{strings.chapers}}", "en").diagnostics.first?.hint == "did you mean `strings.chapters`?")
        #expect(page("{{strings.pageOf}}", "en").page == nil)
    }

    @Test(
        "What YAML means by a line",
        arguments: [
            ("a: b", "b"), ("a:   b c  ", "b c"), ("a: b # c", "b"), ("a: b#c", "b#c"), ("a: \"b: c # d\" # e", "b: c # d"),
            ("a: 'it''s'", "it's"),
            (#"a: "\"x\" \\ \n \u00e9 \x41""#, "\"x\" \\ \n é A"), ("a: b:c", "b:c"), ("a: it's", "it's"), ("a: ''", ""), ("a: -b", "-b"),
            ("a: ?b", "?b"), ("a: b\r", "b"), ("---\na: b", "b"), ("\u{FEFF}a: b", "b"), ("a: [b, 'c, d', \"e\"]", "b|c, d|e"),
            ("a: [b, ]", "b"), ("a: []", ""),
        ])
    func lines(line: String, expected: String) {
        var diagnostics = Diagnostics()
        let entries = StringsFile.entries(in: SourceText(path: "en.yml", text: line), reporting: &diagnostics)
        #expect(diagnostics.isEmpty)
        #expect(entries.map(\.key) == ["a"])
        #expect(entries.first?.texts.map(\.string).joined(separator: "|") == expected)
    }

    @Test(
        "Each mistake has its place, and what to write instead",
        arguments: [
            (
                "en.yml", "chapters Parts",
                "1:1 strings-line: this is not a string (write `key: text`; a key has letters, digits, `.`, `-` and `_`)"
            ),
            (
                "en.yml", "chapters:Parts",
                "1:1 strings-line: this is not a string (write `key: text`; a key has letters, digits, `.`, `-` and `_`)"
            ),
            (
                "en.yml", "# x\n  chapters: Parts",
                "2:3 strings-line: this line is indented (write each string on a line of its own: `key: text`)"
            ),
            ("en.yml", "chapters:", "1:1 strings-line: `chapters` has no text (write `chapters: \"\"` for an empty text)"),
            ("en.yml", "chapters: a: b", "1:12 strings-line: a text cannot hold a colon and a space (put the whole text in double quotes)"),
            ("en.yml", "chapters: {count}", "1:11 strings-line: a text cannot begin with `{` (put the whole text in double quotes)"),
            ("en.yml", "chapters: \"a", "1:11 strings-line: the quote is not closed (close it with `\"` on the same line)"),
            ("en.yml", "chapters: 'a", "1:11 strings-line: the quote is not closed (close it with `'` on the same line)"),
            ("en.yml", "chapters: \"a\" b", "1:15 strings-line: nothing can follow here (put the whole text in double quotes)"),
            ("en.yml", #"chapters: "\d""#, "1:12 strings-line: there is no such escape (write `\\\\` for a backslash)"),
            ("en.yml", "months: [a, b", "1:9 strings-line: the list is not closed (write it on one line: `[one, two]`)"),
            ("en.yml", "chapters: a\nchapters: b", "2:1 strings-line: `chapters` stands here for the second time (remove one of the two)"),
            ("en.yml", "chapers: a", "1:1 strings-key: there is no string `chapers` (did you mean `chapters`?)"),
            (
                "de.yml", "xyzxyz: a",
                "1:1 strings-key: there is no string `xyzxyz` (if your templates use it, add it to Templates/strings/en.yml, too)"
            ),
            ("ar.yml", "minutes.fwe: a", "1:1 strings-key: there is no string `minutes.fwe` (did you mean `minutes.one`?)"),
            ("en.yml", "months: [a, b]", "1:1 strings-kind: `months` has 2 texts; it needs 12"),
            ("en.yml", "months: a", "1:1 strings-kind: `months` is a list of 12 texts: `[one, two]`"),
            ("en.yml", "chapters: [a]", "1:1 strings-kind: `chapters` is one text, not a list"),
            (
                "de.yml", "chapters.one: a\nchapters.other: b",
                "1:1 strings-kind: `chapters` has no plural forms|2:1 strings-kind: `chapters` has no plural forms"
            ),
            (
                "de.yml", "pageOf: \"Seite {nummer} von {count}\"",
                "1:1 strings-placeholder: `pageOf` has no value for `{nummer}` (did you mean `{number}`?)"
            ),
            (
                "de.yml", "chapters: \"{count} Kapitel\"",
                "1:1 strings-placeholder: `chapters` has no value for `{count}` (it has no placeholders)"
            ),
            (
                "de.yml", "minutes.one: eine Minute",
                "1:1 strings-plural: `minutes` has no form `other` (add a line `minutes.other: …`; it is used where no other form fits)"
            ),
            (
                "english.yaml", "chapters: a",
                "0:0 template-unused: no strings are read from this file (name it after its language: `strings/en.yml`)"
            ),
            (
                "EN.yml", "chapters: a",
                "0:0 template-unused: no strings are read from this file (name it after its language: `strings/en.yml`)"
            ),
        ])
    func mistakes(file: String, text: String, expected: String) {
        let diagnostics = catalog([file: text]).diagnostics
        let messages = diagnostics.map { diagnostic in
            "\(diagnostic.location.line ?? 0):\(diagnostic.location.column ?? 0) \(diagnostic.name): \(diagnostic.message)"
                + (diagnostic.hint.map { " (\($0))" } ?? "")
        }
        #expect(messages.joined(separator: "|") == expected)
        #expect(diagnostics.allSatisfy { $0.location.file == "Templates/strings/\(file)" })
    }

    @Test("A wrong string is left out for the default one, so that the other passes can go on")
    func leftOut() {
        let files = ["en.yml": "months: [a]\nchapters: [b]\nminutes.other: [c]\npeople: \"{x"]
        #expect(strings("en", files).list("months").count == 12)
        #expect(strings("en", files).text("chapters") == "Chapters")
        #expect(strings("en", files).format("minutes", ["count": 2]) == "2 min")
    }

    @Test("Random files of strings are read or refused, never a crash")
    func randomFiles() {
        let pieces = [
            "a", "months", ": ", ":", "[", "]", ",", "\"", "'", "\\", "\\u", "#", " ", "\n", "\r\n", "{count}", "chapters: ",
            "minutes.one: ", ".other", "é", "\t", "- ", "|",
        ]
        var random = Generator(seed: 3)
        for _ in 0..<60 {
            let text = (0..<Int.random(in: 0..<30, using: &random)).map { _ in pieces.randomElement(using: &random)! }.joined()
            let strings = strings("en", ["en.yml": text])
            #expect(strings.list("months").count == 12)
        }
    }
}

@Suite("Plural forms")
struct PluralCategoryTests {
    @Test(
        "follow CLDR",
        arguments: [
            ("en", "other one other other other other other"), ("de", "other one other other other other other"),
            ("zh-Hans", "other other other other other other other"), ("ja", "other other other other other other other"),
            ("ar", "zero one two few few many other"), ("fr", "one one other other other other other"),
            ("pt", "one one other other other other other"), ("pt-PT", "other one other other other other other"),
            ("ru", "many one few few many many many"), ("pl", "many one few few many many many"),
            ("cs", "other one few few other other other"),
            ("hr", "other one few few other other other"), ("he", "other one two other other other other"),
            ("ro", "few one few few few few other"),
        ])
    func categories(tag: String, expected: String) {
        let language = Language(tag)!
        #expect([0, 1, 2, 3, 5, 11, 100].map { PluralCategory.of($0, in: language).rawValue }.joined(separator: " ") == expected)
    }

    @Test(
        "look at the last digits where the language does",
        arguments: [
            ("ru", 21, PluralCategory.one), ("ru", 112, .many), ("pl", 22, .few), ("pl", 21, .many), ("ar", 103, .few), ("ar", 111, .many),
            ("ar", 202, .other),
        ])
    func lastDigits(tag: String, count: Int, expected: PluralCategory) {
        #expect(PluralCategory.of(count, in: Language(tag)!) == expected)
    }
}
