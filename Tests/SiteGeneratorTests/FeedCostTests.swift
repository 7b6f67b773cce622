import Foundation
import Publishing
import Synchronization
import Testing

@testable import SiteGenerator

@Suite("What a feed of many episodes costs")
struct FeedCostTests {
    /// A show with an episode a day: `e1` is the oldest.
    private func site(episodes: Int, feed: String) throws -> TestSite {
        let site = try TestSite([
            "Content/show.yml": "title: Salt\nurl: https://salt.example\nfeed: \(feed)\n"
        ])
        for number in 1...episodes {
            try site.write(
                "Content/episodes/e\(number).md", "---\ntitle: E \(number)\ndate: 2025-01-\(number + 10)\n---\nNotes \(number).\n")
        }
        return site
    }

    @Test("After an edit of one episode the notes of the others are not read, neither for the feed nor for its archives")
    func unread() async throws {
        let site = try site(episodes: 5, feed: "{limit: 2}")
        let others = [1, 2, 3, 5].map { "\(site.folder)/Content/episodes/e\($0).md" }
        let time = [FileAttributeKey.modificationDate: Date(timeIntervalSince1970: 1_700_000_000)]
        for other in others { try FileManager.default.setAttributes(time, ofItemAtPath: other) }
        try await site.settled()
        // Of the size and the time that it had, and the same file: only whoever reads one finds that it has no title any more.
        for other in others {
            let count = try #require(FileManager.default.contents(atPath: other)).count
            let file = try #require(FileHandle(forWritingAtPath: other))
            try file.write(contentsOf: Data(repeating: UInt8(ascii: "x"), count: count))
            try file.close()
            try FileManager.default.setAttributes(time, ofItemAtPath: other)
        }
        try site.replace("Notes 4.", with: "Other notes.", in: "Content/episodes/e4.md")
        try await site.built()
        for (path, notes) in ["feed.xml": ["Notes 5.", "Other notes."], "feed/archive-2.xml": ["Other notes.", "Notes 3."]] {
            let feed = try site.page(path)
            #expect(notes.allSatisfy { feed.contains($0) }, "\(path)")
        }

        try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSince1970: 1_700_000_001)], ofItemAtPath: others[0])
        #expect(try await site.build().summary == nil, "where one is read, the build fails")
    }

    @Test("A feed is made an episode at a time, so that memory does not grow with it")
    func pieces() async throws {
        var longest: [Int] = []
        for episodes in [3, 20] {
            let watched = WatchedFeeds()
            _ = try await site(episodes: episodes, feed: "{limit: all}").build(producers: [watched])
            let seen = watched.seen.withLock { $0 }
            #expect(seen.filesInOnePiece == 0)
            // For each of the two formats an opening, the episodes, and a closing.
            #expect(seen.pieces == 2 * (episodes + 2))
            longest.append(seen.longestPiece)
        }
        #expect(longest[1] - longest[0] < 20, "\(longest)")
    }
}

/// The feeds, and how they were made.
private final class WatchedFeeds: SiteProducer {
    struct Seen {
        var filesInOnePiece = 0
        var pieces = 0
        /// In bytes.
        var longestPiece = 0
    }

    let seen = Mutex(Seen())

    func files(for site: SiteContext, findings: Findings) -> [FileGroup] {
        FeedFiles().files(for: site, findings: findings).map { group in
            FileGroup(name: group.name, source: group.source, key: group.key) { [self] diagnostics in
                let product = group.make(&diagnostics)
                seen.withLock { seen in
                    for output in product.outputs {
                        guard case .stream(let stream) = output.body else {
                            seen.filesInOnePiece += 1
                            continue
                        }
                        for piece in stream.pieces() {
                            seen.pieces += 1
                            seen.longestPiece = max(seen.longestPiece, piece.count)
                        }
                    }
                }
                return product
            }
        }
    }
}
