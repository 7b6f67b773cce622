import Testing

@testable import SiteGenerator

@Suite("What authors write and show besides links")
struct AuthorTextTests {
    @Test("Pictures have their size, so that a page does not move while they come")
    func sizes() async throws {
        let gif = Array("GIF89a".utf8) + [60, 0, 40, 0, 0, 0, 0]
        let site = try TestSite.withPress([
            "Content/episodes/one/episode.md": """
            ---
            title: One
            date: 2024-01-01
            cover: map of it.gif
            people: [{name: Jo, role: host}, ann]
            chapters: [{start: 0:10, title: First, image: map of it.gif}]
            ---
            ![A map](map%20of%20it.gif "There") and ![elsewhere](https://a.example/b.gif)
            """,
            "Content/people/ann.md": "---\nname: Ann\nimage: ann.gif\n---\n![Her desk](desk.gif)\n",
        ])
        for path in ["episodes/one/map of it.gif", "people/ann.gif", "people/desk.gif", "pages/map.gif"] {
            try site.write("Content/\(path)", gif)
        }
        try site.write("Content/pages/about.md", "---\ntitle: About\n---\n![](map.gif)\n")
        try await site.built()
        let size = "width=\"60\" height=\"40\""
        let page = try site.page("episodes/one/index.html")
        #expect(page.contains("<img class=\"cover\" src=\"map%20of%20it.gif\" alt=\"\" \(size)"))
        #expect(page.contains("<img class=\"chapter-image\" src=\"map%20of%20it.gif\" alt=\"\" \(size)"))
        #expect(page.contains("<img class=\"portrait\" src=\"../../people/ann/ann.gif\" alt=\"\" \(size)"))
        #expect(page.contains("<img src=\"map%20of%20it.gif\" alt=\"A map\" \(size) title=\"There\">"))
        #expect(page.contains("<img src=\"https://a.example/b.gif\" alt=\"elsewhere\">"))
        #expect(try site.page("people/ann/index.html").contains("<img src=\"desk.gif\" alt=\"Her desk\" \(size)>"))
        #expect(try site.page("about/index.html").contains("<img src=\"map.gif\" alt=\"\" \(size)>"))
    }

    @Test("A picture that is not there is told with its line, and what it may have been")
    func missing() async throws {
        let site = try TestSite.withPress([
            "Content/episodes/one/episode.md": "---\ntitle: One\ndate: 2024-01-01\n---\n\nText.\n\n![A map](mpa.png)\n",
            "Content/episodes/one/map.png": "PNG",
        ])
        let report = try await site.build()
        #expect(
            report.diagnostics.map { $0.text(colour: false) } == [
                """
                Content/episodes/one/episode.md:8:10: warning: `mpa.png` leads nowhere [missing-target]
                  8 | ![A map](mpa.png)
                    |          ^
                  hint: did you mean `map.png`?
                """
            ])
        #expect(try await site.build().diagnostics.count == 1, "a second build says it again")
    }

    @Test("Raw HTML is told of once a text: as text that it is, or as what a strict policy forbids")
    func rawHTML() async throws {
        let site = try TestSite.withPress([
            "Content/pages/about.md": "---\ntitle: About\n---\n\n<b>Bold</b>\n\n<p style=\"color: red\">Red</p>\n"
        ])
        var report = try await site.build()
        #expect(report.diagnostics.map(\.name) == ["raw-html"])
        #expect(report.diagnostics[0].location.line == 5)
        #expect(try site.page("about/index.html").contains("&lt;b&gt;Bold&lt;/b&gt;"))
        try site.replace("title: Show", with: "title: Show\nhtml: true", in: "Content/show.yml")
        report = try await site.build()
        #expect(report.diagnostics.map(\.name) == ["raw-html"])
        #expect(report.diagnostics[0].location.line == 7)
        #expect(try site.page("about/index.html").contains("<b>Bold</b>"))
    }

    @Test("A footnote is the text that it is, and told of once; in code nobody minds it")
    func footnotes() async throws {
        let site = try TestSite.withPress([
            "Content/pages/about.md": """
            ---
            title: About
            ---

            First[^1], second[^note].

            [^1]: https://a.example
            [^note]: See [here](/about/)

            > [^q]: quoted

            ```
            [^1]: code
            ```

            [1]: https://b.example
            And [1] is a link.
            """
        ])
        let report = try await site.build()
        #expect(
            report.diagnostics.map { $0.text(colour: false) } == [
                """
                Content/pages/about.md:7: warning: footnotes are no part of CommonMark, so this is shown as it is [footnote]
                  7 | [^1]: https://a.example
                  hint: write it in parentheses where it belongs, or make a link of it: [text](https://…)
                """
            ])
        let page = try site.page("about/index.html")
        #expect(page.contains("First[^1], second[^note]."))
        #expect(page.contains("[^1]: https://a.example\n[^note]: See <a href=\"../about/\">here</a>"))
        #expect(page.contains("[^q]: quoted"))
        #expect(page.contains("<code>[^1]: code\n</code>"))
        #expect(page.contains("And <a href=\"https://b.example\">1</a> is a link."))
    }

    @Test("A picture in Markdown that lies on another site is told of at its line")
    func remotePictures() async throws {
        let site = try TestSite.withPress([
            "Content/pages/about.md": "---\ntitle: About\n---\n\nA\n![b](//b.example/b.png)\n\n[c](https://c.example/c.png)\n"
        ])
        let report = try await site.build()
        #expect(report.diagnostics.map(\.name) == ["remote-picture"])
        #expect(report.diagnostics.first?.location.sourceLine == "![b](//b.example/b.png)")
    }

    @Test("Two pictures of one name in different folders are two files")
    func sameName() async throws {
        let site = try TestSite.withPress([
            "Content/episodes/one/episode.md": """
            ---
            title: One
            date: 2024-01-01
            cover: a/picture.svg
            chapters: [{start: "0:00", title: First, image: b/picture.svg}]
            ---
            """,
            "Content/episodes/one/a/picture.svg": "A", "Content/episodes/one/b/picture.svg": "B",
        ])
        try await site.built()
        #expect(try site.page("episodes/one/a/picture.svg") == "A")
        #expect(try site.page("episodes/one/b/picture.svg") == "B")
        #expect(try site.page("episodes/one/chapters.json").contains("https://show.example/pod/episodes/one/b/picture.svg"))
    }

    @Test("Two files of one episode that would be one are told by both their names")
    func collision() async throws {
        let site = try TestSite.withPress([
            "Content/episodes/one/episode.md": """
            ---
            title: One
            date: 2024-01-01
            cover: ../../files/art/cover.png
            chapters: [{start: "0:00", title: First, image: cover.png}]
            ---
            """,
            "Content/episodes/one/cover.png": "A", "Content/files/art/cover.png": "B",
        ])
        let report = try await site.build()
        #expect(report.summary == nil)
        let text = report.diagnostics.map { $0.text(colour: false) }.joined(separator: "\n")
        #expect(text.contains("Content/episodes/one/cover.png") && text.contains("Content/files/art/cover.png"))
    }
}
