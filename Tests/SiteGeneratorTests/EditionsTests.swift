import Testing

@testable import SiteGenerator

@Suite("Episodes and pages that are the same in several languages")
struct EditionsTests {
    private func site(url: String = "url: https://salt.example") throws -> TestSite {
        try TestSite([
            "Content/show.yml": "title: Salt\n\(url)\n",
            "Content/episodes/salt.md": "---\ntitle: Salt\ndate: 2025-01-11\n---\n",
            "Content/episodes/盐.md": "---\ntitle: 盐\ndate: 2025-01-12\nlanguage: zh-Hans\ntranslationOf: salt\n---\n",
            "Content/episodes/ملح.md": "---\ntitle: ملح\ndate: 2025-01-13\nlanguage: ar\ntranslationOf: 盐\n---\n",
            "Content/episodes/pepper.md": "---\ntitle: Pepper\ndate: 2025-01-01\n---\n",
            "Content/pages/about.md": "---\ntitle: About\n---\n",
            "Content/pages/über.md": "---\ntitle: Über uns\nlanguage: zh-Hant\ntranslationOf: about\n---\n",
        ])
    }

    private let alternates = """
        <link rel="alternate" hreflang="en" href="https://salt.example/episodes/salt/">
        <link rel="alternate" hreflang="ar" href="https://salt.example/episodes/%D9%85%D9%84%D8%AD/">
        <link rel="alternate" hreflang="zh-Hans" href="https://salt.example/episodes/%E7%9B%90/">

        """

    @Test("Each leads to all of them, for search engines and for readers; a translation of a translation is one of the same original")
    func links() async throws {
        let site = try site()
        try await site.built()
        for name in ["salt", "盐", "ملح"] {
            #expect(try site.page("episodes/\(name)/index.html").contains(alternates), "\(name)")
        }
        #expect(try !site.page("episodes/pepper/index.html").contains("hreflang"))
        #expect(try !site.page("index.html").contains("hreflang"))
        let page = try site.page("episodes/salt/index.html")
        #expect(page.contains("<a rel=\"alternate\" hreflang=\"ar\" lang=\"ar\" dir=\"rtl\" href=\"../ملح/\">العربية</a>"))
        #expect(!page.contains("lang=\"en\" href=\"../salt/\""))
        #expect(try site.page("über/index.html").contains("hreflang=\"en\" lang=\"en\" href=\"../about/\">English</a>"))
    }

    @Test("The sitemap says of each the others; structured data says what is a translation of what")
    func programs() async throws {
        let site = try site()
        try await site.built()
        let sitemap = try site.page("sitemap.xml")
        let links = alternates.replacing("<link", with: "<xhtml:link").replacing("/\">", with: "/\"/>")
        #expect(sitemap.contains("<loc>https://salt.example/episodes/salt/</loc>\n<lastmod>2025-01-11</lastmod>\n\(links)</url>"))
        #expect(sitemap.matches(of: #/<xhtml:link /#).count == 3 * 3 + 2 * 2)
        #expect(
            try site.page("episodes/盐/index.html").contains(
                "\"translationOfWork\":{\"@type\":\"PodcastEpisode\",\"@id\":\"https://salt.example/episodes/salt/\"}"))
        #expect(try site.page("episodes/salt/index.html").matches(of: /"workTranslation":\[\{[^\]]*\},\{/).count == 1)
    }

    @Test("Where the site's address is not known, only readers are led")
    func nowhere() async throws {
        let site = try site(url: "")
        try await site.built()
        let page = try site.page("episodes/salt/index.html")
        #expect(!page.contains("<link rel=\"alternate\" hreflang") && page.contains("<a rel=\"alternate\" hreflang=\"zh-Hans\""))
    }

    @Test("A new translation makes those pages again that lead to it")
    func keys() async throws {
        let site = try site()
        try await site.settled()
        try site.write("Content/episodes/sel.md", "---\ntitle: Sel\ndate: 2025-01-14\nlanguage: zh-Hant\ntranslationOf: salt\n---\n")
        let touched = try await site.built().touchedPages
        #expect(Set(touched).isSuperset(of: ["episodes/salt/index.html", "episodes/盐/index.html", "episodes/sel/index.html"]))
        #expect(!touched.contains("episodes/pepper/index.html"))
    }

    @Test(
        "What cannot be one is told, and published without",
        arguments: [
            ("language: zh-Hant\ntranslationOf: slat", "there is no episode `slat`", "did you mean `salt`?"),
            ("translationOf: salt", "the episode `salt` is in the language `en` too", "write `language:`"),
            ("language: zh-Hans\ntranslationOf: Salt", "the episode `盐` is in the language `zh-Hans` too", "in another language"),
            ("language: zh-Hant\ntranslationOf: sel", "this episode would be a translation of itself", "there first"),
            ("language: zh-Hant\ntranslationOf: draft", nil, nil),
        ] as [(String, String?, String?)])
    func mistakes(_ keys: String, _ message: String?, _ hint: String?) async throws {
        let site = try site()
        try site.write("Content/episodes/draft.md", "---\ntitle: Draft\ndraft: true\n---\n")
        try site.write("Content/episodes/sel.md", "---\ntitle: Sel\ndate: 2025-01-14\n\(keys)\n---\n")
        let report = try await site.build()
        #expect(report.summary != nil)
        guard let message else {
            #expect(report.diagnostics.isEmpty)
            return
        }
        let said = report.diagnostics.map { $0.text(colour: false) }.joined()
        #expect(report.diagnostics.map(\.name) == ["unknown-original"])
        #expect(said.contains(message) && hint.map(said.contains) != false, "\(said)")
    }

    @Test("A page is a translation of a page, and a folder of no episode is none")
    func pages() async throws {
        let site = try site()
        try site.write("Content/pages/imprint.md", "---\ntitle: Imprint\nlanguage: zh-Hant\ntranslationOf: salt\n---\n")
        let report = try await site.build()
        #expect(report.diagnostics.map(\.message) == ["there is no page `salt`"])
    }
}
