import Foundation
import Testing

@testable import SiteGenerator

@Suite("Ruby on an episode's page")
struct RubyTests {
    private let source = """
        WEBVTT

        00:00:01.000 --> 00:00:04.000
        <v David><ruby>漢字<rt>かんじ</rt></ruby> & *<ruby>R&amp;D<rt>あーる[1]</rt></ruby>*

        00:00:10.000 --> 00:00:14.000
        <v Guest>漢<ruby>字<rt>じ<script></rt></ruby>、\u{FFF9}偽\u{FFFA}にせ\u{FFFB}&lt;ruby&gt;偽&lt;rt&gt;にせ&lt;/rt&gt;&lt;/ruby&gt;

        """

    private func site() throws -> TestSite {
        let site = try TestSite.redTowers()
        try site.replace("language: en", with: "language: en\ntranscriptFormats: [vtt, srt, json, html, txt]", in: "Content/show.yml")
        try site.write("Content/episodes/113-chips/transcript.ja.vtt", source)
        return site
    }

    private let ruby = "<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby> &amp; *<ruby>R&amp;D<rp>(</rp><rt>あーる[1]</rt><rp>)</rp></ruby>*"

    @Test("A reading stands above its word on the page, of the transcript and of a translation, and in parentheses in the Markdown")
    func page() async throws {
        let site = try site()
        try await site.built()
        let page = try site.page("episodes/113-chips/index.html")
        #expect(page.contains("<span class=\"translation\" lang=\"ja\" dir=\"ltr\">\(ruby)</span>"), "\(page)")
        let markdown = try site.page("episodes/113-chips/index.md")
        #expect(markdown.contains("漢字(かんじ) & \\*R&D(あーる\\[1\\])\\*"), "\(markdown)")
        #expect(!markdown.contains("<ruby>漢"))

        // The same file as an episode's own transcript.
        try site.write(
            "Content/episodes/115-kanji/episode.md", "---\ntitle: Kanji\ndate: 2025-02-05\nlanguage: ja\npeople: [Da Wei]\n---\n")
        try site.write("Content/episodes/115-kanji/transcript.vtt", source)
        try await site.built()
        let own = try site.page("episodes/115-kanji/index.html")
        #expect(own.contains("<span class=\"speech\">\(ruby)</span>"), "\(own)")
        #expect(try site.page("episodes/115-kanji/index.md").contains("漢字(かんじ) & \\*R&D(あーる\\[1\\])\\*"))
    }

    @Test("Published WebVTT and HTML have ruby; the others have parentheses")
    func files() async throws {
        let site = try site()
        try await site.built()
        func file(_ format: String) throws -> String { try site.page("episodes/113-chips/transcript.ja.\(format)") }
        #expect(try file("vtt").contains("<ruby>漢字<rt>かんじ</rt></ruby> &amp; *<ruby>R&amp;D<rt>あーる[1]</rt></ruby>*\n"))
        #expect(try file("html").contains("<p>\(ruby)</p>"))
        for format in ["srt", "txt", "json"] {
            let text = try file(format)
            #expect(text.contains("漢字(かんじ)") && !text.contains("<ruby>漢"), "\(format): \(text)")
        }
    }

    @Test("Ruby that is text stays text, and so do the characters that Unicode has for it")
    func hostile() async throws {
        let site = try site()
        try await site.built()
        let page = try site.page("episodes/113-chips/index.html")
        #expect(page.contains("、\u{FFF9}偽\u{FFFA}にせ\u{FFFB}&lt;ruby&gt;偽&lt;rt&gt;にせ&lt;/rt&gt;&lt;/ruby&gt;</span>"), "\(page)")
        #expect(!page.contains("<ruby>偽") && !page.contains("<rt>じ<script"))
        let vtt = try site.page("episodes/113-chips/transcript.ja.vtt")
        #expect(!vtt.contains("<ruby>偽"), "\(vtt)")
    }

    @Test("Ruby in notes is kept with `html: true`, and text without it")
    func notes() async throws {
        let site = try TestSite.redTowers()
        try site.write("Content/episodes/115-kanji.md", "---\ntitle: Kanji\ndate: 2025-02-05\n---\n\n<ruby>漢字<rt>かんじ</rt></ruby>です\n")
        try await site.built()
        #expect(try site.page("episodes/115-kanji/index.html").contains("&lt;ruby&gt;漢字&lt;rt&gt;かんじ&lt;/rt&gt;&lt;/ruby&gt;です"))
        try site.replace("language: en", with: "language: en\nhtml: true", in: "Content/show.yml")
        try await site.built()
        #expect(try site.page("episodes/115-kanji/index.html").contains("<p><ruby>漢字<rt>かんじ</rt></ruby>です</p>"))
    }
}
