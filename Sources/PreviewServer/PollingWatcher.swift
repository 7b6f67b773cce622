import Storage

/// Looks at all files again and again: works on every system and file system, network drives among them.
struct PollingWatcher: Watcher {
    let bursts: AsyncStream<Void>

    init(_ watched: WatchedFolders, every interval: Duration = .milliseconds(400)) {
        // Before anything is built, so that no change after that is missed.
        let first = Self.look(at: watched)
        bursts = AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
            let task = Task.detached {
                var known = first
                while !Task.isCancelled {
                    try? await Task.sleep(for: interval)
                    let now = Self.look(at: watched)
                    if now != known {
                        known = now
                        continuation.yield()
                    }
                }
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }

    /// Stands for the names, sizes, times and inodes of all files.
    private static func look(at watched: WatchedFolders) -> Digest {
        var writer = StorageWriter()
        FolderWalk.forEach(in: watched) { path, status, _ in
            writer.write(path)
            writer.write(FileStat(status))
        }
        return Digest(of: writer)
    }
}
