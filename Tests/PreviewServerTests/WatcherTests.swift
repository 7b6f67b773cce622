import Foundation
import Synchronization
import Testing

@testable import PreviewServer

@Suite("Watching", .serialized)
struct WatcherTests {
    private final class Folder {
        let path: String

        init() throws {
            path = "\(NSTemporaryDirectory())/watched-\(UUID().uuidString)"
            try FileManager.default.createDirectory(atPath: "\(path)/Content/deep", withIntermediateDirectories: true)
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }

        var watched: WatchedFolders { WatchedFolders(folders: ["\(path)/Content", "\(path)/Templates"], site: path) }

        func write(_ name: String) throws { try Data(name.utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)")) }
    }

    private final class Counter: Sendable {
        let value = Atomic<Int>(0)
    }

    /// How many bursts there are while `changes` happen and for half a second after.
    private func count(_ watcher: any Watcher, during changes: () async throws -> Void) async throws -> Int {
        let (bursts, counter) = (watcher.bursts, Counter())
        let task = Task { for await _ in bursts { counter.value.add(1, ordering: .relaxed) } }
        defer { task.cancel() }
        try await Task.sleep(for: .milliseconds(100))
        try await changes()
        try await Task.sleep(for: .milliseconds(500))
        return counter.value.load(ordering: .relaxed)
    }

    private static func watchers(_ folder: WatchedFolders) -> [any Watcher] {
        var watchers: [any Watcher] = [PollingWatcher(folder, every: .milliseconds(50))]
        #if os(Linux)
            if let watcher = InotifyWatcher(folder) { watchers.append(watcher) }
        #endif
        return watchers
    }

    @Test("A change in a folder is noticed, however deep, and in a folder that was not there")
    func changes() async throws {
        let names = ["Content/show.yml", "Content/deep/a.md", "Templates/assets/custom.css"]
        for name in names {
            let folder = try Folder()
            for watcher in Self.watchers(folder.watched) {
                let noticed = try await count(watcher) {
                    let parent = URL(fileURLWithPath: "\(folder.path)/\(name)").deletingLastPathComponent()
                    try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
                    try folder.write(name)
                    try await Task.sleep(for: .milliseconds(200))
                }
                #expect(noticed > 0, "\(name), \(watcher)")
                try? FileManager.default.removeItem(atPath: "\(folder.path)/\(name)")
            }
        }
    }

    @Test("Links are followed where a build follows them: inside the site's folder, and not back to where they lie")
    func links() async throws {
        let folder = try Folder()
        let files = FileManager.default
        for name in ["shared", "Public", "elsewhere"] {
            try files.createDirectory(atPath: "\(folder.path)/\(name)", withIntermediateDirectories: true)
        }
        let site = "\(folder.path)/site"
        try files.createDirectory(atPath: "\(site)/Content", withIntermediateDirectories: true)
        try files.createDirectory(atPath: "\(site)/shared", withIntermediateDirectories: true)
        try folder.write("site/one.md")
        try files.createSymbolicLink(atPath: "\(site)/Content/out", withDestinationPath: "\(folder.path)/elsewhere")
        try files.createSymbolicLink(atPath: "\(site)/Content/back", withDestinationPath: "..")
        let watched = WatchedFolders(folders: ["\(site)/Content"], site: site)
        for watcher in Self.watchers(watched) {
            #expect(try await count(watcher) { try folder.write("elsewhere/a.md") } == 0, "\(watcher)")
        }
        for (link, target) in [("shared", "shared/a.md"), ("one.md", "one.md")] {
            for watcher in Self.watchers(watched) {
                #expect(
                    try await count(watcher) {
                        try files.createSymbolicLink(atPath: "\(site)/Content/\(link)", withDestinationPath: "../\(link)")
                        try await Task.sleep(for: .milliseconds(400))
                        try folder.write("site/\(target)")
                    } >= 2, "\(target), \(watcher)")
                try files.removeItem(atPath: "\(site)/Content/\(link)")
            }
        }
    }

    @Test("What lies elsewhere in the site's folder is none of its business")
    func elsewhere() async throws {
        let folder = try Folder()
        try FileManager.default.createDirectory(atPath: "\(folder.path)/Public", withIntermediateDirectories: true)
        for watcher in Self.watchers(folder.watched) {
            #expect(try await count(watcher) { try folder.write("Public/index.html") } == 0)
        }
    }

    #if os(Linux)
        @Test("Many changes within a moment are few bursts")
        func burst() async throws {
            let folder = try Folder()
            let watcher = try #require(InotifyWatcher(folder.watched))
            let noticed = try await count(watcher) { for number in 0..<200 { try folder.write("Content/deep/\(number).md") } }
            // A busy machine pauses between them.
            #expect((1...20).contains(noticed), "\(noticed)")
        }
    #endif
}
