import Foundation
import Testing

@testable import SiteGenerator

@Suite("What an episode's page offers")
struct EpisodePageTests {
    @Test("A recording and a cover with # and ? in their names are published, and every link to them leads there")
    func specialNames() async throws {
        let site = try TestSite.redTowers()
        try site.write("Content/episodes/114-model/Talk #12, why?.mp3", "twelve bytes")
        try site.write("Content/episodes/114-model/Talk #12.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")
        try site.replace(
            "title: What a model is",
            with: "title: What a model is\naudio: \"Talk #12, why?.mp3\"\ncover: {file: \"Talk #12.svg\", alt: Salt}",
            in: "Content/episodes/114-model/episode.md")
        try await site.built()
        #expect(site.exists("episodes/114-model/Talk #12, why?.mp3") && site.exists("episodes/114-model/Talk #12.svg"))
        let page = try site.page("episodes/114-model/index.html")
        #expect(page.contains("Talk%20%2312,%20why%3F.mp3") && page.contains("Talk%20%2312.svg"))
        #expect(!page.contains("Talk #12") && !page.contains("Talk%20#12"))
        #expect(try site.page("feed.xml").contains("episodes/114-model/Talk%20%2312,%20why%3F.mp3\" length=\"12\" type=\"audio/mpeg\""))
        #expect(try site.page("episodes/114-model/index.md").contains("Talk%20%2312,%20why%3F.mp3"))
    }

    @Test("A duration and a chapter of a billion hours are mistakes with a place, and no other page suffers")
    func absurdTimes() async throws {
        let site = try TestSite.redTowers()
        try site.replace(
            "title: What a model is",
            with: """
                title: What a model is
                audio: {url: "https://cdn.example/114.mp3", bytes: 1, duration: "9999999999:00:00"}
                chapters: [{start: "9999999998:00:00", title: Late}]
                """, in: "Content/episodes/114-model/episode.md")
        try site.write("Content/episodes/114-model/transcript.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nHello.\n")
        let said = try await site.build().diagnostics.map { "\($0.location.line ?? 0) \($0.name)" }
        #expect(said.contains("3 invalid-time") && said.contains("4 invalid-time"), "\(said)")
    }

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

    @Test("A time is shown where it is another than before; paragraphs without one of their own have an id all the same")
    func rareTimes() async throws {
        let site = try TestSite.redTowers()
        try site.write(
            "Content/episodes/112-rice/transcript.vtt",
            """
            WEBVTT

            00:00.000 --> 00:05.000
            <v Ann>Hello.

            00:00.000 --> 00:05.000
            <v Ben>Hello too.

            00:05.000 --> 00:09.000
            <v Ann>So.

            """)
        try site.write("Content/episodes/115-rare/episode.md", "---\ntitle: Rare times\ndate: 2025-02-01\n---\n")
        try site.write(
            "Content/episodes/115-rare/transcript.md", "**Ann:** Hello.\n\n**Ben:** Hello.\n\n**Ann:** [03:12] So.\n\n**Ben:** Yes.\n")
        try await site.built()
        let page = try site.page("episodes/112-rice/index.html")
        #expect(page.matches(of: /class="time"[^>]*>0:00</).count == 1)
        #expect(
            page.matches(of: /<p class="line[^>]*>/).map { String($0.0) }.filter { $0.contains("id=") } == [
                "<p class=\"line turn\" id=\"p2\">"
            ])
        #expect(page.contains(">0:05<"))
        let other = try site.page("episodes/115-rare/index.html")
        #expect(!other.contains(">0:00<"), "nobody said when it begins")
        #expect(other.matches(of: /class="time"[^>]*>3:12</).count == 1)
        #expect(other.matches(of: /<p class="line turn" id="p\d+">/).count == 3)
        #expect(try !site.page("episodes/115-rare/index.md").contains("[0:00]"))
    }

    @Test("A speaker's name leads to their page where they first speak, so that the keyboard need not stop at each turn")
    func speakerLinks() async throws {
        let site = try TestSite.redTowers()
        try site.write(
            "Content/episodes/112-rice/transcript.txt", "Da Wei: One.\n\nZhang Qi: Two.\n\nDa Wei: Three.\n\nZhang Qi: Four.\n")
        try site.replace(
            "title: The price of rice",
            with: "title: The price of rice\npeople: [{person: da-wei, role: host}, {person: zhang-qi, role: guest}]",
            in: "Content/episodes/112-rice/episode.md")
        try await site.built()
        let page = try site.page("episodes/112-rice/index.html")
        #expect(page.matches(of: /<b class="speaker">/).count == 4)
        #expect(page.matches(of: /<b class="speaker"><a href="[^"]*people\/da-wei\/">/).count == 1)
        #expect(page.matches(of: /<b class="speaker"><a href="[^"]*people\/zhang-qi\/">/).count == 1)
    }

    @Test("On a page in another language it is said which language a person's name and bio have: theirs, or else the show's")
    func languageOfPeople() async throws {
        let site = try TestSite.redTowers()
        try site.replace(
            "title: The price of rice",
            with: "title: 米价\nlanguage: zh-Hans\npeople: [{person: da-wei, role: host}, {person: zhang-qi, role: guest}]",
            in: "Content/episodes/112-rice/episode.md")
        try site.replace("name: Zhang Qi", with: "name: 张奇\nlanguage: zh-Hans", in: "Content/people/zhang-qi.md")
        try await site.built()
        let page = try site.page("episodes/112-rice/index.html")
        #expect(page.contains("<bdi lang=\"en\">Da Wei</bdi>"))
        #expect(page.contains("<div class=\"text\" lang=\"en\" dir=\"auto\""))
        #expect(page.contains("<bdi>张奇</bdi>"))
        #expect(try !site.page("episodes/114-model/index.html").contains("lang=\"en\" dir=\"auto\""))
    }

    @Test("One can play the newest episode from the home page, and subscribe on each episode")
    func waysIn() async throws {
        let site = try TestSite.redTowers()
        try site.replace(
            "title: What a model is", with: "title: What a model is\naudio: {url: \"https://cdn.example/114.mp3\", duration: \"1:23:00\"}",
            in: "Content/episodes/114-model/episode.md")
        try site.replace(
            "language: en", with: "language: en\nlisten: [{title: Antenna, url: \"https://antenna.example\"}]", in: "Content/show.yml")
        try await site.built()
        #expect(try site.page("index.html").contains(/href="episodes\/114-model\/#player">.*Play · 83 min<\/a>/))
        #expect(try site.page("episodes/114-model/index.html").contains("id=\"player\""))
        #expect(try site.page("episodes/112-rice/index.html").contains("<a href=\"https://antenna.example\"><bdi>Antenna</bdi></a>"))
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
