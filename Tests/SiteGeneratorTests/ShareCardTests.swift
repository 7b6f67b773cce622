import Content
import Diagnostics
import Markup
import Podcast
import Storage
import Testing

@testable import SiteGenerator

@Suite("The image to share")
struct ShareCardTests {
    /// The card of a show with one episode.
    private func svg(_ episode: String, transcript: String? = nil, show: String = "") async throws -> String {
        let site = try TestSite([
            "Content/show.yml": "title: Red & Towers\nurl: https://towers.example\n\(show)",
            "Content/episodes/a/episode.md": "---\ndate: 2025-01-29\n\(episode)\n---\n",
        ])
        if let transcript { try site.write("Content/episodes/a/transcript.vtt", "WEBVTT\n\n\(transcript)") }
        let page = try await site.firstEpisodePage()
        let card = ShareCard(
            of: page.episode, score: page.score, show: page.show, wording: page.context.surroundings.wording)
        return String(decoding: card.svg(cover: nil), as: UTF8.self)
    }

    @Test("It is well-formed whatever the text, names no other file, and shows the text as it is")
    func hostile() async throws {
        let svg = try await svg(
            "title: \"</text><script>alert(1)</script><image href='file:///etc/passwd'/> ]]> &amp; \\u0301\"\npeople: [{name: \"A <b> & \\\"c\\\"\", role: guest}]"
        )
        #expect(!svg.contains("<script") && !svg.contains("<image") && !svg.contains("<b>"))
        #expect(svg.contains("&lt;/text&gt;") || svg.contains("&lt;script&gt;"))
        var reader = XMLReader(Array(svg.utf8))
        var names: Set<String> = []
        while let event = try reader.next() {
            if case .start(let element) = event { names.insert(element.name) }
        }
        #expect(names == ["svg", "rect", "path", "text"])
    }

    @Test("The score has a lane a speaker, at most four, with names and shares; ticks are where chapters begin")
    func score() async throws {
        let names = ["Ann", "Bo", "Cy", "Di", "Ed", "Fay"]
        let cues = names.enumerated().map { "00:00:\($0 * 2 + 10).000 --> 00:00:\($0 * 2 + 12).000\n<v \($1)>Words.\n" }.joined(
            separator: "\n")
        let svg = try await svg(
            "title: Rice\nspeakers: {}\nchapters:\n  - {start: 0:00, title: A}\n  - {start: 0:15, title: B}", transcript: cues,
            show: "accent: \"#14606a\"")
        #expect(svg.contains(">3 others<") && svg.contains(">Ann<") && !svg.contains(">Fay<"))
        #expect(svg.matches(of: #/>\d+ %</#).count == 4)
        #expect(svg.contains("stroke=\"#14606a\""))
    }

    @Test("Without a score it names the people; in Arabic it runs the other way, and names of other scripts their own")
    func mirrored() async throws {
        let english = try await svg("title: Rice\npeople: [{name: Ann, role: guest}]")
        #expect(english.contains(">Ann<"))
        #expect(english.contains(">29 January 2025<"))
        #expect(!english.contains("rtl"))
        let arabic = try await svg("title: ما قبل التسجيل\nlanguage: ar\nnumber: 3")
        #expect(arabic.contains("direction=\"rtl\">ما قبل التسجيل<"))
        #expect(arabic.contains("x=\"1136\"") && arabic.contains("text-anchor=\"end\">Red &amp; Towers<"))
    }
}

extension TestSite {
    /// The page of the newest episode, on its way.
    fileprivate func firstEpisodePage() async throws -> EpisodePage {
        let options = BuildOptions(folder: folder, output: "\(folder)/Public", now: now, jobs: 1)
        let site = await Survey(of: folder, options: options.survey, cache: .none, jobs: 1).site
        var diagnostics = Diagnostics()
        let context = try #require(
            SiteContext(site, options: options, imaging: nil, program: Digest(high: 0, low: 0), reporting: &diagnostics))
        return try #require(try context.episodePage(0, reporting: &diagnostics))
    }
}
