import Foundation
import Storage
import Testing

@testable import Publishing

@Suite("Publications")
struct PublicationTests {
    private func twoEpisodes() -> ToySite {
        let site = ToySite()
        site.groups = [
            "home": .init(texts: ["index.html": "Home", "index.md": "# Home"]),
            "episode/one": .init(texts: ["episodes/one/index.html": "One", "episodes/one/index.md": "# One"]),
            "episode/two": .init(texts: ["episodes/two/index.html": "Two", "episodes/two/transcript.vtt": "WEBVTT"]),
        ]
        return site
    }

    @Test("a first build writes every file, and a second one makes nothing")
    func firstAndSecond() throws {
        let site = twoEpisodes()
        let first = try site.build()
        #expect(
            site.pages() == [
                "index.html": "Home", "index.md": "# Home", "episodes/one/index.html": "One", "episodes/one/index.md": "# One",
                "episodes/two/index.html": "Two", "episodes/two/transcript.vtt": "WEBVTT",
            ])
        #expect(first.files == 6)
        #expect(first.added.map(\.string) == site.pages().keys.sorted())
        #expect(site.made.count == 3)
        let before = site.tree()
        let second = try site.build()
        #expect(site.made == [])
        #expect(second.added.isEmpty && second.changed.isEmpty && second.removed.isEmpty)
        #expect(site.tree() == before)
        #expect(Set(before.keys.filter { $0.hasPrefix(".build-site") }) == [".build-site/", ".build-site/manifest"])
    }

    @Test("an edited episode is made again, alone; a removed one goes with its folder")
    func edit() throws {
        let site = twoEpisodes()
        try site.build()
        site.groups["episode/one"]!.texts["episodes/one/index.html"] = "One, edited"
        let edited = try site.build()
        #expect(site.made == ["episode/one"])
        #expect(edited.changed.map(\.string) == ["episodes/one/index.html"])
        site.groups["episode/one"] = nil
        let removed = try site.build()
        #expect(removed.removed.map(\.string) == ["episodes/one/index.html", "episodes/one/index.md"])
        #expect(site.tree().keys.contains("episodes/one/") == false)
    }

    @Test("warnings of what was not made again are shown again")
    func warnings() throws {
        let site = twoEpisodes()
        site.groups["episode/one"]!.warning = "nobody is called Jo"
        try site.build()
        try site.build()
        #expect(site.made == [])
        #expect(site.diagnostics.map(\.message) == ["nobody is called Jo"])
    }

    @Test("a build with nothing changed need not produce anything")
    func unchanged() throws {
        let site = twoEpisodes()
        site.groups["episode/one"]!.warning = "nobody is called Jo"
        let first = try site.build()
        let unchanged = try #require(try site.open().unchanged(since: site.buildKey))
        #expect(unchanged.summary.files == first.files && unchanged.summary.bytes == first.bytes)
        #expect(unchanged.warnings.all.map(\.message) == ["nobody is called Jo"])
        site.write("tampered", to: "Public/index.html")
        #expect(try site.open().unchanged(since: site.buildKey) == nil)
    }
}
