import Foundation
import Podcast
import Testing

@testable import SiteGenerator

@Suite("Files for search engines, programs and hosts")
struct GeneratedFilesTests {
    private func site(_ more: String = "", url: String = "url: https://salt.example/pod") throws -> TestSite {
        try TestSite([
            "Content/show.yml": "title: Salt\n\(url)\n\(more)\n", "Content/people/jo.md": "---\nname: Jo </script><b>\n---\nBio.\n",
            "Content/episodes/one.md":
                "---\ntitle: One </script><script>alert(1)</script>\ndate: 2025-01-11\npeople: jo\ntags: [a b]\n---\n",
            "Content/episodes/盐.md": "---\ntitle: 盐\ndate: 2025-01-12\naliases: [/alt/, /old name, /a.html]\n---\n",
        ])
    }

    @Test("A site that does not know where it stands has none of them, and says nothing to other sites")
    func nowhere() async throws {
        let site = try site(url: "")
        try await site.built()
        for file in ["sitemap.xml", "robots.txt", "llms.txt", "episodes.json", "feed.xml", "feed.json"] { #expect(!site.exists(file)) }
        let page = try site.page("episodes/one/index.html")
        #expect(!page.contains("og:") && !page.contains("ld+json"))
    }

    @Test("A file that the podcaster wrote counts, and not the one that the program would write")
    func own() async throws {
        let site = try site("hosting: netlify")
        try site.write("Content/files/robots.txt", "mine")
        try site.write("Content/files/_headers", "mine too")
        try site.write("Content/files/feed.xml", "<rss/>")
        try await site.built()
        #expect(try site.page("robots.txt") == "mine" && site.page("_headers") == "mine too" && site.page("feed.xml") == "<rss/>")
    }

    @Test("The sitemap has every page once, in addresses of ASCII, and is cut where search engines stop reading")
    func sitemap() async throws {
        let site = try site()
        try await site.built()
        let sitemap = try site.page("sitemap.xml")
        #expect(sitemap.contains("<loc>https://salt.example/pod/episodes/%E7%9B%90/</loc>\n<lastmod>2025-01-12</lastmod>"))
        #expect(sitemap.contains("<loc>https://salt.example/pod/tags/a-b/</loc>"))
        #expect(sitemap.matches(of: /<loc>/).count == 8)
        #expect(!sitemap.contains("404"))
    }

    @Test("What a page says to search engines can never end its element")
    func data() async throws {
        let site = try site()
        try await site.built()
        for path in ["episodes/one/index.html", "people/jo/index.html"] {
            let page = try site.page(path)
            let data = try #require(page.firstMatch(of: /<script type="application\/ld\+json">(.*?)<\/script>/)).1
            #expect(data.contains("\\u003c/script\\u003e") && !data.contains("<"))
            #expect((try? JSONSerialization.jsonObject(with: Data(data.utf8))) != nil)
        }
    }

    @Test("At an old address there is a page that leads to the new one; two things at one address are a mistake")
    func redirects() async throws {
        let site = try site()
        try await site.built()
        #expect(try site.page("alt/index.html").contains("content=\"0; url=../episodes/盐/\""))
        #expect(
            try site.page("old name/index.html").contains("<link rel=\"canonical\" href=\"https://salt.example/pod/episodes/%E7%9B%90/\">"))
        #expect(try site.page("a.html").contains("content=\"0; url=episodes/盐/\""))
        try site.replace("/alt/", with: "/episodes/one/", in: "Content/episodes/盐.md")
        let report = try await site.build()
        #expect(report.summary == nil && report.diagnostics.contains { $0.name == "output-collision" })
    }

    @Test(
        "The file of an old address",
        arguments: [
            ("/2019/old/", "2019/old/index.html"), ("2019/old", "2019/old/index.html"), ("/a.html", "a.html"),
            ("/%E7%9B%90/?p=1#x", "盐/index.html"),
            ("/", nil), ("/?p=12", nil),
        ] as [(String, String?)])
    func paths(_ alias: String, _ path: String?) {
        #expect(RedirectFiles.path(of: alias)?.string == path)
    }

    @Test("Hosts get the files that show.yml asks for, with the origins of the recordings")
    func hosting() async throws {
        let site = try site("hosting: [cloudflare, github]\ntranscriptFormats: [srt]")
        try site.write(
            "Content/episodes/two.md",
            "---\ntitle: Two\ndate: 2025-01-13\naudio: {url: \"https://cdn.example:8443/a.mp3\", bytes: 1}\n---\n")
        try await site.built()
        #expect(
            try site.page("_redirects").hasPrefix("/pod/alt/ /pod/episodes/%E7%9B%90/ 301\n/pod/old%20name /pod/episodes/%E7%9B%90/ 301\n"))
        let headers = try site.page("_headers")
        #expect(headers.contains("media-src 'self' https://cdn.example:8443;"))
        #expect(
            headers.contains("/pod/episodes/:slug/transcript.srt\n  Access-Control-Allow-Origin: *") && !headers.contains("transcript.vtt"))
        #expect(try site.page("CNAME") == "salt.example\n" && site.page(".nojekyll") == "")
        try site.replace("hosting: [cloudflare, github]", with: "", in: "Content/show.yml")
        try await site.built()
        for file in ["_redirects", "_headers", "CNAME", ".nojekyll"] { #expect(!site.exists(file)) }
    }

    @Test("A person's feed has what they are in, and is not for directories")
    func parts() async throws {
        let site = try site("feed: {people: yes, tags: yes, limit: 1}")
        try site.write("Content/episodes/two.md", "---\ntitle: Two\ndate: 2025-01-13\npeople: jo\n---\n")
        try await site.built()
        let feed = try site.page("people/jo/feed.xml")
        #expect(feed.contains("<itunes:title>Two</itunes:title>") && feed.contains("<itunes:block>Yes</itunes:block>"))
        #expect(feed.contains("rel=\"prev-archive\" href=\"https://salt.example/pod/people/jo/feed/archive-1.xml\""))
        #expect(try site.page("people/jo/feed/archive-1.xml").contains("<link>https://salt.example/pod/episodes/one/</link>"))
        #expect(try site.page("tags/a-b/feed.json").contains("\"id\":\"https://salt.example/pod/episodes/one/\""))
    }
}
