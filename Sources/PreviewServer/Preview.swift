import Diagnostics
import FlyingFox
import Foundation
import SiteGenerator

/// Builds a site, serves it on this machine, and builds it again whenever something in its sources changes.
///
/// It has a folder and a cache of its own, `.build-site/preview` and `.build-site/preview-cache`: drafts, the preview's address and plain
/// names of assets must not get into what is published.
public struct Preview: Sendable {
    /// What happens, for a terminal.
    public enum Event: Sendable {
        /// - Parameter others: addresses for other machines.
        case listening(address: String, isWantedPort: Bool, others: [String])
        case built(BuildReport, Duration)
        /// The system is out of watches.
        case polling
    }

    /// The site's folder, an absolute path.
    public var folder: String
    public var includesDrafts = true
    public var includesFuture = true
    public var jobs: Int
    /// An IPv4 address; `0.0.0.0` are all of this machine's.
    public var host = "127.0.0.1"
    /// The first to try.
    public var port: UInt16 = 8080
    /// Whether to look for changes again and again, in place of being told of them.
    public var polls = false

    public init(folder: String, jobs: Int) {
        self.folder = folder
        self.jobs = jobs
    }

    /// Runs until the task is cancelled.
    public func run(telling tell: @escaping @Sendable (Event) -> Void) async throws(PreviewFailure) {
        let freePort = try Port.free(on: host, from: port)
        let address = "http://\(host == "0.0.0.0" ? "127.0.0.1" : host):\(freePort)"
        let newsroom = Newsroom()
        let watcher = watcher(tell)
        let early = EarlyPages(folder: output)
        let files = SiteFiles(folder: output, early: early) { ReloadScript.element(build: newsroom.build, run: newsroom.run) }
        let server = HTTPServer(
            config: .init(
                address: Self.socketAddress(host, freePort), sharedRequestBufferSize: 65_536, sharedRequestReplaySize: 0, logger: .disabled),
            handler: PreviewHandler(files: files, names: HostNames(listeningOn: host), newsroom: newsroom))
        let others = host == "0.0.0.0" ? HostNames.localAddresses.map { "http://\($0):\(freePort)/" } : []
        let failure: String? = await withTaskGroup(of: String?.self) { group in
            group.addTask {
                do {
                    try await server.run()
                    return nil
                } catch {
                    return Task.isCancelled ? nil : "\(error)"
                }
            }
            group.addTask {
                try? await server.waitUntilListening()
                tell(.listening(address: "\(address)/", isWantedPort: freePort == port, others: others))
                // A page that is opened meanwhile is loaded again when there is one.
                await build(at: address, isFirst: true, newsroom, early, tell)
                for await _ in watcher.bursts { await build(at: address, newsroom, early, tell) }
                if Task.isCancelled { return nil }
                // The system has no watch left for a new folder.
                tell(.polling)
                let poller = PollingWatcher(watched)
                await build(at: address, newsroom, early, tell)
                for await _ in poller.bursts { await build(at: address, newsroom, early, tell) }
                return nil
            }
            let first = await group.next() ?? nil
            newsroom.close()
            group.cancelAll()
            return first
        }
        if let failure { throw .stopped(failure) }
    }

    private var watched: WatchedFolders { WatchedFolders(folders: ["\(folder)/Content", "\(folder)/Templates"], site: folder) }
    private var output: String { "\(folder)/.build-site/preview" }

    private func watcher(_ tell: @Sendable (Event) -> Void) -> any Watcher {
        #if os(Linux)
            if !polls {
                if let watcher = InotifyWatcher(watched) { return watcher }
                tell(.polling)
            }
        #endif
        return PollingWatcher(watched)
    }

    private func build(
        at address: String, isFirst: Bool = false, _ newsroom: Newsroom, _ early: EarlyPages, _ tell: @Sendable (Event) -> Void
    ) async {
        let start = ContinuousClock.now
        var options = BuildOptions(folder: folder, output: output, now: Int(time(nil)), jobs: jobs)
        options.cache = "\(folder)/.build-site/preview-cache"
        options.baseURL = address
        options.includesDrafts = includesDrafts
        options.includesFuture = includesFuture
        options.namesAssetsByDigest = false
        options.adopts = true
        options.openPages = newsroom.openPages
        options.showPage = { path, bytes in
            if early.show(bytes, at: path) { newsroom.tell(early: path) }
        }
        let report = await Build(options).run()
        let errors = report.diagnostics.filter { $0.severity == .error }.map { $0.text(colour: false) }
        let changes = report.summary.map { ($0.added + $0.changed + $0.removed).map(\.string) }
        let hadErrors = !newsroom.errors.isEmpty
        early.removeAll()
        newsroom.tell(changes, errors: errors)
        if changes?.isEmpty == false || !errors.isEmpty || hadErrors || isFirst {
            tell(.built(report, ContinuousClock.now - start))
        }
    }

    private static func socketAddress(_ host: String, _ port: UInt16) -> sockaddr_in {
        // `Port` has listened on it.
        try! sockaddr_in.inet(ip4: host, port: port)
    }
}
