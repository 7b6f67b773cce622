import Foundation
import MadeMedia
import Testing

@testable import SiteGenerator

@Suite("The player on other sites")
struct EmbedTests {
    @Test("An episode with sound has a page with its player alone, which search engines leave to the episode's")
    func page() async throws {
        let site = try TestSite.redTowers()
        try await site.built()
        let page = try site.page("episodes/113-chips/embed/index.html")
        #expect(page.contains("<meta name=\"robots\" content=\"noindex\">"))
        #expect(page.contains("<link rel=\"canonical\" href=\"https://towers.example/show/episodes/113-chips/\">"))
        #expect(page.contains("<h1><a href=\"../\" target=\"_blank\"><bdi>Chips &amp; &lt;chips&gt;</bdi></a></h1>"))
        #expect(page.contains("src=\"https://cdn.example/113.mp3\""))
        #expect(page.contains("id=\"t=10\" href=\"#t=10\""), "each chapter leads to itself")
        #expect(!page.contains("A chip is sand."))
        #expect(!page.contains("data-cues") && !page.contains("embedding"))
        #expect(!site.exists("episodes/113-chips/embed/index.md"))
        #expect(!site.exists("episodes/112-rice/embed/index.html"), "nothing to play, nothing to show")
    }

    @Test("Sound and cover that lie beside the episode are found from the player's page")
    func addresses() async throws {
        let site = try TestSite.redTowers()
        try site.replace(
            "title: The price of rice", with: "title: The price of rice\naudio: r.mp3\ncover: {file: c.svg, alt: Rice}",
            in: "Content/episodes/112-rice/episode.md")
        try site.write("Content/episodes/112-rice/r.mp3", "x")
        try site.write("Content/episodes/112-rice/c.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>")
        try await site.built()
        let page = try site.page("episodes/112-rice/embed/index.html")
        #expect(page.contains("src=\"../r.mp3\"") && page.contains("src=\"../c.svg\""), "\(page)")
    }

    @Test("Other sites learn from a file how to show it, and the episode says where that is")
    func oembed() async throws {
        let site = try TestSite.redTowers()
        try await site.built()
        let page = try site.page("episodes/113-chips/index.html")
        let address = "https://towers.example/show/episodes/113-chips/embed/oembed.json"
        #expect(page.contains("<link rel=\"alternate\" type=\"application/json+oembed\" href=\"\(address)\""))
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(site.page("episodes/113-chips/embed/oembed.json").utf8)) as? [String: Any])
        #expect(json["version"] as? String == "1.0" && json["type"] as? String == "rich")
        #expect(json["title"] as? String == "Chips & <chips>" && json["provider_name"] as? String == "Raising Red Towers")
        #expect(json["width"] as? Int == 640 && json["height"] as? Int == 240)
        #expect(json["thumbnail_url"] == nil, "nobody knows of a picture")
        let frame = try #require(json["html"] as? String)
        #expect(
            frame.hasPrefix(
                "<iframe src=\"https://towers.example/show/episodes/113-chips/embed/\" title=\"Chips &amp; &lt;chips&gt;\" width=\"100%\" height=\"240\""
            ))
        #expect(try !site.page("episodes/112-rice/index.html").contains("oembed"))
        #expect(page.contains("data-code=\"&lt;iframe src=&quot;https://towers.example"), "\(page)")
    }

    @Test("They learn of its picture, with the size that the format wants beside it")
    func thumbnail() async throws {
        let site = try TestSite.redTowers()
        try site.replace(
            "number: 113", with: "number: 113\ncover: {file: chip.png, alt: A chip}", in: "Content/episodes/113-chips/episode.md")
        try site.write("Content/episodes/113-chips/chip.png", MadeFile.png(40, 30))
        try await site.built()
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(site.page("episodes/113-chips/embed/oembed.json").utf8)) as? [String: Any])
        #expect(json["thumbnail_url"] as? String == "https://towers.example/show/episodes/113-chips/chip.png", "\(json)")
        #expect(json["thumbnail_width"] as? Int == 40 && json["thumbnail_height"] as? Int == 30, "\(json)")
    }

    @Test("A site that does not know its address has the page, and nothing that would need the address")
    func noAddress() async throws {
        let site = try TestSite.redTowers()
        try site.replace("url: https://towers.example/show\n", with: "", in: "Content/show.yml")
        try await site.built()
        #expect(site.exists("episodes/113-chips/embed/index.html"))
        #expect(!site.exists("episodes/113-chips/embed/oembed.json"))
        let page = try site.page("episodes/113-chips/index.html")
        #expect(!page.contains("oembed") && !page.contains("data-part=\"embedding\""))
    }
}
