import FlyingFox
import Markup
import Synchronization

/// Tells the open pages what each build came to.
final class Newsroom: Sendable {
    /// What a build came to.
    struct News: Sendable {
        /// Stands for this run of the preview.
        let run = String(UInt64.random(in: 0...UInt64.max), radix: 36)
        /// Builds that changed anything, counted.
        var build = 0
        /// The paths of what changed, from the site's top.
        var paths: [String] = []
        /// As a terminal shows them; none where the site is as its sources say.
        var errors: [String] = []

        var json: String {
            var json = JSONText()
            json.object { json in
                json.key("run")
                json.string(run)
                json.key("build")
                json.number(build)
                json.key("paths")
                json.array { json in for path in paths { json.string(path) } }
                json.key("errors")
                json.array { json in for error in errors { json.string(error) } }
            }
            return String(decoding: json.bytes, as: UTF8.self)
        }
    }

    /// One open page.
    struct Reader: WSMessageHandler {
        let newsroom: Newsroom
        /// Its path from the site's top.
        let page: String
        /// The build that it is of.
        let build: Int

        func makeMessages(for client: AsyncStream<WSMessage>) async throws -> AsyncStream<WSMessage> {
            newsroom.makeMessages(for: client, of: self)
        }
    }

    private struct State {
        var last = News()
        var readers: [Int: (page: String, news: AsyncStream<WSMessage>.Continuation)] = [:]
        var nextReader = 0
        /// The last build that changed each path; the paths that none did are not in it.
        var changes: [String: Int] = [:]
        /// Pages that this build has shown before its end, and those of builds that failed after it.
        var early: Set<String> = []
        var withdrawn: Set<String> = []

        mutating func send(_ paths: [String]) {
            if !paths.isEmpty {
                last.build += 1
                for path in paths { changes[path] = last.build }
            }
            var news = last
            news.paths = paths
            for reader in readers.values { reader.news.yield(.text(news.json)) }
        }
    }

    private let state = Mutex(State())

    /// The number of the last build that changed anything.
    var build: Int { state.withLock { $0.last.build } }
    var errors: [String] { state.withLock { $0.last.errors } }
    var run: String { state.withLock { $0.last.run } }

    /// The paths of the pages that somebody looks at.
    var openPages: Set<String> { state.withLock { Set($0.readers.values.map(\.page)) } }

    /// Tells of a page whose build goes on.
    func tell(early path: String) {
        state.withLock { state in
            state.early.insert(path)
            state.send([path])
        }
    }

    /// - Parameter paths: nil where nothing was published.
    func tell(_ paths: [String]?, errors: [String]) {
        state.withLock { state in
            defer { state.early = [] }
            state.last.errors = errors
            guard let paths else {
                // They are shown as they were before, but by whom they were loaded they still are seen.
                state.withdrawn.formUnion(state.early)
                return state.send([])
            }
            let news = paths.filter { !state.early.contains($0) }
            let withdrawn = state.withdrawn.subtracting(state.early)
            state.withdrawn = []
            state.send(news + withdrawn)
        }
    }

    /// A page that connects hears what it may have missed.
    private func makeMessages(for client: AsyncStream<WSMessage>, of reader: Reader) -> AsyncStream<WSMessage> {
        let (messages, news) = AsyncStream<WSMessage>.makeStream(bufferingPolicy: .bufferingNewest(64))
        let number = state.withLock { state in
            state.nextReader += 1
            state.readers[state.nextReader] = (reader.page, news)
            var missed = state.last
            missed.paths = state.changes.filter { $0.value > reader.build }.map(\.key)
            news.yield(.text(missed.json))
            return state.nextReader
        }
        news.onTermination = { [weak self] _ in self?.state.withLock { _ = $0.readers.removeValue(forKey: number) } }
        // Pages say nothing; that one has gone shows in the end of what it says.
        Task {
            for await _ in client {}
            news.finish()
        }
        return messages
    }

    /// Ends all conversations.
    func close() {
        let readers = state.withLock { state in
            defer { state.readers = [:] }
            return Array(state.readers.values)
        }
        for reader in readers { reader.news.finish() }
    }
}
