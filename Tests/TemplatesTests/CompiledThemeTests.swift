import Diagnostics
import Storage
import Testing

@testable import Templates

@Suite("A theme, checked as a whole")
struct CompiledThemeTests {
    static let files = [
        "episode.html": "{{<frame}}{{$content}}<h1>{{title}}</h1>{{> people-list}}{{/content}}{{/frame}}",
        "person.html": "{{<frame}}{{$content}}{{name}}{{/content}}{{/frame}}",
        "partials/frame.html": "<main>{{$content}}{{/content}}</main>",
        "partials/people-list.html": "{{#people}}<p>{{name}}</p>{{/people}}",
    ]
    static let kinds = [(file: "episode.html", shape: EpisodeData.page), (file: "person.html", shape: EpisodeData.person)]

    private func compile(_ changes: [String: String] = [:]) -> (theme: CompiledTheme, diagnostics: [Diagnostic]) {
        var diagnostics = Diagnostics()
        let files = Self.files.merging(changes) { $1 }.mapValues { Array($0.utf8) }
        let theme = CompiledTheme(Theme(overrides: files), kinds: Self.kinds, reporting: &diagnostics)
        return (theme, diagnostics.sorted())
    }

    private func digests(_ changes: [String: String] = [:]) -> [Digest?] {
        let theme = compile(changes).theme
        return Self.kinds.map { theme[$0.file]?.digest }
    }

    @Test("makes pages of each kind")
    func pages() throws {
        let (theme, diagnostics) = compile()
        #expect(diagnostics.isEmpty)
        let episode = try #require(theme["episode.html"])
        let page = String(decoding: episode.render(EpisodeData.episode), as: UTF8.self)
        #expect(page == "<main><h1>What a model is: AI &amp; &lt;us&gt;</h1><p>Zhang Qi</p><p>Da Wei</p></main>")
        #expect(theme["home.html"] == nil)
    }

    @Test("A page's digest changes when, and only when, a template that it uses changes")
    func digestOfSources() {
        let before = digests()
        #expect(before.allSatisfy { $0 != nil } && before[0] != before[1])
        #expect(digests() == before)
        #expect(digests(["partials/unused.html": "x"]) == before)
        #expect(digests(["assets/custom.css": "a {}"]) == before)
        let frame = digests(["partials/frame.html": "<main >{{$content}}{{/content}}</main>"])
        #expect(frame[0] != before[0] && frame[1] != before[1])
        let list = digests(["partials/people-list.html": "{{#people}}<b>{{name}}</b>{{/people}}"])
        #expect(list[0] != before[0] && list[1] == before[1])
        let person = digests(["person.html": "{{name}}"])
        #expect(person[0] == before[0] && person[1] != before[1])
    }

    @Test("A default that a site copies unchanged changes no digest")
    func digestOfCopies() throws {
        let shape = Shape(
            "page",
            [
                .text("title", ""),
                .object("moment", Shape("moment", [.text("id", ""), .text("href", ""), .text("clock", ""), .text("label", "")]), ""),
            ])
        func digest(_ files: [String: [UInt8]]) -> Digest? {
            var diagnostics = Diagnostics()
            let page = ["page.html": Array("{{> moment}}".utf8)]
            return CompiledTheme(Theme(overrides: page.merging(files) { $1 }), kinds: [("page.html", shape)], reporting: &diagnostics)[
                "page.html"]?.digest
        }
        let moment = try #require(Theme().file("partials/moment.html"))
        #expect(digest([:]) != nil)
        #expect(digest([:]) == digest(["partials/moment.html": moment.bytes]))
        #expect(digest([:]) != digest(["partials/moment.html": moment.bytes + [0x20]]))
    }

    @Test("Mistakes of all templates come together, one in a shared partial once")
    func mistakes() {
        let (theme, diagnostics) = compile(["partials/frame.html": "{{$content}}{{/content}}\n{{oops}}", "person.html": "{{#name}}"])
        #expect(
            diagnostics.map { "\($0.location.file):\($0.location.line ?? 0) \($0.name)" } == [
                "Templates/partials/frame.html:2 template-variable", "Templates/person.html:1 template-unclosed",
            ])
        #expect(theme["episode.html"] == nil && theme["person.html"] == nil)
    }

    @Test("A broken partial is reported once, and breaks only the pages that use it")
    func brokenPartial() {
        let (theme, diagnostics) = compile(["partials/people-list.html": "{{#people}}"])
        #expect(diagnostics.map(\.name) == ["template-unclosed"])
        #expect(theme["episode.html"] == nil && theme["person.html"] != nil)
        #expect(compile(["partials/frame.html": "{{oops"]).diagnostics.map(\.name) == ["template-unclosed"])
    }

    @Test("A template of the site's own that nothing uses may be misspelt")
    func unused() {
        let (_, diagnostics) = compile(["partials/peple-bios.html": "", "epsiodes.html": "", "assets/demo.html": "", "README.md": ""])
        #expect(
            diagnostics.map { "\($0.location.file) \($0.name) \($0.hint ?? "")" } == [
                "Templates/epsiodes.html template-unused did you mean `episodes.html`?",
                "Templates/partials/peple-bios.html template-unused did you mean `partials/people-bios.html`?",
            ])
        #expect(diagnostics.allSatisfy { $0.severity == .warning })
    }

    @Test("A page kind without a template is an error")
    func missing() {
        var diagnostics = Diagnostics()
        _ = CompiledTheme(Theme(), kinds: [("podroll.html", EpisodeData.page)], reporting: &diagnostics)
        #expect(diagnostics.all.map(\.name) == ["template-missing"])
    }
}
