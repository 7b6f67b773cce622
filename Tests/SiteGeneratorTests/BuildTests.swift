import Foundation
import Synchronization
import Testing

@testable import SiteGenerator

@Suite struct BuildTests {
    @Test("A show becomes a site with a page for everything, and Markdown beside each")
    func pages() async throws {
        let site = try TestSite.redTowers()
        try await site.built()
        for page in [
            "", "episodes/", "episodes/112-rice/", "episodes/113-chips/", "episodes/114-model/", "people/", "people/da-wei/",
            "people/zhang-qi/", "tags/", "tags/ai/", "tags/food/", "tags/hardware/", "about/",
        ] {
            #expect(site.exists("\(page)index.html"), "\(page)")
            #expect(site.exists("\(page)index.md"), "\(page)")
        }
        #expect(site.exists("404.html"))
        #expect(site.exists("episodes/113-chips/transcript.vtt"))
        #expect(site.exists("episodes/113-chips/chapters.json"))
        #expect(!site.exists("episodes/114-model/transcript.vtt"), "an untimed transcript has no WebVTT")
    }

    @Test("Text from front matter is text on the page")
    func escaped() async throws {
        let site = try TestSite.redTowers()
        try await site.built()
        let page = try site.page("episodes/113-chips/index.html")
        #expect(page.contains("Chips &amp; &lt;chips&gt;"))
        #expect(!page.contains("<chips>"))
    }

