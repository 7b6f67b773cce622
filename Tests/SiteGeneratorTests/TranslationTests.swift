import Testing

@testable import SiteGenerator

@Suite("Transcripts in several languages")
struct TranslationTests {
    private func site() throws -> TestSite {
        let site = try TestSite.redTowers()
        try site.write(
            "Content/episodes/113-chips/transcript.ar.srt",
            "1\n00:00:01,000 --> 00:00:04,000\nDavid: أهلا <b>وسهلا</b> & more.\n\n2\n00:00:10,000 --> 00:00:14,000\nGuest: الرقاقة رمل وضوء.\n"
        )
        return site
    }

    @Test("Beside each paragraph stands what the other language says, with its language and direction, as text")
    func page() async throws {
        let site = try site()
        try await site.built()
        let page = try site.page("episodes/113-chips/index.html")
        #expect(
            page.contains("Welcome back.</span> <span class=\"translation\" lang=\"ar\" dir=\"rtl\">أهلا وسهلا &amp; more.</span></p>"),
            "\(page)")
        #expect(page.contains("<bdi lang=\"ar\">العربية</bdi>") && page.contains("<bdi lang=\"en\">English</bdi>"))
        #expect(!page.contains("href=\"#translation\""), "the contents lead only to what is there")
        #expect(try !site.page("episodes/114-model/index.html").contains("translat"))
    }

    @Test("Each language has files of its own, and the Markdown has each in a part of its own")
    func files() async throws {
        let site = try site()
        try site.replace("language: en", with: "language: en\ntranscriptFormats: [vtt, srt, json, html, txt]", in: "Content/show.yml")
        try await site.built()
        for format in ["vtt", "srt", "json", "html", "txt"] {
            #expect(site.exists("episodes/113-chips/transcript.\(format)") && site.exists("episodes/113-chips/transcript.ar.\(format)"))
        }
        let vtt = try site.page("episodes/113-chips/transcript.ar.vtt")
        #expect(vtt.contains("<v Da Wei>أهلا وسهلا"), "\(vtt)")
        #expect(try !site.page("episodes/113-chips/transcript.vtt").contains("أهلا"))
        #expect(try site.page("episodes/113-chips/transcript.ar.html").contains("<html lang=\"ar\" dir=\"rtl\">"))
        let markdown = try site.page("episodes/113-chips/index.md")
        let part = try #require(markdown.range(of: "## Transcript: العربية"))
        #expect(markdown[part.upperBound...].contains("[0:01](#t=1) **Da Wei:** أهلا وسهلا & more."), "\(markdown)")
    }

    @Test("An edit of a translation makes its episode again, and nothing else")
    func edit() async throws {
        let site = try site()
        try await site.settled()
        try site.replace("رمل", with: "سيليكون", in: "Content/episodes/113-chips/transcript.ar.srt")
        #expect(try await site.built().touchedPages == ["episodes/113-chips/index.html"])
    }

    @Test("A correction of a translation leads to its own file")
    func correction() async throws {
        let site = try site()
        try site.replace("language: en", with: "language: en\nsource: https://github.com/jo/towers", in: "Content/show.yml")
        try await site.built()
        let page = try site.page("episodes/113-chips/index.html")
        #expect(page.contains("transcript.ar.srt\" data-language=\"ar\""), "\(page)")
        #expect(page.contains("transcript.ar.srt#L{line}\" data-lines=\"3 4\""), "\(page)")
    }

    @Test("The glossary corrects each language")
    func glossary() async throws {
        let site = try site()
        try site.write("Content/glossary.yml", "سيليكون: [رمل]\nwafer: [chip]\n")
        try await site.built()
        let page = try site.page("episodes/113-chips/index.html")
        #expect(page.contains("A wafer is sand.") && page.contains("سيليكون"))
    }
}
