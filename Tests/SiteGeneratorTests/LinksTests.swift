import Testing

@testable import SiteGenerator

@Suite("Where links lead")
struct LinksTests {
    @Test("A path in the menu counts from the site's top, on every page and also where nothing is")
    func menu() async throws {
        let site = try TestSite.withPress(["Content/episodes/one.md": "---\ntitle: One\ndate: 2024-01-01\n---\n"])
        try await site.built()
        #expect(try site.page("index.html").contains("<a href=\"press/kit.txt\"><bdi>Press</bdi>"))
        #expect(try site.page("episodes/one/index.html").contains("<a href=\"../../press/kit.txt\"><bdi>Press</bdi>"))
        #expect(try site.page("404.html").contains("<a href=\"/pod/press/kit.txt\"><bdi>Press</bdi>"))
        #expect(try site.page("404.html").contains("href=\"/pod/episodes/one/\""), "the latest episodes, wherever one is")
        #expect(try site.page("episodes/one/index.html").contains("<a href=\"../../about/\"><bdi>About</bdi>"))
        #expect(try site.page("episodes/one/index.html").contains("<a href=\"https://shop.example\"><bdi>Shop</bdi>"))
    }

    @Test("A file beside an episode that its links or notes name is published with it, and no other")
    func attachments() async throws {
        let site = try TestSite.withPress([
            "Content/episodes/one/episode.md": """
            ---
            title: One
            date: 2024-01-01
            links: [{title: Slides, url: slides/talk.pdf}, {title: About, url: ../../pages/about.md}]
            ---
            ![A map](map%20of%20it.png)
            """,
            "Content/episodes/one/slides/talk.pdf": "PDF", "Content/episodes/one/map of it.png": "PNG",
            "Content/episodes/one/raw.psd": "PSD",
        ])
        let report = try await site.build()
        #expect(report.diagnostics.isEmpty)
        #expect(try site.page("episodes/one/slides/talk.pdf") == "PDF")
        #expect(site.exists("episodes/one/map of it.png"))
        #expect(!site.exists("episodes/one/raw.psd"))
        let page = try site.page("episodes/one/index.html")
        #expect(page.contains("href=\"slides/talk.pdf\""))
        #expect(page.contains("href=\"../../about/\""))
    }

    @Test("Of many copies of one broken link the first are told of, and how many more there are")
    func manyBroken() async throws {
        let copies = (0..<300).map { "[That](nowhere.md), number \($0).\n\n" }.joined()
        let site = try TestSite.withPress(["Content/episodes/one.md": "---\ntitle: One\ndate: 2024-01-01\n---\n\(copies)"])
        let said = try await site.build().diagnostics.filter { $0.name == "missing-target" }
        #expect(said.map(\.location.line) == (0...20).map { 5 + 2 * $0 })
        #expect(said.first?.message == "`nowhere.md` leads nowhere")
        #expect(said.last?.message == "280 more like these are not shown")
    }

    @Test("A file is found whichever way its accents are written, and linked by its own name")
    func accents() async throws {
        let site = try TestSite.withPress([
            "Content/episodes/one/episode.md": """
            ---
            title: One
            date: 2024-01-01
            ---
            [The menu](menu\u{308}.pdf#page=2), [another](../../files/pre\u{301}s/kit.txt), [again](/pre\u{301}s/kit.txt)
            """,
            "Content/episodes/one/men\u{FC}.pdf": "PDF", "Content/files/pr\u{E9}s/kit.txt": "Kit.",
        ])
        let report = try await site.build()
        #expect(report.diagnostics.isEmpty)
        let page = try site.page("episodes/one/index.html")
        #expect(page.contains("href=\"men%C3%BC.pdf#page=2\""))
        #expect(page.matches(of: /href="..\/..\/pr%C3%A9s\/kit.txt"/).count == 2)
        #expect(site.exists("episodes/one/men\u{FC}.pdf"))
    }

