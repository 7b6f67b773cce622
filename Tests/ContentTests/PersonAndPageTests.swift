import Podcast
import Testing

@testable import Content

@Suite("Files of people and pages")
struct PersonAndPageTests {
    private static let show = "title: Towers\nurl: https://towers.example\n"

    @Test("A person has a name, and may have aliases, a portrait, links, an address and a bio")
    func person() async throws {
        let site = try TestContent([
            "Content/show.yml": Self.show,
            "Content/people/zhang-qi.md": """
            ---
            name: 张奇
            aliases: [Zhang Qi, Prof. Zhang]
            image: {file: zhang-qi.jpg, alt: At his desk}
            links:
              Home: https://zhang.example
              Mail: mailto:zhang@example.com
            url: https://zhang.example
            ---

            Professor of *computer science*.
            """,
            "Content/people/zhang-qi.jpg": "a picture", "Content/people/jo.md": "---\nname: Jo\n---\n",
        ])
        let people = try await site.site()
        #expect(people.people.map(\.id.string) == ["jo", "zhang-qi"])
        let zhang = people.people[1]
        #expect(zhang.name == "张奇")
        #expect(zhang.aliases == ["Zhang Qi", "Prof. Zhang"])
        #expect(zhang.picture == Picture(source: "Content/people/zhang-qi.jpg", alternative: "At his desk"))
        #expect(
            zhang.links == [
                Link(title: "Home", address: "https://zhang.example"), Link(title: "Mail", address: "mailto:zhang@example.com"),
            ])
        #expect(zhang.url == "https://zhang.example")
        #expect(
            zhang.bio
                == AuthorText(markdown: "\nProfessor of *computer science*.", file: "Content/people/zhang-qi.md", line: 10))
        #expect(people.people[0].bio.isBlank)
        #expect(people.peopleFiles.map(\.source) == ["Content/people/zhang-qi.jpg"])
    }

    @Test("A page has a title, and may have a slug, a language, a word for the menu and a summary")
    func page() async throws {
        let site = try TestContent([
            "Content/show.yml": Self.show,
            "Content/pages/ueber.md":
                "---\ntitle: Über uns\nslug: über-uns\nlanguage: de\nmenu: Über\nsummary: Wer wir sind.\n---\nText.\n",
            "Content/pages/imprint.md": "---\ntitle: Imprint\n---\n", "Content/pages/tower.jpg": "a picture",
        ])
        let found = try await site.site()
        #expect(found.pages.map(\.slug.string) == ["imprint", "über-uns"])
        var page = Page(
            slug: Slug("über-uns")!, title: "Über uns", text: AuthorText(markdown: "Text.\n", file: "Content/pages/ueber.md", line: 8))
        page.language = Language("de")
        page.menuTitle = "Über"
        page.summary = "Wer wir sind."
        #expect(found.pages[1] == page)
        #expect(found.pageFiles.map(\.source) == ["Content/pages/tower.jpg"])
    }

    @Test("Mistakes in them")
    func mistakes() async throws {
        let site = try TestContent([
            "Content/show.yml": Self.show, "Content/people/jo.md": "---\nnmae: Jo\n---\n",
            "Content/people/mia.md": "---\nname: Mia\nimage: mia.png\nlinks: [x:y]\n---\n", "Content/pages/about.md": "About us.\n",
            "Content/pages/legal.md": "---\ntitel: Legal\n---\n",
        ])
        #expect(
            await site.said() == [
                "Content/pages/about.md:1:1: error: this file does not begin with front matter [missing-front-matter] (let its first lines be `---`, `title: About` and another `---`)",
                "Content/pages/legal.md:2:1: error: `title` is missing [missing-key] (add a line like `title: About`)",
                "Content/pages/legal.md:2:1: warning: `titel` is not a key that is known here [unknown-key] (did you mean `title`?)",
                "Content/people/jo.md:2:1: error: `name` is missing [missing-key] (add a line like `name: Zhang Qi`)",
                "Content/people/jo.md:2:1: warning: `nmae` is not a key that is known here [unknown-key] (did you mean `name`?)",
                "Content/people/mia.md:3:8: error: there is no file “mia.png” [missing-file] (put the file beside this one, or correct the name)",
                "Content/people/mia.md:4:9: error: addresses that begin with `x:` are not allowed [invalid-address] (use https, http, mailto, tel, or a relative address)",
            ])
    }

    @Test("Names that the site needs for itself cannot be those of pages, in whatever case")
    func reserved() async throws {
        let site = try TestContent([
            "Content/show.yml": Self.show, "Content/pages/Episodes.md": "---\ntitle: All\n---\n",
            "Content/pages/finder.md": "---\ntitle: Find\nslug: search\n---\n",
        ])
        #expect(
            await site.said() == [
                "Content/pages/Episodes.md: error: the site needs the name `Episodes` for a page of its own [reserved-name] (rename the file)",
                "Content/pages/finder.md:3:7: error: the site needs the name `search` for a page of its own [reserved-name] (write another slug)",
            ])
        for name in ["episodes", "people", "tags", "page", "search", "assets", "feed", "404"] {
            #expect(PagesFolder.reserved.contains(name))
        }
    }

    @Test("A page that belongs to one that is not there, or to itself, is told of; one with mistakes is there")
    func parents() async throws {
        let site = try TestContent([
            "Content/show.yml": Self.show, "Content/pages/guide.md": "---\ntitle: Guide\n---\n",
            "Content/pages/a.md": "---\ntitle: A\nparent: Guide\n---\n", "Content/pages/b.md": "---\ntitle: B\nparent: giude\n---\n",
            "Content/pages/c.md": "---\ntitle: C\nparent: d\n---\n", "Content/pages/d.md": "---\ntitle: D\nparent: e\n---\n",
            "Content/pages/e.md": "---\ntitle: E\nparent: c\n---\n", "Content/pages/f.md": "---\ntitle: F\nparent: f\n---\n",
            "Content/pages/g.md": "---\ntitle: G\nparent: broken\n---\n", "Content/pages/broken.md": "---\ntitel: H\n---\n",
        ])
        let said = await site.said().filter { $0.contains("unknown-parent") }
        #expect(
            said == [
                "Content/pages/b.md:3:9: error: there is no page `giude` [unknown-parent] (did you mean `guide`?)",
                "Content/pages/e.md:3:9: error: the page `c` belongs to this one already [unknown-parent] (a page cannot belong to itself: remove `parent:` from one of them)",
                "Content/pages/f.md:3:9: error: the page `f` belongs to this one already [unknown-parent] (a page cannot belong to itself: remove `parent:` from one of them)",
            ])
    }

    @Test("A translation of what is not there, of itself, or in the same language is told of; of a draft it is not")
    func originals() async throws {
        let site = try TestContent([
            "Content/show.yml": Self.show, "Content/pages/guide.md": "---\ntitle: Guide\n---\n",
            "Content/pages/a.md": "---\ntitle: A\ntranslationOf: giude\n---\n",
            "Content/pages/b.md": "---\ntitle: B\ntranslationOf: Guide\n---\n",
            "Content/pages/c.md": "---\ntitle: C\nlanguage: fr\ntranslationOf: broken\n---\n",
            "Content/pages/broken.md": "---\ntitel: H\n---\n",
            "Content/episodes/d.md": "---\ntitle: D\ndate: 2025-01-01\nlanguage: fr\ntranslationOf: d\n---\n",
            "Content/episodes/e.md": "---\ntitle: E\ndate: 2025-01-01\nlanguage: fr\ntranslationOf: draft\n---\n",
            "Content/episodes/draft.md": "---\ntitle: Draft\ndraft: true\n---\n",
        ])
        #expect(
            await site.said().filter { $0.contains("unknown-original") } == [
                "Content/episodes/d.md:5:16: warning: this episode would be a translation of itself [unknown-original] (remove `translationOf:` from the episode that was there first)",
                "Content/pages/a.md:3:16: warning: there is no page `giude` [unknown-original] (did you mean `guide`?)",
                "Content/pages/b.md:3:16: warning: the page `guide` is in the language `en` too [unknown-original] (a translation is in another language: write `language:`, as in `language: fr`)",
            ])
    }

    @Test("Names that are equal on some disks are equal here", arguments: ["people", "pages"])
    func collisions(folder: String) async throws {
        let (key, what) =
            folder == "people" ? ("name", "rename one of the files") : ("title", "rename one of them, or give it another `slug:`")
        let site = try TestContent([
            "Content/show.yml": Self.show, "Content/\(folder)/Jo.md": "---\n\(key): Jo\n---\n",
            "Content/\(folder)/jo.md": "---\n\(key): jo\n---\n", "Content/\(folder)/zoe\u{308}.md": "---\n\(key): Zoë\n---\n",
        ])
        // The same string to Swift, but another file.
        try site.write("Content/\(folder)/zo\u{EB}.md", "---\n\(key): Zoë\n---\n")
        #expect(
            await site.said() == [
                "Content/\(folder)/jo.md: error: two \(folder) have the name `jo` [same-slug] (\(what))\nContent/\(folder)/Jo.md: note: the other is here",
                "Content/\(folder)/zo\u{EB}.md: error: two \(folder) have the name `zo\u{EB}` [same-slug] (\(what))\nContent/\(folder)/zoe\u{308}.md: note: the other is here",
            ])
    }
}
