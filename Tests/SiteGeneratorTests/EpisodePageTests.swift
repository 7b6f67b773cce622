import Foundation
import Testing

@testable import SiteGenerator

@Suite("What an episode's page offers")
struct EpisodePageTests {
    @Test("Sound that lies beside the episode can be downloaded, and one knows how much that is")
    func download() async throws {
        let site = try TestSite.redTowers()
        try site.replace(
            "title: What a model is", with: "title: What a model is\naudio: m.mp3", in: "Content/episodes/114-model/episode.md")
        try site.write("Content/episodes/114-model/m.mp3", [UInt8](repeating: 0, count: 1_234_567))
        try await site.built()
        let page = try site.page("episodes/114-model/index.html")
        #expect(
            page.contains("<a href=\"m.mp3\" download>Download the sound</a></span> <span>MP3</span> <span>1 MB</span>"), "\(page)")
    }

    @Test("Of sound elsewhere the page says where it lies, and what front matter says of its size")
    func remoteDownload() async throws {
        let site = try TestSite.redTowers()
        try await site.built()
        let page = try site.page("episodes/113-chips/index.html")
        #expect(
            page.contains(
                "<a href=\"https://cdn.example/113.mp3\">Download the sound</a></span> <span>MP3</span> <span>1 KB</span> <bdi>cdn.example</bdi>"
            ))
        try site.replace("bytes: 1000, ", with: "", in: "Content/episodes/113-chips/episode.md")
        try await site.built()
        let other = try site.page("episodes/113-chips/index.html")
        #expect(other.contains("<span>MP3</span> <bdi>cdn.example</bdi>"), "no size is better than a wrong one")
        #expect(try !site.page("episodes/112-rice/index.html").contains("Download"))
    }

    @Test(
        "Sizes are told in the unit in which one thinks of them",
        arguments: [(1, "1 KB"), (999_499, "999 KB"), (999_500, "1 MB"), (59_696_640, "60 MB")])
    func sizes(bytes: Int, text: String) throws {
        #expect(WordingTests.english.fileSize(bytes).string == text)
    }

    @Test("Sponsors stand on their episode, their links marked as paid; what they say is text, and the Markdown has it too")
    func sponsors() async throws {
        let site = try TestSite.redTowers()
        try site.replace(
            "title: What a model is",
            with: """
                title: What a model is
                sponsors:
                  - {name: Tea & Co, text: "Leaves, not <b>bags</b>", url: "https://tea.example/?a=1&b=2"}
                  - The Friends
                """,
            in: "Content/episodes/114-model/episode.md")
        try await site.built()
        let page = try site.page("episodes/114-model/index.html")
        #expect(page.contains("<a rel=\"sponsored noopener\" href=\"https://tea.example/?a=1&amp;b=2\"><bdi>Tea &amp; Co</bdi></a>"))
        #expect(page.contains("<p>Leaves, not &lt;b&gt;bags&lt;/b&gt;</p>"))
        #expect(page.contains("<b><bdi>The Friends</bdi></b>"))
        #expect(page.contains("href=\"#sponsors\""), "the contents name them")
        let markdown = try site.page("episodes/114-model/index.md")
        #expect(markdown.contains("## Sponsors\n\n- [Tea & Co](https://tea.example/?a=1&b=2): Leaves, not "))
        #expect(try !site.page("episodes/113-chips/index.html").contains("sponsored"))
    }

    @Test("A sponsor without a name is told of, and so is one whose page is missing")
    func sponsorMistakes() async throws {
        let site = try TestSite.redTowers()
        try site.replace(
            "title: What a model is",
            with: "title: What a model is\nsponsors: [{url: nowhere.md}, {name: Tea, url: 'javascript:alert(1)'}]",
            in: "Content/episodes/114-model/episode.md")
        let found = try await site.build().diagnostics.map { $0.text(colour: false) }.joined(separator: "\n")
        #expect(found.contains("`name` is missing"))
        #expect(found.contains("addresses that begin with `javascript:` are not allowed"))
        try site.replace(
            "[{url: nowhere.md}, {name: Tea, url: 'javascript:alert(1)'}]", with: "[{name: Tea, url: ../nowhere.md}]",
            in: "Content/episodes/114-model/episode.md")
        let missing = try await site.build().diagnostics.map { $0.text(colour: false) }.joined(separator: "\n")
        #expect(missing.contains("nowhere.md"), "\(missing)")
    }

    @Test(
        "Ways to write, to talk, to subscribe and to pay stand on each episode; without a title in the page's language, and a path leads from the site's top"
    )
    func takePart() async throws {
        let site = try TestSite.redTowers()
        try await site.built()
        #expect(try !site.page("episodes/112-rice/index.html").contains("take-part"))
        try site.replace(
            "language: en",
            with: """
                language: en
                contact: mailto:jo@towers.example
                comments: {title: The café, url: "https://forum.example/towers"}
                newsletter: about.md
                funding: [{title: Tip jar, url: "https://tips.example"}]
                """, in: "Content/show.yml")
        try site.replace("title: The price of rice", with: "title: 米价\nlanguage: zh-Hans", in: "Content/episodes/112-rice/episode.md")
        let broken = try await site.build().diagnostics.map { $0.text(colour: false) }.joined(separator: "\n")
        #expect(broken.contains("about.md"), "a path in show.yml counts from the site's top: \(broken)")
        try site.replace("newsletter: about.md", with: "newsletter: /about/", in: "Content/show.yml")
        try await site.built()
        let english = try site.page("episodes/114-model/index.html")
        #expect(english.contains("<a href=\"mailto:jo@towers.example\"><bdi>Write to us</bdi></a>"))
        #expect(english.contains("<a href=\"https://forum.example/towers\"><bdi>The café</bdi></a>"))
        #expect(english.contains("<a href=\"../../about/\"><bdi>Newsletter</bdi></a>"))
        #expect(english.contains("<a rel=\"payment\" href=\"https://tips.example\"><bdi>Tip jar</bdi></a>"))
        #expect(try site.page("episodes/112-rice/index.html").contains("<bdi>写信给我们</bdi>"))
    }

    @Test("One can pass over the transcript, and land behind it")
    func skipTranscript() async throws {
        let site = try TestSite.redTowers()
        try await site.built()
        let page = try site.page("episodes/114-model/index.html")
        let skip = try #require(page.range(of: "href=\"#transcript-end\""))
        let speech = try #require(page.range(of: "It does not."))
        let end = try #require(page.range(of: "id=\"transcript-end\" tabindex=\"-1\""))
        #expect(skip.upperBound < speech.lowerBound && speech.upperBound < end.lowerBound)
        #expect(try !site.page("episodes/112-rice/index.html").contains("transcript-end"))
    }
}
