import FlyingFox
import Markup
import Synchronization

/// Tells the open pages what each build came to.
final class Newsroom: WSMessageHandler {
    /// What a build came to.
    struct News: Sendable {
        /// Stands for this run of the preview.
        let run = String(UInt64.random(in: 0...UInt64.max), radix: 36)
        /// Builds that changed anything, counted.
        var build = 0
        /// The paths of what changed, from the site's top; nil for a page that asks what it missed.
        var paths: [String]?
        /// As a terminal shows them; none where the site is as its sources say.
        var errors: [String] = []

        var json: String {
            var json = JSONText()
            json.object { json in
                json.key("run")
                json.string(run)
                json.key("build")
                json.number(build)
                if let paths {
                    json.key("paths")
                    json.array { json in for path in paths { json.string(path) } }
                }
                json.key("errors")
                json.array { json in for error in errors { json.string(error) } }
            }
            return String(decoding: json.bytes, as: UTF8.self)
        }
    }

    private struct State {
        var last = News()
        var readers: [Int: AsyncStream<WSMessage>.Continuation] = [:]
        var nextReader = 0
    }

    private let state = Mutex(State())

    /// The number of the last build that changed anything.
    var build: Int { state.withLock { $0.last.build } }
    var errors: [String] { state.withLock { $0.last.errors } }
    var run: String { state.withLock { $0.last.run } }

    /// - Parameter paths: nil where nothing was published.
    func tell(_ paths: [String]?, errors: [String]) {
        state.withLock { state in
            if let paths, !paths.isEmpty { state.last.build += 1 }
            state.last.errors = errors
            var news = state.last
            news.paths = paths ?? []
            for reader in state.readers.values { reader.yield(.text(news.json)) }
        }
    }

    /// A page that connects hears what it may have missed.
    func makeMessages(for client: AsyncStream<WSMessage>) async throws -> AsyncStream<WSMessage> {
        let (messages, reader) = AsyncStream<WSMessage>.makeStream(bufferingPolicy: .bufferingNewest(64))
        let number = state.withLock { state in
            state.nextReader += 1
            state.readers[state.nextReader] = reader
            reader.yield(.text(state.last.json))
            return state.nextReader
        }
        reader.onTermination = { [weak self] _ in self?.state.withLock { _ = $0.readers.removeValue(forKey: number) } }
        // Pages say nothing; that one has gone shows in the end of what it says.
        Task {
            for await _ in client {}
            reader.finish()
        }
        return messages
    }

    /// Ends all conversations.
    func close() {
        let readers = state.withLock { state in
            defer { state.readers = [:] }
            return Array(state.readers.values)
        }
        for reader in readers { reader.finish() }
    }
}
