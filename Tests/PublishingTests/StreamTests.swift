import Foundation
import Markup
import Storage
import Synchronization
import Testing

@testable import Publishing

@Suite("Files that are made piece by piece")
struct StreamTests {
    /// - Parameter asked: counts how often the pieces are asked for.
    private func group(_ pieces: [[UInt8]], asked: Counter = Counter()) -> FileGroup {
        FileGroup(name: "feed", source: "Content/show.yml", key: Fingerprint(pieces.map { "\(Digest(of: $0))" }.joined())) { _ in
            let stream = ByteStream {
                asked.add()
                return AnyIterator(pieces.makeIterator())
            }
            return Product(outputs: [Output(SitePath("feed.xml")!, .stream(stream))])
        }
    }

    private final class Counter: Sendable {
        private let state = Mutex(0)
        var count: Int { state.withLock { $0 } }
        func add() { state.withLock { $0 += 1 } }
    }

    /// Some shorter and some longer than what is written at once.
    private let pieces = [1, 700_000, 3, 0, 250_000, 300_000].enumerated().map { index, count in
        (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ index) }
    }

    @Test("They are written whole, asked for once where nothing stands, and not written where the same stands")
    func whole() throws {
        let site = ToySite()
        let asked = Counter()
        func build() throws -> Summary {
            let publication = try site.open()
            _ = try publication.produce(group(pieces, asked: asked))
            return try publication.commit(buildKey: Fingerprint("\(asked.count)"))
        }
        #expect(try build().added.count == 1)
        #expect(asked.count == 1)
        #expect(FileManager.default.contents(atPath: site.output + "/feed.xml").map { Array($0) } == pieces.flatMap(\.self))
        // Without a cache all is made again, and found to be the same.
        site.remove(".build-site")
        let again = try build()
        #expect(again.added.isEmpty && again.changed.isEmpty && again.removed.isEmpty)
        #expect(asked.count == 2)
    }

    @Test("They replace an older version, and nothing is written through a symlink or over somebody's file")
    func places() throws {
        let site = ToySite()
        func build(_ pieces: [[UInt8]]) throws {
            let publication = try site.open(adopt: false)
            _ = try publication.produce(group(pieces))
            _ = try publication.commit(buildKey: Fingerprint("\(pieces.count)"))
        }
        try build([[1], [2]])
        try build(pieces)
        #expect(FileManager.default.contents(atPath: site.output + "/feed.xml").map { Array($0) } == pieces.flatMap(\.self))
        // What has come into the place of ours.
        site.write("of somebody", to: "precious.txt")
        site.remove("Public/feed.xml")
        try FileManager.default.createSymbolicLink(atPath: site.output + "/feed.xml", withDestinationPath: site.root + "/precious.txt")
        try build([[3]])
        #expect(site.read("precious.txt") == "of somebody")
        #expect(!site.isSymlink("Public/feed.xml") && site.read("Public/feed.xml") == "\u{3}")
    }
}