    @Test("From every sort of text to every sort of page: what leads somewhere is not told of, and leads there")
    func everywhere() async throws {
        let site = try TestSite.withPress([
            "Content/people/jo.md": """
            ---
            name: Jo
            image: jo.png
            links: [{title: CV, url: cv.pdf}, {title: Us, url: ../pages/about.md#who-we-are}]
            ---
            Is in [one](../episodes/one/episode.md#t=12), [here](/people/), [there](../one/) and ![a picture](jo.png).
            """,
            "Content/people/jo.png": "PNG", "Content/people/cv.pdf": "PDF",
            "Content/episodes/one/episode.md": """
            ---
            title: One
            slug: first
            date: 2024-01-01
            audio: {url: "https://a.example/1.mp3", duration: "10:00"}
            tags: [Salt]
            people: [jo]
            links: [{title: Slides, url: slides.pdf}]
            chapters: [{start: "0:00", title: A, url: "two.md"}]
            ---
            [Two](../two.md), [its transcript](../two/transcript.vtt), [Jo](../../people/jo.md "Jo"), [a tag][t], [kit](../../files/press/kit.txt),
            [kit](../../press/kit.txt), [kit](/press/kit.txt), [a folder](../../episodes), [myself](#transcript), [a moment](#t=1:10),
            [folder](../one), [a picture](<map of it.png>), [the top](#), [text](/about/#:~:text=we), [404](/404.html), [md](/about/index.md)

            [t]: /tags/salt/
            """,
            "Content/episodes/one/map of it.png": "PNG", "Content/episodes/one/slides.pdf": "PDF",
            "Content/episodes/one/transcript.vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\nHello.\n",
            "Content/episodes/two.md": """
            ---
            title: Two
            date: 2024-02-01
            transcript: two.vtt
            ---
            [First](one/episode.md), ![beside](chart.svg)
            """,
            "Content/episodes/two.vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\nHello.\n", "Content/episodes/chart.svg": "<svg/>",
            "Content/pages/about.md":
                "---\ntitle: About us\nmenu: About\n---\n\n## Who we are\n\n[Up](#who-we-are), [first](/episodes/first/)\n",
        ])
        try site.replace("../one/)", with: "../../episodes/first/)", in: "Content/people/jo.md")
        try site.replace("chapters: [{start: \"0:00\", title: A, url: \"two.md\"}]", with: "", in: "Content/episodes/one/episode.md")
        let report = try await site.build()
        #expect(report.diagnostics.map { $0.text(colour: false) } == [])
        let episode = try site.page("episodes/first/index.html")
        for href in [
            "../two/", "../two/transcript.vtt", "../../people/jo/", "../../tags/salt/", "../../press/kit.txt", "../", "#t=70", "./",
            "map%20of%20it.png", "../../about/index.md",
        ] { #expect(episode.contains("href=\"\(href)\""), "\(href)") }
        #expect(episode.contains("id=\"t=70\""), "a moment that was linked to by hand has its id")
        let person = try site.page("people/jo/index.html")
        for href in ["../../about/#who-we-are", "../../episodes/first/#t=12", "../../people/", "cv.pdf"] {
            #expect(person.contains("href=\"\(href)\""), "\(href)")
        }
        #expect(site.exists("people/jo/cv.pdf") && site.exists("episodes/two/chart.svg") && site.exists("episodes/first/map of it.png"))
    }

    @Test("A file with chapters links as front matter does, and what programs read of it leads there from anywhere")
    func chapterFiles() async throws {
        let site = try TestSite.withPress([
            "Content/episodes/one/episode.md": "---\ntitle: One\ndate: 2024-01-01\n---\n",
            "Content/episodes/one/chapters.json": """
            {"chapters": [{"startTime": 0, "title": "A", "url": "../two.md", "img": "a b.png"},
            {"startTime": 1, "title": "B", "url": "slides.pdf"}, {"startTime": 2, "title": "C", "url": "#notes", "toc": false},
            {"startTime": 3, "title": "D", "url": "../tow.md"}]}
            """,
            "Content/episodes/one/a b.png": "PNG", "Content/episodes/one/slides.pdf": "PDF",
            "Content/episodes/two.md": "---\ntitle: Two\ndate: 2024-02-01\n---\n[slides](one/slides.pdf)\n",
            "Content/episodes/three/episode.md": "---\ntitle: Three\ndate: 2024-03-01\nchapters: data/list.txt\n---\n",
            "Content/episodes/three/data/list.txt": "0:00 [A](sheet.pdf#page=2)\n0:01 [B](../../two.md)\n",
            "Content/episodes/three/data/sheet.pdf": "PDF",
        ])
        let report = try await site.build()
        #expect(
            report.diagnostics.map { $0.text(colour: false) }.map { $0.prefix { $0 != "\n" } } == [
                "Content/episodes/one/chapters.json:3:39: warning: `../tow.md` leads nowhere [missing-target]"
            ])
        let page = try site.page("episodes/one/index.html")
        #expect(page.contains("href=\"../two/\"") && page.contains("href=\"slides.pdf\""))
        #expect(site.exists("episodes/one/a b.png") && site.exists("episodes/one/slides.pdf"))
        let published = try site.page("episodes/one/chapters.json")
        for url in ["episodes/two/", "episodes/one/slides.pdf", "episodes/one/#notes"] {
            #expect(published.contains("\"url\":\"https://show.example/pod/\(url)\""), "\(published)")
        }
        #expect(published.contains("/episodes/one/a%20b.png\""))
        let deeper = try site.page("episodes/three/index.html")
        #expect(deeper.contains("href=\"data/sheet.pdf#page=2\"") && deeper.contains("href=\"../two/\""))
        #expect(site.exists("episodes/three/data/sheet.pdf"))
    }

