import Foundation
import Testing

@testable import Publishing

@Suite("Outputs that exclude each other")
struct CollisionTests {
    @Test(
        "both sources are named",
        arguments: [
            ("index.html", "index.html", "Content/a.md and Content/b.md both make index.html"),
            (
                "tags/Swift/index.html", "tags/swift/index.html",
                "Content/a.md makes tags/Swift/index.html and Content/b.md makes tags/swift/index.html, which cannot both be on every file system"
            ),
            ("straße", "STRASSE", "Content/b.md makes STRASSE and Content/a.md makes straße, which cannot both be on every file system"),
            (
                "caf\u{E9}", "cafe\u{301}",
                "Content/b.md makes cafe\u{301} and Content/a.md makes caf\u{E9}, which cannot both be on every file system"
            ),
            (
                "about", "about/index.html",
                "Content/a.md makes about and Content/b.md makes about/index.html, which cannot both be on every file system"
            ),
            ("a/b/c", "a/B", "Content/b.md makes a/B and Content/a.md makes a/b/c, which cannot both be on every file system"),
        ])
    func collide(one: String, other: String, message: String) throws {
        let site = ToySite()
        site.groups = ["home": .init(texts: ["home.html": "Home"])]
        try site.build()
        let before = site.tree()
        site.groups["a"] = .init(texts: [one: "a"])
        site.groups["b"] = .init(texts: [other: "b"])
        let error = #expect(throws: PublishingError.self) { try site.build() }
        #expect(error?.description == message)
        #expect(error?.exitStatus == 1)
        // As well where one of them stands since the last build.
        for (first, second) in [("a", "b"), ("b", "a")] {
            let again = ToySite()
            again.groups[first] = site.groups[first]
            try again.build()
            again.groups[second] = site.groups[second]
            let error = #expect(throws: PublishingError.self) { try again.build() }
            #expect(error?.description == message)
        }
        site.groups["a"] = nil
        site.groups["b"] = nil
        try site.build()
        #expect(site.tree() == before)
    }

    @Test("two groups of one name do not take each other's files from the cache")
    func sameName() throws {
        let site = ToySite()
        site.groups = ["one": .init(texts: ["index.html": "One"])]
        try site.build()
        let publication = try site.open()
        _ = try publication.produce(site.fileGroup("one", site.groups["one"]!))
        _ = try publication.produce(site.fileGroup("one", site.groups["one"]!))
        #expect(throws: PublishingError.self) { try publication.commit(buildKey: site.buildKey) }
    }
}
