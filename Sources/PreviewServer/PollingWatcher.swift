import Storage

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Looks at all files again and again: works on every system and file system, network drives among them.
struct PollingWatcher: Watcher {
    let bursts: AsyncStream<Void>

    init(_ watched: WatchedFolders, every interval: Duration = .milliseconds(400)) {
        // Before anything is built, so that no change after that is missed.
        let first = Self.look(at: watched.folders)
        bursts = AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
            let task = Task.detached {
                var known = first
                while !Task.isCancelled {
                    try? await Task.sleep(for: interval)
                    let now = Self.look(at: watched.folders)
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
    private static func look(at folders: [String]) -> Digest {
        var writer = StorageWriter()
        for folder in folders {
            FolderWalk.forEach(in: folder) { path, status in
                writer.write(path)
                writer.write(Int(status.st_size))
                writer.write(Int(status.st_ino))
                #if canImport(Darwin)
                    writer.write(status.st_mtimespec.tv_sec * 1_000_000_000 + status.st_mtimespec.tv_nsec)
                #else
                    writer.write(status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec)
                #endif
            }
        }
        return Digest(of: writer)
    }
}
