import FlyingFox
import Foundation
import Testing

@testable import PreviewServer

@Suite("What open pages hear of a build")
struct NewsroomTests {
    @Test("A page that is shown early is told once, and not again when its build has ended")
    func early() async throws {
        let newsroom = Newsroom()
        var page = try await News(of: newsroom, page: "episodes/a/index.html")
        #expect(newsroom.openPages == ["episodes/a/index.html"])
        #expect(try await page.next().paths == [])
        newsroom.tell(early: "episodes/a/index.html")
        newsroom.tell(["episodes/a/index.html", "episodes/a/cover.jpg", "episodes/b/index.html"], errors: [])
        #expect(try await page.next().paths == ["episodes/a/index.html"])
        #expect(try await page.next().paths == ["episodes/a/cover.jpg", "episodes/b/index.html"])
    }

    @Test("A page that was shown early by a build that failed is told by the next one that does not, though nothing of it changed")
    func withdrawn() async throws {
        let newsroom = Newsroom()
        var page = try await News(of: newsroom, page: "episodes/a/index.html")
        _ = try await page.next()
        newsroom.tell(early: "episodes/a/index.html")
        newsroom.tell(nil, errors: ["broken"])
        newsroom.tell([], errors: [])
        newsroom.tell([], errors: [])
        #expect(try await page.next().paths == ["episodes/a/index.html"])
        let failed = try await page.next()
        #expect(failed.paths == [] && failed.errors == ["broken"])
        #expect(try await page.next().paths == ["episodes/a/index.html"])
        #expect(try await page.next().paths == [])
    }

    @Test("A page that connects late hears what has changed since the build that it is of")
    func missed() async throws {
        let newsroom = Newsroom()
        newsroom.tell(["a/index.html", "b/index.html"], errors: [])
        newsroom.tell(["b/index.html"], errors: ["broken"])
        var page = try await News(of: newsroom, page: "a/index.html", build: 1)
        let missed = try await page.next()
        #expect(missed.paths == ["b/index.html"] && missed.errors == ["broken"] && missed.build == 2)
        var old = try await News(of: newsroom, page: "a/index.html", build: 0)
        #expect(try await Set(old.next().paths) == ["a/index.html", "b/index.html"])
    }

    @Test("A page that nobody looks at any more is not open")
    func closed() async throws {
        let newsroom = Newsroom()
        do {
            var page = try await News(of: newsroom, page: "index.html")
            _ = try await page.next()
            page.close()
        }
        for _ in 0..<1000 where !newsroom.openPages.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
        #expect(newsroom.openPages.isEmpty)
    }

    @Test("A page is shown early where it is another than the published one")
    func shownEarly() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("early-pages-\(UInt64.random(in: 0...UInt64.max))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("old".utf8).write(to: folder.appendingPathComponent("index.html"))
        let early = EarlyPages(folder: folder.path)
        #expect(!early.show(Array("old".utf8), at: "index.html"))
        #expect(!early.show(Array("new".utf8), at: "absent.html"))
        #expect(early["index.html"] == nil && early["absent.html"] == nil)
        #expect(early.show(Array("new".utf8), at: "index.html"))
        #expect(early["index.html"] == Data("new".utf8))
        early.removeAll()
        #expect(early["index.html"] == nil)
    }
}

/// What one open page is told.
private struct News {
    struct Item: Decodable {
        var build: Int
        var paths: [String]
        var errors: [String]
    }

    private var messages: AsyncStream<WSMessage>.AsyncIterator
    private let client: AsyncStream<WSMessage>.Continuation

    init(of newsroom: Newsroom, page: String, build: Int = 0) async throws {
        let (stream, client) = AsyncStream.makeStream(of: WSMessage.self)
        self.client = client
        messages = try await Newsroom.Reader(newsroom: newsroom, page: page, build: build).makeMessages(for: stream).makeAsyncIterator()
    }

    mutating func next() async throws -> Item {
        guard case .text(let json)? = await messages.next() else { throw CancellationError() }
        return try JSONDecoder().decode(Item.self, from: Data(json.utf8))
    }

    func close() {
        client.finish()
    }
}
