import Podcast
import Testing

@testable import SiteGenerator

@Suite("The order of names")
struct AlphabeticalTests {
    @Test(
        "Readers find a name where they look for it",
        arguments: [
            ["åke", "Ann", "anna", "Ärla", "Zoë"],
            ["Emil", "émile", "Erik", "Łukasz", "Lund", "Øre", "Orm", "Straße", "strata"],
            ["3 tips", "AI", "北京", "Berlin", "曾国藩", "陈宇", "Chess", "單田芳", "Zed", "张三"],
            ["Zoe", "Борис", "Яна", "سلمى"],
            ["AI", "Ai", "ai"],
        ])
    func order(names: [String]) {
        let sorted = names.reversed().alphabetical { PlainText($0) }
        #expect(sorted == names.sorted { AlphabeticalKey(PlainText($0)) < AlphabeticalKey(PlainText($1)) })
        #expect(sorted == names)
    }

    @Test("People and tags are listed in this order, in HTML and in Markdown")
    func lists() async throws {
        let site = try TestSite([
            "Content/show.yml": "title: S\nurl: https://a.example\n",
            "Content/people/a.md": "---\nname: Zoë\n---\n", "Content/people/b.md": "---\nname: ärla\n---\n",
            "Content/people/c.md": "---\nname: Bo\n---\n",
            "Content/episodes/one.md": "---\ntitle: One\ndate: 2024-01-01\ntags: [Zug, éclair, 茶, Dorf]\n---\n",
        ])
        try await site.built()
        func order(_ page: String, _ names: [String]) throws -> [String] {
            let text = try site.page(page)
            return names.sorted { text.firstRange(of: $0)!.lowerBound < text.firstRange(of: $1)!.lowerBound }
        }
        #expect(try order("people/index.html", ["Zoë", "ärla", "Bo"]) == ["ärla", "Bo", "Zoë"])
        #expect(try order("people/index.md", ["Zoë", "ärla", "Bo"]) == ["ärla", "Bo", "Zoë"])
        #expect(try order("tags/index.html", [">Zug<", ">éclair<", ">茶<", ">Dorf<"]) == [">茶<", ">Dorf<", ">éclair<", ">Zug<"])
        #expect(try order("tags/index.md", ["[Zug", "[éclair", "[茶", "[Dorf"]) == ["[茶", "[Dorf", "[éclair", "[Zug"])
    }
}
