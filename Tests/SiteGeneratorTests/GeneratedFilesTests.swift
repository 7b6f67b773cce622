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

    private static let pageLimit = SitemapFiles.Limits(pages: 3, unmeasured: 3)
    private static let byteLimit = SitemapFiles.Limits(bytes: 500, unmeasured: 1)

    @Test("A sitemap that is too long is an index of parts, each of which keeps the limits", arguments: [pageLimit, byteLimit])
    func sitemapParts(_ limits: SitemapFiles.Limits) async throws {
        let site = try site()
        try site.write("Content/episodes/two/episode.md", "---\ntitle: Two\ndate: 2025-01-13\ncover: c d.png\n---\n")
        try site.write("Content/episodes/two/c d.png", "PNG")
        try await site.built()
        let whole = try site.page("sitemap.xml")
        let locations = { (file: String) in
            try site.page(file).matches(of: /<loc>https:\/\/salt\.example\/pod\/(.*?)<\/loc>/).map { String($0.1) }
        }
        let all = try locations("sitemap.xml")
        #expect(whole.contains("<image:loc>https://salt.example/pod/episodes/two/c%20d.png</image:loc>"))
        try site.remove(".build-site")
        #expect(try await site.build(producers: [SitemapFiles(limits: limits)]).summary != nil)
        let parts = try locations("sitemap.xml")
        #expect(try site.page("sitemap.xml").contains("<sitemapindex ") && parts.count > 2)
        #expect(parts == (1...parts.count).map { "sitemap-\($0).xml" })
        for part in parts {
            let text = try site.page(part)
            #expect(try text.utf8.count <= limits.bytes && locations(part).count <= limits.pages)
            #expect(text.hasPrefix("<?xml") && text.hasSuffix("</url>\n</urlset>\n"))
        }
        #expect(try parts.flatMap(locations) == all)
    }

    @Test("Of one page that is longer than a file may be, there is a file with it alone")
    func longPage() async throws {
        let site = try site()
        #expect(try await site.build(producers: [SitemapFiles(limits: .init(bytes: 10, unmeasured: 1))]).summary != nil)
        #expect(site.exists("sitemap-8.xml") && !site.exists("sitemap-9.xml"))
    }

    @Test("The newest episodes are there whole for language models, each below its address, as many as there is room for")
    func fullText() async throws {
        let site = try site()
        try await site.built()
        let text = try site.page("llms-full.txt")
        let newest = try site.page("episodes/盐/index.md"), oldest = try site.page("episodes/one/index.md")
        #expect(
            text == """
                # Salt

                - [llms.txt](https://salt.example/pod/llms.txt)

                ***

                [盐](https://salt.example/pod/episodes/%E7%9B%90/)

                \(newest)
                ***

                [One \\</script>\\<script>alert(1)\\</script>](https://salt.example/pod/episodes/one/)

                \(oldest)
                """)
        #expect(try site.page("llms.txt").contains("(https://salt.example/pod/llms-full.txt)"))
        let room = [LanguageModelFullText(mostBytes: text.utf8.count - 1)]
        try site.remove(".build-site")
        #expect(try await site.build(producers: room).summary != nil)
        #expect(try site.page("llms-full.txt") == text.components(separatedBy: "\n***\n").dropLast().joined(separator: "\n***\n"))
        try site.remove(".build-site")
        #expect(try await site.build(producers: [LanguageModelFullText(mostBytes: text.utf8.count)]).summary != nil)
        #expect(try site.page("llms-full.txt") == text)
    }

    @Test("An episode for which there is no room does not make the text for language models again; another does, and no other episode")
    func fullTextKeys() async throws {
        let site = try site()
        let room = [LanguageModelFullText(mostBytes: 350)]
        for _ in 0..<3 { #expect(try await site.build(producers: room).summary != nil) }
        try site.replace("---\ntitle: One", with: "---\nsubtitle: First\ntitle: One", in: "Content/episodes/one.md")
        #expect(try await site.build(producers: room).summary?.madeGroups == 1)
        try site.write("Content/episodes/盐.md", "---\ntitle: 盐\ndate: 2025-01-12\n---\nNotes.\n")
        #expect(try await site.build(producers: room).summary?.madeGroups == 2)
        #expect(try site.page("llms-full.txt").contains("Notes."))
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

    @Test("Hosts get the files that show.yml asks for, and a policy that lets the sound through")
    func hosting() async throws {
        let site = try site("hosting: [cloudflare, github]")
        try site.write(
            "Content/episodes/two.md",
            "---\ntitle: Two\ndate: 2025-01-13\naudio: {url: \"https://cdn.example:8443/a.mp3\", bytes: 1}\n---\n")
        try await site.built()
        #expect(
            try site.page("_redirects").hasPrefix("/pod/alt/ /pod/episodes/%E7%9B%90/ 301\n/pod/old%20name /pod/episodes/%E7%9B%90/ 301\n"))
        let headers = try site.page("_headers")
        #expect(headers.contains("media-src 'self' https:;"))
        #expect(
            headers.contains("/pod/episodes/*\n  Access-Control-Allow-Origin: *"))
        #expect(!headers.contains("/pod/tags/*"))
        #expect(try site.page(".nojekyll") == "")
        #expect(!site.exists("CNAME"), "a site with its own name stands at the top of it")
        try site.replace("hosting: [cloudflare, github]", with: "", in: "Content/show.yml")
        try await site.built()
        for file in ["_redirects", "_headers", "CNAME", ".nojekyll"] { #expect(!site.exists(file)) }
    }

    @Test(
        "Old addresses as hosts compare them: nothing leads to itself, and nothing of them is a pattern; Netlify alone is told to lead on for sure"
    )
    func rules() async throws {
        let site = try site("hosting: netlify")
        try site.replace(
            "aliases: [/alt/, /old name, /a.html]", with: "aliases: [/episodes/盐/, /a*b/:id, /ä/100%25, \"/?p=1\"]",
            in: "Content/episodes/盐.md")
        try await site.built()
        #expect(
            try site.page("_redirects")
                == ["a%2Ab/%3Aid", "%C3%A4/100%25"].map { "/pod/\($0) /pod/episodes/%E7%9B%90/ 301!\n" }.joined())
    }

    @Test("GitHub is told the name of a site that stands at the top of it")
    func hostName() async throws {
        let site = try site("hosting: github", url: "url: https://salt.example")
        try await site.built()
        #expect(try site.page("CNAME") == "salt.example\n")
    }

    @Test(
        "Sound from elsewhere is let through where nobody knows where the site stands, too, also unencrypted; where there is none, none is")
    func policy() async throws {
        let site = try site("hosting: netlify", url: "")
        try await site.built()
        #expect(try site.page("_headers").contains("media-src 'self';"))
        try site.write(
            "Content/episodes/two.md", "---\ntitle: Two\ndate: 2025-01-13\naudio: {url: \"http://cdn.example:81/a;b.mp3\", bytes: 1}\n---\n"
        )
        try await site.built()
        #expect(try site.page("_headers").contains("media-src 'self' https: http://cdn.example:81;"))
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
        for page in ["people/jo", "tags/a-b"] {
            let html = try site.page("\(page)/index.html")
            for link in ["type=\"application/rss+xml\"", "type=\"application/feed+json\"", "<a href=\"feed.xml\">"] {
                #expect(html.contains(link), "\(page)")
            }
            #expect(html.contains("href=\"feed.xml\"") && html.contains("href=\"feed.json\""), "\(page)")
            #expect(try site.page("sitemap.xml").contains("/\(page)/</loc>\n<lastmod>2025-01-1"), "\(page)")
        }
    }
}
