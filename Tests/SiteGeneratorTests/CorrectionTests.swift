import Podcast
import Testing

@testable import SiteGenerator

@Suite("Suggesting a correction")
struct CorrectionTests {
    @Test(
        "The address of a repository tells where it shows a line of a file",
        arguments: [
            ("https://github.com/jo/show", "https://github.com/jo/show/blob/HEAD/Content/t.vtt#L12"),
            ("https://github.com/jo/show.git", "https://github.com/jo/show/blob/HEAD/Content/t.vtt#L12"),
            ("https://github.com/jo/show/", "https://github.com/jo/show/blob/HEAD/Content/t.vtt#L12"),
            ("https://github.com/jo/show/tree/main/site", "https://github.com/jo/show/blob/main/site/Content/t.vtt#L12"),
            ("https://gitlab.com/a/b/show", "https://gitlab.com/a/b/show/-/blob/HEAD/Content/t.vtt#L12"),
            ("https://gitlab.gnome.org/a/show/-/tree/x/s", "https://gitlab.gnome.org/a/show/-/blob/x/s/Content/t.vtt#L12"),
            ("https://codeberg.org/jo/show", "https://codeberg.org/jo/show/src/branch/HEAD/Content/t.vtt#L12"),
            (
                "https://gitea.example:3000/jo/show/src/branch/main/s",
                "https://gitea.example:3000/jo/show/src/branch/main/s/Content/t.vtt#L12"
            ),
            ("https://bitbucket.org/jo/show", "https://bitbucket.org/jo/show/src/HEAD/Content/t.vtt#lines-12"),
            ("https://git.sr.ht/~jo/show", "https://git.sr.ht/~jo/show/tree/HEAD/item/Content/t.vtt#L12"),
        ])
    func hosts(source: String, line: String) throws {
        var show = Show(title: "Show")
        show.source = source
        #expect(SourceRepository(show)?.address(of: "Content/t.vtt", line: "12") == line)
        #expect(SourceRepository(show)?.address(of: "Content/t.vtt", line: nil) == line.prefix { $0 != "#" }.description)
    }

    @Test("Of a host that nobody knows, and of one that only sounds like another, no address is guessed")
    func unknownHosts() {
        for source in ["https://code.example/jo/show", "https://notgithub.example/jo/show", "https://example.com/github"] {
            var show = Show(title: "Show")
            show.source = source
            #expect(SourceRepository(show) == nil, "\(source)")
        }
    }

    @Test("Names in any script are written so that the address holds, and a file that is rendered is shown as it is written")
    func paths() {
        var show = Show(title: "Show")
        show.source = "https://github.com/jo/show"
        let repository = SourceRepository(show)
        #expect(
            repository?.address(of: "Content/数 a#b.vtt", line: "3")
                == "https://github.com/jo/show/blob/HEAD/Content/%E6%95%B0%20a%23b.vtt#L3")
        #expect(repository?.address(of: "Content/t.md", line: "3") == "https://github.com/jo/show/blob/HEAD/Content/t.md?plain=1#L3")
    }

    @Test("A transcript says where its file is, and on which line the cues of each paragraph begin")
    func lines() async throws {
        let site = try TestSite.redTowers()
        try await site.built()
        #expect(try !site.page("episodes/113-chips/index.html").contains("Suggest a correction</a></span>"))
        try site.replace("language: en", with: "language: en\nsource: https://github.com/jo/towers", in: "Content/show.yml")
        try await site.built()
        let page = try site.page("episodes/113-chips/index.html")
        let file = "https://github.com/jo/towers/blob/HEAD/Content/episodes/113-chips/transcript.vtt"
        #expect(
            page.contains(
                "<a class=\"correction\" href=\"\(file)\" data-language=\"en\" data-line=\"\(file)#L{line}\" data-lines=\"4 3.3\">Suggest a correction</a>"
            ),
            "\(page)")
        let untimed = try site.page("episodes/114-model/index.html")
        #expect(untimed.contains("transcript.txt#L{line}\" data-lines=\"1 2\""), "\(untimed)")
    }

    @Test("A paragraph that begins within a cue has that cue's line, and cues in another order than their times have theirs")
    func longCues() async throws {
        let site = try TestSite.redTowers()
        try site.replace("language: en", with: "language: en\nsource: https://github.com/jo/towers", in: "Content/show.yml")
        let long = (1...80).map { "This is sentence \($0) of many." }.joined(separator: " ")
        try site.write(
            "Content/episodes/113-chips/transcript.vtt",
            "WEBVTT\n\n01:00.000 --> 02:00.000\n<v David>\(long)\n\n00:01.000 --> 00:04.000\n<v David>First.\n")
        try await site.built()
        let page = try site.page("episodes/113-chips/index.html")
        let lines = try #require(page.firstMatch(of: /data-lines="([^"]*)"/)).1.split(separator: " ")
        #expect(lines.count == page.matches(of: /class="line/).count)
        #expect(lines[0].hasPrefix("7"), "\(lines)")
        #expect(lines.dropFirst(2).allSatisfy { $0 == "0" }, "\(lines)")
    }

    @Test("A source that is written with its files' address needs the file's path in it")
    func mistakes() async throws {
        let site = try TestSite.redTowers()
        try site.replace(
            "language: en", with: "language: en\nsource: {url: https://a.example, file: \"https://a.example/x#L{line}\"}",
            in: "Content/show.yml")
        #expect(try await site.build().diagnostics.contains { $0.message.contains("does not say where a file is") })
        try site.replace("/x#L{line}", with: "/x/{path}#L{line}", in: "Content/show.yml")
        try await site.built()
        #expect(
            try site.page("episodes/113-chips/index.html").contains("https://a.example/x/Content/episodes/113-chips/transcript.vtt#L{line}")
        )
        #expect(try site.page("index.html").contains("href=\"https://a.example\""))
    }
}
