/// Notices that something in some folders has changed.
protocol Watcher: Sendable {
    /// One element for each burst of changes, a moment after its end. It ends where the system tells of no more changes.
    var bursts: AsyncStream<Void> { get }
}

/// What is watched: folders with all that is in them.
struct WatchedFolders: Sendable {
    /// Absolute paths. They may not be there yet.
    var folders: [String]
    /// Where those folders lie.
    var site: String
}