    @Test("A link that leads nowhere is told at its place, with what it may have been")
    func nowhere() async throws {
        let site = try TestSite.withPress([
            "Content/people/jo.md": "---\nname: Jo\nlinks:\n  - CV: cv.pdf\n---\nSee [two](../episodes/tow.md).\n",
            "Content/people/cw.pdf": "PDF",
            "Content/episodes/one/episode.md": """
            ---
            title: One
            date: 2024-01-01
            links: [{title: About, url: /abuot/}]
            ---
            `[code](../../pages/nothing.md)` and [Two](../tow.md),
            [a draft](../three.md), [kit](/press/kti.txt), [who](../../pages/about.md#whoweare), [me](#notess), [feed](/feed.xml).
            """,
            "Content/episodes/two.md": "---\ntitle: Two\ndate: 2024-02-01\n---\n[x](../one/x.pdf)\n",
            "Content/episodes/one/x.pdf": "not published, for nothing of its own episode names it",
            "Content/episodes/three.md": "---\ntitle: Three\ndraft: true\n---\n",
            "Content/pages/about.md": "---\ntitle: About us\nmenu: About\n---\n\n## Who we are\n\n[x](#who)\n",
        ])
        try site.replace("press/kit.txt}]", with: "press/kid.txt}]", in: "Content/show.yml")
        let report = try await site.build()
        #expect(report.summary != nil)
        let said = report.diagnostics.map {
            "\($0.location.file.dropFirst(8)):\($0.location.line!):\($0.location.column!) \($0.message) / \($0.hint ?? "-")"
        }
        #expect(
            said == [
                "episodes/one/episode.md:4:29 `/abuot/` leads nowhere / did you mean `/about/`?",
                "episodes/one/episode.md:6:44 `../tow.md` leads nowhere / did you mean `../two.md`?",
                "episodes/one/episode.md:7:11 `../three.md` leads nowhere / no page is made of this file: is it there, and no draft, and not of the future?",
                "episodes/one/episode.md:7:31 `/press/kti.txt` leads nowhere / did you mean `/press/kit.txt`?",
                "episodes/one/episode.md:7:54 the page that this leads to has no place `#whoweare` / did you mean `#who-we-are`?",
                "episodes/one/episode.md:7:91 the page that this leads to has no place `#notess` / did you mean `#notes`?",
                "episodes/one/episode.md:7:108 `/feed.xml` leads nowhere / write the address of a page, or put the file into Content/files/",
                "episodes/two.md:5:5 `../one/x.pdf` leads nowhere / put the file beside Content/episodes/two.md, or into Content/files/",
                "pages/about.md:8:5 the page that this leads to has no place `#who` / -",
                "people/jo.md:4:9 `cv.pdf` leads nowhere / did you mean `cw.pdf`?",
                "people/jo.md:6:11 `../episodes/tow.md` leads nowhere / did you mean `../episodes/two.md`?",
                "show.yml:4:29 `press/kid.txt` leads nowhere / did you mean `/press/kit.txt`?",
            ])
        #expect(report.diagnostics.first { $0.location.file.hasSuffix("jo.md") }?.location.sourceLine == "  - CV: cv.pdf")
        #expect(try await site.build().diagnostics.count == said.count, "a second build says it again")
    }

    @Test("An episode is made again when a link of it comes to lead elsewhere, and not when another episode changes")
    func keys() async throws {
        let site = try TestSite.withPress([
            "Content/episodes/one/episode.md":
                "---\ntitle: One\ndate: 2024-01-01\n---\n[Two](../two/episode.md), [About](../../pages/about.md#more)\n",
            "Content/episodes/two/episode.md": "---\ntitle: Two\ndate: 2024-02-01\n---\n",
            "Content/episodes/three/episode.md": "---\ntitle: Three\ndate: 2024-03-01\n---\n",
        ])
        #expect(try await site.build().diagnostics.map(\.name) == ["missing-anchor"])
        try await site.settled()
        try site.write("Content/pages/about.md", "---\ntitle: About us\nmenu: About\n---\n\n## More\n")
        var report = try await site.build()
        #expect(report.diagnostics.isEmpty)
        #expect(report.summary?.madeGroups == 2, "the page, and the episode that links to its new heading")
        try await site.settled()
        try site.write("Content/episodes/three/episode.md", "---\ntitle: Three\ndate: 2024-03-01\n---\nNotes.\n")
        #expect(try await site.built().madeGroups == 2, "that one, and the text for language models")
        try site.write("Content/episodes/two/episode.md", "---\ntitle: Two\nslug: second\ndate: 2024-02-01\n---\n")
        report = try await site.build()
        #expect(report.summary?.touchedPages.contains("episodes/one/index.html") == true)
        #expect(try site.page("episodes/one/index.html").contains("<a href=\"../second/\">Two</a>"))
    }

    @Test("A new portrait makes its person's page again, and no other")
    func portrait() async throws {
        let site = try TestSite.withPress([
            "Content/people/jo.md": "---\nname: Jo\nimage: jo.png\n---\n", "Content/people/jo.png": "PNG",
            "Content/people/ann.md": "---\nname: Ann\nimage: ann.png\n---\n![House](house.png)\n", "Content/people/ann.png": "PNG",
            "Content/people/house.png": "PNG", "Content/pages/one.png": "PNG",
            "Content/pages/one.md": "---\ntitle: One\n---\n![](one.png)\n", "Content/pages/two.md": "---\ntitle: Two\n---\n",
        ])
        for (file, page) in [
            ("people/jo.png", "people/jo/jo.png"), ("people/house.png", "people/ann/house.png"), ("pages/one.png", "one/one.png"),
        ] {
            try await site.settled()
            try site.write("Content/\(file)", "GIF")
            let summary = try await site.built()
            #expect(summary.madeGroups == 1, "\(file): \(summary)")
            #expect(try site.page(page) == "GIF")
        }
        try await site.settled()
        try site.write("Content/people/nobody.png", "GIF")
        #expect(try await site.built().madeGroups == 0)
    }
}
