import Podcast
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
        #expect(page.contains("<span><a href=\"../../episodes/113-chips/#t=10\">speaks for 3 s</a></span>"), "\(page)")
        #expect(page.components(separatedBy: "speaks for").count == 2, "not of the transcript without times, and no sum of one")
    }

    @Test("Each bar leads to the moment at which they begin to speak, and for the keyboard one link does")
    func bars() async throws {
        let site = try TestSite([
            "Content/show.yml": "title: Salt\n", "Content/people/jo.md": "---\nname: Jo\n---\n",
            "Content/people/ann.md": "---\nname: Ann\n---\n",
            "Content/episodes/one/episode.md": "---\ntitle: One\ndate: 2025-01-01\npeople: [jo, ann]\n---\n",
            "Content/episodes/one/transcript.vtt": """
            WEBVTT

            00:00:00.000 --> 00:00:20.000
            <v Jo>Welcome.

            00:00:20.000 --> 00:01:00.000
            <v Ann>Thank you. It is cold.

            00:01:00.000 --> 00:01:30.000
            <v Jo>Where?

            00:01:30.000 --> 00:02:00.000
            <v Ann>Here.

            """,
        ])
        try await site.built()
        let episode = "../../episodes/one/"
        let page = try site.page("people/jo/index.html")
        #expect(
            page.contains(
                "<a href=\"\(episode)#t=0\" tabindex=\"-1\"><path d=\"M0 3h39\"/></a><a href=\"\(episode)#t=60\" tabindex=\"-1\">"))
        #expect(page.contains("<span><a href=\"\(episode)#t=0\">speaks for 50 s</a></span>"))
        #expect(try site.page("people/ann/index.html").contains("<a href=\"\(episode)#t=20\" tabindex=\"-1\"><path d=\"M39 9h81\"/></a>"))
        for moment in ["0", "20", "60", "90"] { #expect(try site.page("episodes/one/index.html").contains("id=\"t=\(moment)\"")) }
        #expect(try !site.page("index.html").contains("tabindex=\"-1\"><path"), "in other lists all who speak are drawn")
    }

    @Test("Bars that are nearest to each other share a link where there would be too many, fewer in a row the more rows there are")
    func joinedBars() {
        func passages(_ starts: [Int]) -> [Appearances.Passage] {
            starts.map { .init(person: Slug("jo")!, start: $0, end: $0 + 2, moment: "t=\($0)") }
        }
        let joined = Appearances.joined(passages([0, 3, 10, 14, 30]), atMost: 3)
        #expect(joined.map(\.moment) == ["t=0", "t=10", "t=30"] && joined.map(\.end) == [5, 16, 32])
        #expect(Appearances.joined(passages([0, 3]), atMost: 3).count == 2)
        #expect(Appearances.joined(passages([0, 3, 9]), atMost: 1).map(\.end) == [11])
        for rows in [1, 10, 25, 100, 400, 600] {
            #expect(Appearances.barsInRow(of: rows) * rows <= Appearances.mostBars)
        }
        #expect(Appearances.barsInRow(of: 5000) == 1)
    }

    @Test("The list of people begins with the hosts, in the show's order, and goes on by name")
    func order() async throws {
        let site = try TestSite([
            "Content/show.yml": "title: Salt\nhosts: [zoe, mia]\n", "Content/people/zoe.md": "---\nname: Zoe\n---\n",
            "Content/people/mia.md": "---\nname: Mia\n---\n", "Content/people/bo.md": "---\nname: Bo\n---\n",
            "Content/people/al.md": "---\nname: Al\n---\n",
        ])
        try await site.built()
        for (page, pattern) in [("people/index.html", "<a href=\"(\\w+)/\"><bdi>"), ("people/index.md", "\\]\\((\\w+)/\\)")] {
            let found = try site.page(page).matches(of: Regex<(Substring, Substring)>(pattern)).map { String($0.1) }
            #expect(found == ["zoe", "mia", "al", "bo"], "\(page)")
        }
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
    @Test("A season's page leads to all seasons, or of very many to those around it")
    func many() {
        #expect(SeasonPages.around(1, in: [1, 2, 4]) == [1, 2, 4])
        let seasons = Array(1...1000)
        #expect(SeasonPages.around(0, in: seasons) == seasons[0..<50])
        #expect(SeasonPages.around(500, in: seasons) == seasons[475..<525])
        #expect(SeasonPages.around(999, in: seasons) == seasons[950..<1000])
    }

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
