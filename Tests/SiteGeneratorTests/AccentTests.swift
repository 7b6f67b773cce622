import Podcast
import Templates
import Testing

@testable import SiteGenerator

@Suite("The show's accent")
struct AccentTests {
    @Test("It is checked against the paper that the stylesheet has")
    func papers() throws {
        let css = String(decoding: try #require(Theme().file("assets/site.css")).bytes, as: UTF8.self)
        let papers = css.matches(of: /--paper: (oklch\([^)]*\))/).compactMap { Colour(css: $0.1) }
        #expect(papers == [Accent.papers.light, Accent.papers.dark])
    }

    @Test("It is in the stylesheet, in the light and in the dark as it can be read")
    func stylesheet() async throws {
        let site = try TestSite.redTowers()
        try await site.built()
        let plain = try #require(try site.stylesheet())
        try site.replace("language: en", with: "language: en\naccent: \"#ffe000\"", in: "Content/show.yml")
        let summary = try await site.built()
        let accented = try #require(try site.stylesheet())
        #expect(accented.hasPrefix(plain))
        let colours = accented.dropFirst(plain.count).matches(of: /--accent: (oklch\([^)]*\))/).compactMap { Colour(css: $0.1) }
        #expect(colours.count == 2)
        #expect(accented.dropFirst(plain.count).matches(of: /@media screen/).count == 2, "paper has no accent")
        #expect(colours[0].contrast(with: Accent.papers.light) >= 4.4)
        #expect(colours[1].contrast(with: Accent.papers.dark) >= 4.4)
        #expect(summary.touchedPages.contains("index.html"), "the stylesheet has another name")
    }
}

extension TestSite {
    fileprivate func stylesheet() throws -> String? {
        try tree().first { $0.key.hasPrefix("assets/site.") && $0.key.hasSuffix(".css") }.map { String(decoding: $0.value, as: UTF8.self) }
    }
}
