import Diagnostics
import Foundation
import Podcast
import Testing

@testable import SiteGenerator

@Suite("The show's feed")
struct FeedTests {
    /// A show that directories take, with as many episodes as are wanted: `e1` is the oldest.
    private func site(episodes count: Int, show more: String = "") throws -> TestSite {
        let site = try TestSite([
            "Content/show.yml": """
            title: Salt
            description: About salt.
            timezone: Europe/Berlin
            url: https://salt.example/pod
            categories: [Food]
            owner: {name: Jo, email: jo@salt.example}
            cover: cover.jpg
            hosts: [jo]
            \(more)
            """,
            "Content/cover.jpg": "JPEG", "Content/people/jo.md": "---\nname: Jo\nimage: jo.jpg\n---\nBio.\n",
            "Content/people/jo.jpg": "JPEG",
        ])
        for number in 1..<(count + 1) {
            try site.write(
                "Content/episodes/e\(number).md", "---\ntitle: E \(number)\ndate: 2025-01-\(number + 10)\n---\nNotes \(number).\n")
        }
        return site
    }

    private func titles(_ feed: String) -> [String] {
        feed.matches(of: /<itunes:title>(.*?)<\/itunes:title>/).map { String($0.1) }
    }

    @Test("Show notes lead back to the site, chapters are text, and times are left to the apps")
    func notes() async throws {
        let site = try site(episodes: 1)
        try site.write("Content/episodes/two/map of it.png", "PNG")
        try site.write("Content/episodes/two/transcript.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nHello.\n")
        try site.write("Content/episodes/two/two.mp3", "twelve bytes")
        try site.write(
            "Content/episodes/two/episode.md",
            """
            ---
            title: Two ]]> <b>&
            date: 2025-02-01T18:30
            summary: Rocks & stones.
            audio: two.mp3
            season: 2
            number: 7
            chapters: [{start: "0:00", title: Hello}, {start: "1:02:03", title: "A & B"}]
            links: [{title: One, url: ../e1.md}]
            ---
            At 0:02 and [then](#t=62): [one](../e1.md#notes), [top](/), [mail](mailto:a@b.example), ![map](map%20of%20it.png)
            """)
        try await site.built()
        let feed = try site.page("feed.xml")
        #expect(
            feed.contains(
                """
                <content:encoded>&lt;p&gt;Rocks &amp;amp; stones.&lt;/p&gt;
                &lt;p&gt;At 0:02 and &lt;a href="https://salt.example/pod/episodes/two/#t=62"&gt;then&lt;/a&gt;: \
                &lt;a href="https://salt.example/pod/episodes/e1/#notes"&gt;one&lt;/a&gt;, &lt;a href="https://salt.example/pod/"&gt;top&lt;/a&gt;, \
                &lt;a href="mailto:a@b.example"&gt;mail&lt;/a&gt;, \
                &lt;img src="https://salt.example/pod/episodes/two/map%20of%20it.png" alt="map"&gt;&lt;/p&gt;
                &lt;h3&gt;Chapters&lt;/h3&gt;
                &lt;p&gt;(0:00) Hello&lt;br&gt;
                (1:02:03) A &amp;amp; B&lt;/p&gt;
                """), "\(feed)")
        #expect(feed.contains("<title>Two ]]&gt; &lt;b&gt;&amp;</title>"))
        #expect(feed.contains("<pubDate>Sat, 01 Feb 2025 18:30:00 +0100</pubDate>"))
        #expect(feed.contains("<enclosure url=\"https://salt.example/pod/episodes/two/two.mp3\" length=\"12\" type=\"audio/mpeg\"/>"))
        #expect(
            feed.contains(
                "<podcast:transcript url=\"https://salt.example/pod/episodes/two/transcript.vtt\" type=\"text/vtt\" language=\"en\" rel=\"captions\"/>"
            ))
        #expect(
            feed.contains(
                "<podcast:chapters url=\"https://salt.example/pod/episodes/two/chapters.json\" type=\"application/json+chapters\"/>"))
        #expect(feed.contains("<psc:chapter start=\"01:02:03.000\" title=\"A &amp; B\"/>"))
        #expect(
            feed.contains(
                "<podcast:person role=\"host\" group=\"cast\" img=\"https://salt.example/pod/people/jo/jo.jpg\" href=\"https://salt.example/pod/people/jo/\">Jo</podcast:person>"
            ))
        #expect(try site.page("episodes/e1/index.html").contains("type=\"application/rss+xml\" title=\"Salt\" href=\"../../feed.xml\""))
    }

    @Test("Where HTML is kept, what it shows and where it leads is whole in feeds, too")
    func rawHTML() async throws {
        let site = try site(episodes: 1, show: "html: true")
        try site.write("Content/episodes/two/map.png", "PNG")
        try site.write(
            "Content/episodes/two/episode.md",
            """
            ---
            title: Two
            date: 2025-02-01
            ---
            <figure><img src="map.png" srcset="map.png 1x, /big.png 2x" alt="map"><a href='../e1/'>one</a></figure>

            And <a href="https://a.example/?b=1&amp;c=2">there</a>, <a href=#notes>here</a>.
            """)
        try await site.built()
        let page = "https://salt.example/pod/episodes/two/"
        for html in [
            "<figure><img src=\"\(page)map.png\" srcset=\"\(page)map.png 1x, https://salt.example/pod/big.png 2x\" alt=\"map\">",
            "<a href='https://salt.example/pod/episodes/e1/'>one</a></figure>",
            "<a href=\"https://a.example/?b=1&amp;c=2\">there</a>, <a href=\(page)#notes>here</a>.",
        ] {
            let escaped = html.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            #expect(try site.page("feed.xml").contains(escaped), "\(html)")
        }
        #expect(try site.page("episodes/two/index.html").contains("<img src=\"map.png\""))
    }

    @Test("An episode with nothing but notes is described by how they begin, in the feed and to search engines")
    func beginning() async throws {
        let site = try site(episodes: 1)
        let long = String(repeating: "word ", count: 100)
        try site.write(
            "Content/episodes/e2.md",
            "---\ntitle: E 2\ndate: 2025-02-01\n---\n# Hello\n\n- a list\n\nAt *last* [text](e1.md),\nmore & more.\n")
        try site.write("Content/episodes/e3.md", "---\ntitle: E 3\ndate: 2025-02-02\nsubtitle: Below\n---\nText.\n")
        try site.write("Content/episodes/e4.md", "---\ntitle: E 4\ndate: 2025-02-03\n---\n\(long)\n")
        try await site.built()
        let feed = try site.page("feed.xml")
        for text in ["At last text, more &amp; more.", "Below", "Notes 1."] {
            #expect(feed.contains("<description>\(text)</description>"), "\(text)")
        }
        let cut = try #require(feed.firstMatch(of: /<description>(word .*?…)<\/description>/)).1
        #expect(cut.unicodeScalars.count == 300)
        let page = try site.page("episodes/e2/index.html")
        #expect(page.contains("<meta name=\"description\" content=\"At last text, more &amp; more.\">"))
        #expect(page.contains("\"description\":\"At last text, more "))
    }

    @Test("Sponsors are in the notes, chapters without a title are numbered, and who is not heard is no actor and no author")
    func others() async throws {
        let site = try site(episodes: 0, show: "funding: {Our page: /about/}")
        try site.write("Content/pages/about.md", "---\ntitle: About\n---\nUs.\n")
        try site.write(
            "Content/episodes/e1.md",
            """
            ---
            title: E 1
            date: 2025-02-01
            people: [jo, {name: Ann, role: guest}, {name: Tom, role: audio editor}, {name: Odd, role: my own}]
            chapters: [{start: "0:00", title: Hello}, {start: "1:00"}]
            sponsors: [{name: Fridge & Sons, text: Silent., url: "https://fridge.example/?a&b"}, Friends]
            ---
            Notes.
            """)
        try await site.built()
        let feed = try site.page("feed.xml")
        #expect(
            feed.contains(
                "&lt;h3&gt;Sponsors&lt;/h3&gt;\n&lt;p&gt;&lt;a rel=\"sponsored\" href=\"https://fridge.example/?a&amp;amp;b\"&gt;Fridge &amp;amp; Sons&lt;/a&gt; Silent.&lt;/p&gt;\n&lt;p&gt;Friends&lt;/p&gt;"
            ))
        #expect(feed.contains("<psc:chapter start=\"00:01:00.000\" title=\"Chapter 2\"/>"))
        #expect(feed.contains("<itunes:title>E 1</itunes:title>\n<itunes:author>Jo</itunes:author>"))
        #expect(feed.contains("<podcast:funding url=\"https://salt.example/pod/about/\">Our page</podcast:funding>"))
        let page = try site.page("episodes/e1/index.html")
        let people = { (key: String) in
            page.firstMatch(of: try! Regex("\"\(key)\":\\[(.*?)\\]", as: (Substring, Substring).self))?.1.matches(of: /"name":"(.*?)"/).map
            { String($0.1) }
        }
        #expect(people("actor") == ["Jo", "Ann"])
        #expect(people("contributor") == ["Tom", "Odd"])
    }

    @Test("The guid of the show and of its episodes do not change with the place where the site is tried out")
    func stable() async throws {
        let site = try site(episodes: 1)
        try await site.built()
        let feed = try site.page("feed.xml")
        #expect(feed.contains("<guid isPermaLink=\"true\">https://salt.example/pod/episodes/e1/</guid>"))
        let guid = try #require(feed.firstMatch(of: /<podcast:guid>.*?<\/podcast:guid>/)).0
        site.baseURL = "http://localhost:8000"
        try await site.built()
        let preview = try site.page("feed.xml")
        #expect(preview.contains("<guid isPermaLink=\"false\">https://salt.example/pod/episodes/e1/</guid>"))
        #expect(preview.contains(guid))
        #expect(preview.contains("href=\"http://localhost:8000/feed.xml\""))
    }

    @Test("An episode keeps the guid that it has, or the address that it first had")
    func guids() async throws {
        let site = try site(episodes: 2)
        try site.replace("title: E 1", with: "title: E 1\nguid: abc\naliases: [/old/]", in: "Content/episodes/e1.md")
        try site.replace("title: E 2", with: "title: E 2\naliases: [/old/e2/, /older/]", in: "Content/episodes/e2.md")
        let report = try await site.build()
        #expect(report.diagnostics.map(\.name) == ["unstable-guid"])
        let feed = try site.page("feed.xml")
        #expect(feed.contains("<guid isPermaLink=\"false\">abc</guid>"))
        #expect(feed.contains("<guid isPermaLink=\"false\">https://salt.example/pod/old/e2/</guid>"))
    }

    @Test(
        "Older episodes are in archives that stay what they are",
        arguments: [
            (4, nil, 0..<4, []), (4, 4, 0..<4, []), (5, 4, 0..<4, [1..<5]), (8, 4, 0..<4, [4..<8]),
            (9, 4, 0..<4, [5..<9, 1..<5]), (3, 1, 0..<1, [2..<3, 1..<2]),
        ] as [(Int, Int?, Range<Int>, [Range<Int>])])
    func documents(_ episodes: Int, _ limit: Int?, _ current: Range<Int>, _ archives: [Range<Int>]) {
        let documents = FeedFiles.Documents(episodes: episodes, limit: limit, hasArchives: true)
        #expect(documents.current == current && documents.archives == archives)
        // Nothing is left out.
        #expect(Set((archives + [current]).joined()) == Set(0..<episodes))
    }

    @Test("A feed and its archives lead to each other, and a new episode changes no archive but makes a new one when there are enough")
    func archives() async throws {
        let site = try site(episodes: 5, show: "feed: {limit: 2}")
        try await site.built()
        #expect(titles(try site.page("feed.xml")) == ["E 5", "E 4"])
        #expect(titles(try site.page("feed/archive-1.xml")) == ["E 2", "E 1"])
        #expect(titles(try site.page("feed/archive-2.xml")) == ["E 4", "E 3"])
        #expect(try site.page("feed.xml").contains("rel=\"prev-archive\" href=\"https://salt.example/pod/feed/archive-2.xml\""))
        #expect(try !site.page("feed.xml").contains("<fh:complete/>"))
        let second = try site.page("feed/archive-2.xml")
        #expect(second.contains("rel=\"current\" href=\"https://salt.example/pod/feed.xml\"") && second.contains("<fh:archive/>"))
        #expect(second.contains("rel=\"prev-archive\" href=\"https://salt.example/pod/feed/archive-1.xml\""))
        try await site.settled()
        try site.write("Content/episodes/e6.md", "---\ntitle: E 6\ndate: 2025-01-20\n---\n")
        let summary = try await site.built()
        let touched = (summary.added + summary.changed).map(\.string).filter { $0.hasPrefix("feed") }.sorted()
        #expect(touched == ["feed.json", "feed.xml"])
        try site.write("Content/episodes/e7.md", "---\ntitle: E 7\ndate: 2025-01-21\n---\n")
        try await site.built()
        #expect(titles(try site.page("feed/archive-3.xml")) == ["E 6", "E 5"])
        #expect(try site.page("feed/archive-2.xml").contains("rel=\"next-archive\" href=\"https://salt.example/pod/feed/archive-3.xml\""))
    }

    @Test("New notes make their episode again and the feed, and no page that lists the episode")
    func keys() async throws {
        let site = try site(episodes: 3)
        try await site.settled()
        try site.replace("Notes 2.", with: "Other notes.", in: "Content/episodes/e2.md")
        #expect(try await site.built().madeGroups == 4, "the episode, the feed in both of its formats, and the text for language models")
        #expect(try site.page("feed.xml").contains("Other notes.") && site.page("feed.xml").contains("Notes 3."))
    }

    @Test("A damaged cache costs time, and no episode")
    func damaged() async throws {
        let site = try site(episodes: 3)
        try await site.settled()
        let whole = try site.page("feed.xml")
        for name in ["entries-0", "entries-1"] where FileManager.default.fileExists(atPath: "\(site.folder)/.build-site/\(name)") {
            try site.write(".build-site/\(name)", "nothing of what was there")
        }
        try site.replace("title: Salt", with: "title: Pepper", in: "Content/show.yml")
        try await site.built()
        #expect(try site.page("feed.xml") == whole.replacing("Salt", with: "Pepper"))
    }

    @Test("Links to the feed lead somewhere where there is one")
    func links() async throws {
        let site = try site(episodes: 1)
        try site.write("Content/pages/about.md", "---\ntitle: About\n---\n[feed](/feed.xml)\n")
        #expect(try await site.build().diagnostics.isEmpty)
        try site.replace("hosts: [jo]", with: "hosts: [jo]\nfeed: no", in: "Content/show.yml")
        #expect(try await site.build().diagnostics.map(\.name) == ["missing-target"])
        #expect(!site.exists("feed.xml"))
    }

    @Test("Where another host makes the feed, pages lead to that")
    func elsewhere() async throws {
        let site = try site(episodes: 1, show: "feed: {url: \"https://feeds.example/salt\", publish: no}")
        try await site.built()
        #expect(!site.exists("feed.xml"))
        #expect(try site.page("index.html").contains("title=\"Salt\" href=\"https://feeds.example/salt\""))
    }

    @Test("Downloads are counted in the feed, and not on the page")
    func prefix() async throws {
        let site = try site(episodes: 1, show: "feed: {enclosurePrefix: \"https://op3.dev/e\"}")
        try site.replace(
            "title: E 1", with: "title: E 1\ntype: trailer\naudio: {url: \"https://cdn.example/1.mp3\", bytes: 5}",
            in: "Content/episodes/e1.md")
        try await site.built()
        let feed = try site.page("feed.xml")
        #expect(feed.contains("<enclosure url=\"https://op3.dev/e/cdn.example/1.mp3\" length=\"5\" type=\"audio/mpeg\"/>"))
        #expect(feed.contains("<podcast:trailer url=\"https://op3.dev/e/cdn.example/1.mp3\" pubdate=\"Sat, 11 Jan 2025 00:00:00 +0100\""))
        #expect(try !site.page("episodes/e1/index.html").contains("op3.dev"))
    }
}
