import Foundation
import Imaging
import MadeMedia
import Podcast
import Testing

@testable import SiteGenerator

@Suite("Smaller copies of pictures, and images to share")
struct PicturesTests {
    private let tool: StandInTool
    private let site: TestSite

    /// The small show with a cover for the show, for an episode and for a person.
    init() throws {
        tool = try StandInTool()
        site = try TestSite.redTowers()
        site.imaging = ImagingSearch(environment: tool.environment, limit: .seconds(20))
        try site.write("Content/cover.png", MadeFile.png(3000, 3000))
        try site.replace("language: en", with: "language: en\ncover: cover.png", in: "Content/show.yml")
        try site.write("Content/episodes/114-model/art/cover.jpg", MadeFile.jpeg(600, 600))
        try site.replace("number: 114", with: "number: 114\ncover: art/cover.jpg", in: "Content/episodes/114-model/episode.md")
        try site.write("Content/people/zhang-qi.webp", MadeFile.webp("VP8 ", 480, 480))
        try site.replace("name: Zhang Qi", with: "name: Zhang Qi\nimage: zhang-qi.webp", in: "Content/people/zhang-qi.md")
    }

    /// The addresses in an attribute of a page's elements that lead to no file of the site.
    private func missing(_ attribute: String, in page: String) throws -> [String] {
        let folder = page.split(separator: "/").dropLast().joined(separator: "/")
        var missing: [String] = []
        for match in try site.page(page).matches(of: try Regex(" \(attribute)=\"([^\"]*)\"")) {
            for candidate in (match[1].substring ?? "").split(separator: ",") {
                let address = String(candidate.split(separator: " ")[0])
                if address.hasPrefix("https:") || address.hasPrefix("/") { continue }
                if !site.exists("\(folder)/\(address)") { missing.append(address) }
            }
        }
        return missing
    }

    @Test("Pages offer a picture in few widths and formats, never larger than it is, and all of them are there")
    func sources() async throws {
        try await site.built()
        let page = try site.page("episodes/114-model/index.html")
        #expect(
            page.contains(
                #"<picture><source type="image/avif" srcset="art/cover.168.avif 168w, art/cover.600.avif 600w" sizes="(min-width: 37.5em) clamp(144px, 22vw, 252px), 90px"><source type="image/webp" srcset="art/cover.168.webp 168w, art/cover.600.webp 600w" sizes="(min-width: 37.5em) clamp(144px, 22vw, 252px), 90px"><img class="cover" src="art/cover.jpg" alt="" width="600" height="600"></picture>"#
            ))
        #expect(page.contains(#"srcset="../../people/zhang-qi/zhang-qi.168.avif 168w, ../../people/zhang-qi/zhang-qi.480.avif 480w""#))
        #expect(
            try site.page("index.html").contains(#"srcset="cover.168.avif 168w, cover.576.avif 576w, cover.1152.avif 1152w" sizes="32px""#))
        for page in ["index.html", "episodes/114-model/index.html", "people/index.html", "people/zhang-qi/index.html", "404.html"] {
            #expect(try missing("srcset", in: page) == [])
            #expect(try missing("src", in: page) == [])
        }
    }

    @Test("A second build runs nothing; an edit draws what it changes, and makes no copy again")
    func second() async throws {
        try await site.built()
        // Six copies of the show's cover, four of each other picture; three cards, and the two covers on them.
        let copies = tool.takeLog().filter { $0.hasPrefix("thumbnail in.") }
        #expect(copies.count == 16)
        try await site.settled()
        #expect(tool.takeLog() == [])
        #expect(try await site.built().madeGroups == 0)

        try site.replace("Notes with a", with: "Other notes with a", in: "Content/episodes/114-model/episode.md")
        #expect(try await site.built().touchedPages == ["episodes/114-model/index.html"])
        #expect(tool.takeLog() == [], "what is on the card is the same")

        try site.replace("title: What a model is", with: "title: What a model is not", in: "Content/episodes/114-model/episode.md")
        try await site.built()
        #expect(tool.takeLog().map { $0.prefix(11) } == ["copy in.svg"])
    }

