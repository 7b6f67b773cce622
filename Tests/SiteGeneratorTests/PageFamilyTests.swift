import Testing

@testable import SiteGenerator

@Suite("Pages that belong to a page")
struct PageFamilyTests {
    private static func guide() throws -> TestSite {
        let site = try TestSite.redTowers()
        try site.replace("language: en", with: "language: en\nmenu: [guide]", in: "Content/show.yml")
        try site.write("Content/pages/guide.md", "---\ntitle: Guide\n---\n\n[Two](zwei.md), [one](one.md), [two](zwei.md#x)\n\n## X\n")
        try site.write("Content/pages/one.md", "---\ntitle: One\nparent: guide\n---\n")
        try site.write("Content/pages/zwei.md", "---\ntitle: Two\nparent: guide\n---\n\n## X\n")
        try site.write("Content/pages/else.md", "---\ntitle: Else\nparent: guide\n---\n")
        try site.write("Content/pages/deep.md", "---\ntitle: Deep\nlanguage: zh-Hans\nparent: one\n---\n")
        return site
    }

    @Test("They lead up, and each to the next in the order in which that page links to them; what it does not link to comes last")
    func order() async throws {
        let site = try Self.guide()
        try await site.built()
        let links = { (page: String, relation: String) in
            try site.page("\(page)/index.html").matches(of: /rel="(prev|next)" href="([^"]*)"/).filter { $0.1 == relation }.map {
                String($0.2)
            }
        }
        #expect(try links("zwei", "prev") == [] && links("zwei", "next") == ["../one/"])
        #expect(try links("one", "prev") == ["../zwei/"] && links("one", "next") == ["../else/"])
        #expect(try links("else", "prev") == ["../one/"] && links("else", "next") == [])
        let deep = try site.page("deep/index.html")
        #expect(deep.contains("<span><a href=\"../guide/\"><bdi lang=\"en\">Guide</bdi></a></span> <span><a href=\"../one/\">"))
        #expect(try !site.page("guide/index.html").contains("rel=\"next\""))
    }

    @Test("The menu marks the page that one is below of, and the way changes with what that page links to")
    func menu() async throws {
        let site = try Self.guide()
        try await site.built()
        #expect(try site.page("deep/index.html").contains("<a href=\"../guide/\" aria-current=\"true\">"))
        #expect(try site.page("guide/index.html").contains("<a href=\"./\" aria-current=\"page\">"))
        #expect(try !site.page("about/index.html").contains("aria-current"))
        try site.replace("[one](one.md), ", with: "", in: "Content/pages/guide.md")
        let summary = try await site.built()
        #expect(summary.touchedPages == ["else/index.html", "guide/index.html", "one/index.html", "zwei/index.html"])
        #expect(try site.page("zwei/index.html").contains("rel=\"next\" href=\"../else/\""))
    }
}
