import Testing

@testable import SiteGenerator

@Suite("A person's page")
struct PeoplePagesTests {
    private func site() throws -> TestSite {
        let site = try TestSite.redTowers()
        try site.replace(
            "tags: [AI, hardware]",
            with: """
                tags: [AI, hardware]
                people: [da-wei, {person: zhang-qi, role: guest}]
                speakers: {Guest: zhang-qi}
                topics:
                  - {speaker: zhang-qi, text: "Sand & light\\nare enough.", start: "0:12"}
                """, in: "Content/episodes/113-chips/episode.md")
        return site
    }

    @Test("It says what they argued, and leads to the moment; where that is not told, only the words stand")
    func topics() async throws {
        let site = try site()
        try await site.built()
        let page = try site.page("people/zhang-qi/index.html")
        #expect(
            page.contains(
                "<p class=\"argued\"><a class=\"time\" href=\"../../episodes/113-chips/#t=12\" aria-label=\"Play from 0:12\">0:12</a> Sand &amp; light are enough.</p>"
            ),
            "\(page)")
        #expect(page.contains("<p class=\"argued\">A model is statistics.</p>"))
        #expect(try site.page("episodes/113-chips/index.html").contains("id=\"t=12\""), "the moment is there")
        #expect(try !site.page("people/da-wei/index.html").contains("argued"))
        #expect(try !site.page("index.html").contains("argued"), "only their own page says it")
        let markdown = try site.page("people/zhang-qi/index.md")
        #expect(markdown.contains("[0:12](../../episodes/113-chips/#t=12) Sand & light are enough. – [Chips & "), "\(markdown)")
    }

    @Test("It says how long they speak in each episode that has times")
    func talkTime() async throws {
        let site = try site()
        try await site.built()
        let page = try site.page("people/zhang-qi/index.html")
        #expect(page.contains("<span>speaks for 3 s</span>"), "\(page)")
        #expect(page.components(separatedBy: "speaks for").count == 2, "not of the transcript without times, and no sum of one")
    }

    @Test("It names with whom they are in more than one episode")
    func companions() async throws {
        let site = try site()
        try await site.built()
        #expect(
            try site.page("people/da-wei/index.html").contains(
                "<a href=\"../zhang-qi/\"><bdi>Zhang Qi</bdi></a> <span class=\"role\">2 episodes</span>"))
        try site.replace(
            "people: [da-wei, {person: zhang-qi, role: guest}]\ntags: [ai]", with: "people: [da-wei, {name: Zhang Qi}]\ntags: [ai]",
            in: "Content/episodes/114-model/episode.md")
        try site.replace(
            "{speaker: zhang-qi, text: A model", with: "{speaker: da-wei, text: A model", in: "Content/episodes/114-model/episode.md")
        try await site.built()
        #expect(try !site.page("people/da-wei/index.html").contains("Often with"))
    }

    @Test("What someone argues in one episode makes their page again, and nobody else's")
    func edit() async throws {
        let site = try site()
        try await site.settled()
        try site.replace("are enough", with: "suffice", in: "Content/episodes/113-chips/episode.md")
        let touched = try await site.built().touchedPages
        #expect(touched.contains("people/zhang-qi/index.html") && touched.contains("episodes/113-chips/index.html"))
        #expect(!touched.contains("people/da-wei/index.html") && !touched.contains("index.html"), "\(touched)")
    }
}

@Suite("Seasons")
struct SeasonTests {
    @Test("With more than one season each has a page, to which its episodes and the list of all lead; with one there is none")
    func pages() async throws {
        let site = try TestSite.redTowers()
        try site.replace("number: 112", with: "number: 112\nseason: 1", in: "Content/episodes/112-rice/episode.md")
        try site.replace("number: 113", with: "number: 113\nseason: 1", in: "Content/episodes/113-chips/episode.md")
        try await site.built()
        #expect(!site.exists("seasons/1/index.html"))
        #expect(try site.page("episodes/112-rice/index.html").contains("<span>Season 1</span>"))
        try site.replace("number: 114", with: "number: 114\nseason: 2", in: "Content/episodes/114-model/episode.md")
        try await site.built()
        let season = try site.page("seasons/1/index.html")
        #expect(season.contains("The price of rice") && season.contains("Chips") && !season.contains("What a model is"))
        #expect(season.contains("<a href=\"../2/\">Season 2</a>") && season.contains("aria-current=\"page\">Season 1</a>"))
        #expect(try site.page("seasons/2/index.md").contains("[What a model is](../../episodes/114-model/)"))
        #expect(try site.page("episodes/112-rice/index.html").contains("<a href=\"../../seasons/1/\">Season 1</a>"))
        #expect(try site.page("episodes/index.html").contains("<a href=\"../seasons/2/\">Season 2</a>"))
        try site.replace("season: 2", with: "season: 1", in: "Content/episodes/114-model/episode.md")
        try await site.built()
        #expect(!site.exists("seasons/1/index.html"))
    }

    @Test("A page of that name is an error, for its place is taken")
    func reserved() async throws {
        let site = try TestSite.redTowers()
        try site.write("Content/pages/seasons.md", "---\ntitle: Seasons\n---\n")
        #expect(try await site.build().diagnostics.contains { $0.message.contains("the site needs the name `seasons`") })
    }
}