    @Test("A new cover makes its own copies and card again, and no other; the old ones go")
    func newCover() async throws {
        try await site.built()
        _ = tool.takeLog()
        try site.write("Content/episodes/114-model/art/cover.jpg", MadeFile.jpeg(500, 500) + [0])
        try tool.write("made/500.avif", MadeFile.avif(500, 500, turns: 0))
        try tool.write("made/500.webp", MadeFile.webp("VP8 ", 500, 500))
        let summary = try await site.built()
        #expect(summary.removed.map(\.string) == ["episodes/114-model/art/cover.600.avif", "episodes/114-model/art/cover.600.webp"])
        #expect(tool.takeLog().count == 5, "what is on the card looks the same")
    }

    @Test("A build that fails loses nothing that was made; after another program or a lost folder nothing is made again")
    func kept() async throws {
        try site.replace("Notes with a [link](../113-chips/episode.md)", with: "Notes {{", in: "Content/episodes/114-model/episode.md")
        try site.write("Content/files/episodes/114-model/index.html", "in the way")
        #expect(try await site.build().summary == nil)
        #expect(tool.takeLog().count > 10)
        try site.remove("Content/files/episodes")
        try await site.built()
        #expect(tool.takeLog() == [])
        try site.remove("Public")
        try await site.built()
        #expect(tool.takeLog() == [])
    }

    @Test("What is no longer there is no longer kept")
    func forgotten() async throws {
        try await site.built()
        func kept() throws -> Int { try FileManager.default.contentsOfDirectory(atPath: "\(site.folder)/.build-site/pictures").count }
        let before = try kept()
        try site.remove("Content/episodes/114-model")
        try await site.built()
        #expect(try kept() == before, "nothing was made, so nothing is dropped")
        try site.replace("title: The price of rice", with: "title: The price of bread", in: "Content/episodes/112-rice/episode.md")
        try await site.built()
        #expect(try kept() == before - 6)
    }

