import Diagnostics
import Podcast
import Templates
import Testing

@testable import SiteGenerator

@Suite("What the program says")
struct WordingTests {
    static var english: Wording {
        var diagnostics = Diagnostics()
        return Wording(language: .english, strings: StringCatalog(Theme(), reporting: &diagnostics).strings(for: .english))
    }

    @Test(
        "Lengths are rounded to the nearest minute, and below one to the second",
        arguments: [
            ("0:42", "42 s"), ("59.4", "59 s"), ("59.6", "1 min"), ("1:00", "1 min"), ("1:08", "1 min"), ("1:23", "1 min"),
            ("1:29", "1 min"), ("1:30", "2 min"), ("10:29", "10 min"), ("1:45:50", "106 min"), ("0", "0 s"),
        ])
    func lengths(length: String, said: PlainText) throws {
        #expect(Self.english.duration(try #require(Seconds(parsing: length))) == said)
    }

    @Test("License and source stand at the bottom of every page, and a person's name and bio in their own language")
    func shown() async throws {
        let site = try TestSite.redTowers()
        try site.replace("language: en", with: "language: en\nlicense: CC BY 4.0\nsource: https://code.example/x", in: "Content/show.yml")
        try site.replace("name: Zhang Qi", with: "name: 张奇\naliases: [Zhang Qi]\nlanguage: zh-Hans", in: "Content/people/zhang-qi.md")
        try site.replace("name: Da Wei", with: "name: Da Wei\nlanguage: en", in: "Content/people/da-wei.md")
        try await site.built()
        for page in ["index.html", "404.html", "episodes/112-rice/index.html"] {
            let text = try site.page(page)
            #expect(
                text.contains("License: <a rel=\"license\" href=\"https://creativecommons.org/licenses/by/4.0/\"><bdi>CC BY 4.0</bdi></a>"))
            #expect(text.contains("<a href=\"https://code.example/x\">The files of this site</a>"))
        }
        let episode = try site.page("episodes/114-model/index.html")
        #expect(episode.contains("<bdi lang=\"zh-Hans\">张奇</bdi>"))
        #expect(episode.contains("<div class=\"text\" lang=\"zh-Hans\" dir=\"auto\""))
        #expect(episode.contains("<bdi>Da Wei</bdi>"))
        #expect(try site.page("people/index.html").contains("<bdi lang=\"zh-Hans\">张奇</bdi>"))
        #expect(try site.page("people/zhang-qi/index.html").contains("<h1><bdi lang=\"zh-Hans\">张奇</bdi></h1>"))
    }

    @Test("A word of the menu, a tag or a link in another language says so")
    func words() async throws {
        let site = try TestSite([
            "Content/show.yml": "title: Salt\nurl: https://salt.example\nlanguage: en\nmenu: [about, Shop: https://a.example]\n"
        ])
        try site.write("Content/pages/about.md", "---\ntitle: About us\n---\nUs.\n")
        try site.write(
            "Content/episodes/盐.md",
            "---\ntitle: 盐\ndate: 2025-02-01\nlanguage: zh-Hans\ntags: [editing, 麦克风]\nlinks: [Salt: https://s.example]\n---\n")
        try site.write("Content/episodes/rock.md", "---\ntitle: Rock\ndate: 2025-02-02\ntags: 麦克风\nlinks: [耳朵: https://s.example]\n---\n")
        try await site.built()
        let chinese = try site.page("episodes/盐/index.html")
        for text in ["About us", "Shop", "editing", "Salt"] { #expect(chinese.contains("<bdi lang=\"en\">\(text)</bdi>"), "\(text)") }
        #expect(chinese.contains("<bdi>麦克风</bdi>"))
        let english = try site.page("episodes/rock/index.html")
        for text in ["耳朵", "麦克风"] { #expect(english.contains("<bdi lang=\"und-Hani\">\(text)</bdi>"), "\(text)") }
        #expect(english.contains("<bdi>About us</bdi>"))
        #expect(try site.page("tags/index.html").contains("<bdi lang=\"und-Hani\">麦克风</bdi>"))
        #expect(try site.page("tags/麦克风/index.html").contains("<h1><bdi lang=\"und-Hani\">麦克风</bdi></h1>"))
    }
}
