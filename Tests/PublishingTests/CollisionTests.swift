import Foundation
import Markup
import Testing

@testable import Publishing

@Suite("Outputs that exclude each other")
struct CollisionTests {
    @Test(
        "both sources are named",
        arguments: [
            ("index.html", "index.html", "a: index.html is made twice; b: it is made from this too"),
            (
                "tags/Swift/x", "tags/swift/x",
                "a: tags/Swift/x and tags/swift/x cannot both be on every file system; b: tags/swift/x is made from this"
            ),
            ("straße", "STRASSE", "b: STRASSE and straße cannot both be on every file system; a: straße is made from this"),
            (
                "caf\u{E9}", "cafe\u{301}",
                "b: cafe\u{301} and caf\u{E9} cannot both be on every file system; a: caf\u{E9} is made from this"
            ),
            ("about", "about/x", "a: about and about/x cannot both be on every file system; b: about/x is made from this"),
            ("a/b/c", "a/B", "b: a/B and a/b/c cannot both be on every file system; a: a/b/c is made from this"),
        ])
    func collide(one: String, other: String, message: String) throws {
        let site = ToySite()
        site.groups = ["home": .init(texts: ["home.html": "Home"])]
        try site.build()
        let before = site.tree()
        site.groups["a"] = .init(texts: [one: "a"])
        site.groups["b"] = .init(texts: [other: "b"])
        let error = #expect(throws: PublishingError.self) { try site.build() }
        #expect(words(error) == message)
        #expect(error?.exitStatus == 1)
        #expect(site.tree().keys.allSatisfy { !$0.contains(Staging.name) }, "nothing waits to be published")
        // As well where one of them stands since the last build.
        for (first, second) in [("a", "b"), ("b", "a")] {
            let again = ToySite()
            again.groups[first] = site.groups[first]
            try again.build()
            again.groups[second] = site.groups[second]
            let error = #expect(throws: PublishingError.self) { try again.build() }
            #expect(words(error) == message)
        }
        site.groups["a"] = nil
        site.groups["b"] = nil
        try site.build()
        #expect(site.tree() == before)
    }

    @Test("files of one group are told apart by what each is made from")
    func oneGroup() throws {
        let site = ToySite()
        let publication = try site.open()
        let (cover, index) = (SitePath(literal: "one/cover.png"), SitePath(literal: "one/index.html"))
        let group = FileGroup(name: "one", source: "Content/one.md", key: Fingerprint("one")) { _ in
            Product(outputs: [
                Output(index, Array("One".utf8)), Output(cover, Array("a".utf8), source: "Content/a/cover.png"),
                Output(cover, .bytes([]), source: "Content/b/cover.png"), Output(index, []),
            ])
        }
        _ = try publication.produce(group)
        let error = #expect(throws: PublishingError.self) { try publication.commit(buildKey: site.buildKey) }
        #expect(
            error?.description == """
                Content/a/cover.png: error: one/cover.png is made twice [output-collision]
                  Content/b/cover.png: note: it is made from this too
                Content/one.md: error: one/index.html is made twice [output-collision]
                  Content/one.md: note: it is made from this too
                """)
    }

    private func words(_ error: PublishingError?) -> String? {
        error?.diagnostics.map { diagnostic in
            ([(diagnostic.location, diagnostic.message)] + diagnostic.notes.map { ($0.location, $0.message) })
                .map { "\($0.file.dropFirst("Content/".count).prefix(1)): \($1)" }.joined(separator: "; ")
        }.joined(separator: "\n")
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