    @Test("Where the tool has gone, pages show what was there before: the originals and the covers")
    func toolGone() async throws {
        site.imaging = nil
        try await site.built()
        let without = try site.tree().filter { !$0.key.hasPrefix(".build-site/") }
        site.imaging = ImagingSearch(environment: tool.environment)
        let report = try await site.build()
        #expect(
            report.imaging
                == ImagingUse(tool: "vips 8.99.0", made: 19, wantsCopies: true, missingFormats: [], wantsCards: true, drawsCards: true))
        #expect(try site.tree().count > without.count)
        site.imaging = ImagingSearch(environment: ["PATH": "/nonexistent"])
        let gone = try await site.build()
        #expect(gone.imaging == ImagingUse(tool: nil, made: 0, wantsCopies: true, missingFormats: [], wantsCards: true, drawsCards: false))
        #expect(try site.tree().filter { !$0.key.hasPrefix(".build-site/") } == without)
    }

    @Test("Another version makes all of them again")
    func otherVersion() async throws {
        try await site.built()
        _ = tool.takeLog()
        let script = try String(contentsOfFile: "\(tool.folder)/vips", encoding: .utf8)
        try tool.write("vips", script.replacingOccurrences(of: "8.99.0", with: "8.100.0"))
        #expect(try await site.build().imaging?.made == 19)
    }

    @Test("A damaged picture is used as it is, and told of once in every build; all others have their copies")
    func damaged() async throws {
        try site.write("Content/episodes/114-model/art/cover.jpg", MadeFile.jpeg(600, 600) + Array("DAMAGED".utf8))
        let said =
            "Content/episodes/114-model/art/cover.jpg: warning: vips 8.99.0 cannot make smaller copies of this picture: it says “in.jpeg: premature end of file” [unusable-picture]"
        for _ in 0..<2 {
            let report = try await site.build()
            #expect(report.summary != nil)
            #expect(report.diagnostics.filter { $0.text(colour: false).hasPrefix(said) }.count == 1)
            #expect(try site.page("episodes/114-model/index.html").contains(#"<img class="cover" src="art/cover.jpg""#))
            #expect(try !site.page("episodes/114-model/index.html").contains("cover.600.avif"))
            #expect(site.exists("cover.1152.avif"))
            #expect(site.exists("episodes/114-model/share-card.jpg"), "without the cover")
        }
    }

    @Test("What took too long is tried again by the next build; what failed is not")
    func triedAgain() async throws {
        site.imaging?.limit = .seconds(1)
        try site.write("Content/episodes/114-model/art/cover.jpg", MadeFile.jpeg(600, 600) + Array("DAMAGED".utf8))
        try tool.write("hangs", "")
        #expect(try await site.build().diagnostics.contains { $0.message.contains("had not finished after 1 s") })
        _ = tool.takeLog()
        try FileManager.default.removeItem(atPath: "\(tool.folder)/hangs")
        try await site.built()
        #expect(!tool.takeLog().isEmpty)
        try await site.settled()
        _ = tool.takeLog()
        #expect(try await site.built().madeGroups == 0)
        #expect(tool.takeLog() == [])
    }

    @Test("What moves, what is drawn, what is small and what lies elsewhere is used as it is")
    func asTheyAre() async throws {
        for (name, bytes) in [
            ("cover.gif", MadeFile.gif(600, 600)),
            ("cover.svg", Array("<svg xmlns='http://www.w3.org/2000/svg' width='600' height='600'/>".utf8)),
            ("small.png", MadeFile.png(168, 168)), ("moving.webp", MadeFile.webp("VP8X", 600, 600, isAnimated: true)),
            ("moving.png", MadeFile.png(600, 600) + MadeFile.chunk("acTL", MadeFile.big(2, 4) + MadeFile.big(0, 4))),
        ] {
            try site.write("Content/episodes/114-model/art/\(name)", bytes)
            let old = try String(contentsOfFile: "\(site.folder)/Content/episodes/114-model/episode.md", encoding: .utf8)
            try site.write(
                "Content/episodes/114-model/episode.md", old.replacing(try Regex("cover: .*\n"), with: "cover: art/\(name)\n"))
            try await site.built()
            let page = try site.page("episodes/114-model/index.html")
            #expect(page.contains(#"<img class="cover" src="art/\#(name)""#))
            #expect(!page.contains("art/cover.168") && !page.contains("art/small.168") && !page.contains("art/moving.168"), "\(name)")
        }
    }

    @Test("show.yml says which formats, or none, and whether there are images to share")
    func keys() async throws {
        try site.replace("language: en", with: "language: en\npictureFormats: [jpeg]\nshareCards: no", in: "Content/show.yml")
        try await site.built()
        let page = try site.page("episodes/114-model/index.html")
        #expect(
            page.contains(
                #"<img class="cover" src="art/cover.jpg" srcset="art/cover.168.jpg 168w, art/cover.600.jpg 600w" sizes="(min-width: 37.5em) clamp(144px, 22vw, 252px), 90px" alt="""#
            ))
        #expect(!page.contains("<picture>"))
        #expect(!site.exists("episodes/114-model/share-card.jpg"))
        #expect(page.contains(#"<meta name="twitter:card" content="summary">"#))
        try site.replace("pictureFormats: [jpeg]", with: "pictureFormats: []", in: "Content/show.yml")
        _ = tool.takeLog()
        let report = try await site.build()
        #expect(report.imaging == nil)
        #expect(try !site.page("episodes/114-model/index.html").contains("srcset"))
    }

    @Test("The podcaster's own files are never in the way, nor taken for copies")
    func ownFiles() async throws {
        try site.write("Content/files/cover.168.avif", "my own")
        try site.write("Content/episodes/114-model/share-card.jpg", "my own card")
        try site.replace("Notes with", with: "![](share-card.jpg) with", in: "Content/episodes/114-model/episode.md")
        try await site.built()
        #expect(try site.page("cover.168.avif") == "my own")
        #expect(try site.page("episodes/114-model/share-card.jpg") == "my own card")
        #expect(try site.page("index.html").contains(#"srcset="cover.576.avif 576w, cover.1152.avif 1152w""#))
        #expect(
            try !site.page("episodes/114-model/index.html").contains(
                #"og:image" content="https://towers.example/show/episodes/114-model/share"#))
    }

    @Test("Names with everything in them")
    func names() async throws {
        let name = "- a, b[Q=1] %41 字.jpg"
        try site.write("Content/episodes/114-model/\(name)", MadeFile.jpeg(600, 600))
        try site.replace("cover: art/cover.jpg", with: "cover: \"\(name)\"", in: "Content/episodes/114-model/episode.md")
        try await site.built()
        #expect(site.exists("episodes/114-model/- a, b[Q=1] %41 字.600.avif"))
        let page = try site.page("episodes/114-model/index.html")
        let set = try #require(page.firstMatch(of: #/image/avif" srcset="(-[^"]*)"/#)?.1)
        let addresses = set.split(separator: ", ").map { String($0.split(separator: " ")[0]) }
        #expect(addresses.count == 2)
        #expect(addresses[1].removingPercentEncoding == "- a, b[Q=1] %41 字.600.avif")
        #expect(!addresses[1].contains(","))
        #expect(tool.takeLog().allSatisfy { !$0.contains("Q=1]") })
    }

    @Test("A page says how large its image to share is, and what it shows")
    func tags() async throws {
        try await site.built()
        let page = try site.page("episodes/113-chips/index.html")
        #expect(
            page.contains(
                """
                <meta property="og:image" content="https://towers.example/show/episodes/113-chips/share-card.jpg">
                <meta property="og:image:width" content="1200">
                <meta property="og:image:height" content="630">
                <meta property="og:image:alt" content="Chips &amp; &lt;chips&gt; · Raising Red Towers">
                """))
        #expect(page.contains(#"<meta name="twitter:card" content="summary_large_image">"#))
        #expect(try site.page("index.html").contains(#"<meta name="twitter:card" content="summary">"#))
        site.baseURL = nil
        try site.replace("url: https://towers.example/show", with: "", in: "Content/show.yml")
        try site.replace("feed: {cover: towers.jpg}", with: "", in: "Content/show.yml")
        try await site.built()
        #expect(!site.exists("episodes/113-chips/share-card.jpg"))
    }

    @Test("Characters that no font shows are told of once, and their episodes show the cover")
    func glyphs() async throws {
        for slug in ["112-rice", "114-model"] {
            try site.replace("title: ", with: "title: 米 ", in: "Content/episodes/\(slug)/episode.md")
        }
        for _ in 0..<2 {
            let report = try await site.build()
            let said = report.diagnostics.filter { $0.name == "missing-glyphs" }
            #expect(said.count == 1)
            #expect(said.first?.hint?.contains("fonts-noto-cjk") ?? false)
            #expect(!site.exists("episodes/114-model/share-card.jpg"))
            #expect(site.exists("episodes/113-chips/share-card.jpg"))
            #expect(try site.page("episodes/114-model/index.html").contains("114-model/art/cover.jpg\">"))
        }
    }

    @Test("A preview draws and makes nothing")
    func preview() async throws {
        site.imaging = nil
        let report = try await site.build()
        #expect(report.imaging == nil)
        #expect(tool.takeLog() == [])
        #expect(try !site.page("episodes/114-model/index.html").contains("<picture>"))
    }

    @Test(
        "Widths of copies",
        arguments: [(168, []), (169, [169]), (500, [168, 500]), (600, [168, 600]), (720, [168, 576, 720]), (1400, [168, 576, 1152])])
    func widths(original: Int, widths: [Int]) {
        #expect(PictureCopies.widths(of: original) == widths)
    }
}