    @Test("Every time is a link to an id that exists on the page")
    func moments() async throws {
        let site = try TestSite.redTowers()
        try await site.built()
        let page = try site.page("episodes/113-chips/index.html")
        for match in page.matches(of: /href="#([^"]+)"/) {
            #expect(page.contains("id=\"\(match.1)\""), "#\(match.1)")
        }
        let ids = page.matches(of: /\sid="([^"]+)"/).map { String($0.1) }
        #expect(Set(ids).count == ids.count, "\(ids)")
        #expect(page.contains("href=\"#t=11\""), "a time in the notes is a link")
        #expect(!page.contains("#t=7200"), "a time after the end of the sound is not")
    }

    @Test("Authors link from file to file, and readers get from page to page")
    func linksBetweenFiles() async throws {
        let site = try TestSite.redTowers()
        try await site.built()
        #expect(try site.page("episodes/114-model/index.html").contains("href=\"../113-chips/\""))
        #expect(try site.page("episodes/114-model/index.md").contains("(../113-chips/)"))
    }

    @Test("A tag is spelt as most episodes spell it, or else as the newest does")
    func tagSpelling() async throws {
        let site = try TestSite.redTowers()
        try site.write("Content/episodes/115/episode.md", "---\ntitle: More\ndate: 2025-02-01\ntags: [AI]\n---\n")
        try await site.built()
        #expect(try site.page("tags/ai/index.html").contains(">AI<"))
    }

    @Test("A new tag never takes the address of one that was there before")
    func tagAddresses() async throws {
        let site = try TestSite([
            "Content/show.yml": "title: Salt\n", "Content/episodes/one.md": "---\ntitle: One\ndate: 2025-01-01\ntags: [C#]\n---\n",
        ])
        try await site.built()
        #expect(try site.page("tags/c/index.html").contains(">C#<"))
        try site.write("Content/episodes/two.md", "---\ntitle: Two\ndate: 2025-02-01\ntags: [C, C#]\n---\n")
        try await site.built()
        #expect(try site.page("tags/c/index.html").contains(">C#<") && site.page("tags/c-2/index.html").contains(">C<"))
    }

    @Test("An episode's own glossary comes before the show's")
    func episodeGlossary() async throws {
        let site = try TestSite.redTowers()
        try site.write("Content/glossary.yml", "Silicon: sand\n")
        try site.replace(
            "number: 113", with: "number: 113\nglossary: {Quartz: sand, lamps: light}", in: "Content/episodes/113-chips/episode.md")
        try await site.built()
        let page = try site.page("episodes/113-chips/index.html")
        #expect(page.contains("A chip is Quartz.") && page.contains("And lamps."))
    }

    @Test("Every mistake of every file is shown in one run, and the old site stays")
    func mistakes() async throws {
        let site = try TestSite.redTowers()
        try await site.built()
        let before = try site.tree()
        try site.replace("date: 2025-01-29", with: "date: 2025-13-29", in: "Content/episodes/114-model/episode.md")
        try site.replace("person: zhang-qi", with: "person: zhang-chi", in: "Content/episodes/114-model/episode.md")
        try site.write("Content/episodes/120/episode.md", "---\ndate: 2025-01-01\n---\n")
        try site.write("Templates/tags.html", "{{#tag}}{{/tag}}")
        let report = try await site.build()
        #expect(report.summary == nil)
        let text = report.diagnostics.map { $0.text(colour: false) }.joined(separator: "\n")
        #expect(text.contains("Content/episodes/114-model/episode.md:3:"))
        #expect(text.contains("zhang-qi"))
        #expect(text.contains("Content/episodes/120/episode.md"))
        #expect(text.contains("Templates/tags.html:1:"))
        #expect(try site.tree() == before)
    }

    @Test("Drafts and episodes of the future are left out until they are asked for")
    func unpublished() async throws {
        let site = try TestSite.redTowers()
        try site.write("Content/episodes/idea/episode.md", "---\ntitle: An idea\ndraft: true\n---\n")
        try site.write("Content/episodes/later/episode.md", "---\ntitle: Later\ndate: 2025-07-01\n---\n")
        let report = try await site.build()
        #expect(report.draftCount == 1)
        #expect(report.futureCount == 1)
        #expect(!site.exists("episodes/idea"))
        #expect(!site.exists("episodes/later"))
        site.drafts = true
        site.future = true
        try await site.built()
        #expect(site.exists("episodes/idea/index.html"))
        #expect(site.exists("episodes/later/index.html"))
        site.drafts = false
        site.future = false
        site.now += 40 * 86400
        try await site.built()
        #expect(site.exists("episodes/later/index.html"))
        #expect(!site.exists("episodes/idea"))
    }

    @Test("More episodes than fit on the home page go on to further pages")
    func pagination() async throws {
        let site = try TestSite(["Content/show.yml": "title: Daily\nurl: https://daily.example\n"])
        for number in 1...45 {
            try site.write("Content/episodes/\(number).md", "---\ntitle: Day \(number)\ndate: 2025-01-01\nnumber: \(number)\n---\n")
        }
        try await site.built()
        #expect(site.exists("page/2/index.html"))
        #expect(site.exists("page/3/index.html"))
        #expect(!site.exists("page/4"))
        #expect(try site.page("index.html").contains("Day 45"))
        #expect(try site.page("page/3/index.html").contains("Day 1<"))
    }

    @Test("How many episodes are made at the same time changes nothing")
    func jobs() async throws {
        let site = try TestSite.redTowers()
        for jobs in [1, 7] { _ = try await site.build(jobs: jobs, output: "\(site.folder)/out-\(jobs)") }
        #expect(
            try site.tree("\(site.folder)/out-1").filter { !$0.key.hasPrefix(".") }
                == site.tree("\(site.folder)/out-7").filter { !$0.key.hasPrefix(".") })
    }

    @Test("A site's own stylesheet comes after the theme's")
    func customStylesheet() async throws {
        let site = try TestSite.redTowers()
        try site.write("Templates/assets/custom.css", ":root { --accent: teal; }")
        try await site.built()
        let sheets = try site.page("index.html").matches(of: /<link rel="stylesheet" href="([^"]+)">/).map { String($0.1) }
        #expect(sheets.count == 2)
        #expect(sheets[0].hasPrefix("assets/site.") && sheets[1].hasPrefix("assets/custom."))
        #expect(try site.page(sheets[1]) == ":root { --accent: teal; }")
    }

    @Test("An episode that somebody looks at is made before the others, and shown before anything is published")
    func openPageFirst() async throws {
        let site = try TestSite.redTowers()
        try await site.built()
        let page = "episodes/112-rice/index.html"
        let old = try site.page(page)
        try site.write("Templates/partials/footer.html", "<p>Another foot</p>")
        let events = Mutex<[String]>([])
        let folder = "\(site.folder)/Public"
        var options = BuildOptions(folder: site.folder, output: folder, now: site.now, jobs: 1)
        options.openPages = [page]
        options.showPage = { path, bytes in
            let isPublished = FileManager.default.contents(atPath: "\(folder)/\(path)") != Data(old.utf8)
            let isNew = String(decoding: bytes, as: UTF8.self).contains("Another foot")
            events.withLock { $0.append("\(path) isNew: \(isNew), isPublished: \(isPublished)") }
        }
        options.progress = { done, _ in events.withLock { $0.append("\(done) done") } }
        #expect(await Build(options).run().summary != nil)
        #expect(events.withLock { $0 } == ["\(page) isNew: true, isPublished: false", "1 done", "2 done", "3 done"])
        #expect(try site.page(page).contains("Another foot"))
    }

    @Test("A folder without a show gets nothing, not even an output folder")
    func noShow() async throws {
        let site = try TestSite(["README.md": "Nothing here."])
        let report = try await site.build()
        #expect(report.summary == nil)
        #expect(report.diagnostics.map(\.name) == ["missing-show"])
        #expect(!FileManager.default.fileExists(atPath: "\(site.folder)/Public"))
        #expect(!FileManager.default.fileExists(atPath: "\(site.folder)/.build-site"))
    }

    @Test("A language that the theme has no words in is told of once")
    func languageWithoutWords() async throws {
        let site = try TestSite.redTowers()
        try site.replace("language: en", with: "language: fr", in: "Content/show.yml")
        let report = try await site.build()
        #expect(report.diagnostics.filter { $0.name == "missing-strings" }.map(\.location.file) == ["Templates/strings/fr.yml"])
        #expect(report.summary != nil)
    }
}
