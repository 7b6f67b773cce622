#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

extension FileSystem {
    /// An absolute path without `.`, `..` and needless slashes, so that making the folders on the way leads nowhere else.
    static func normalized(_ path: String) -> String {
        var components: [Substring] = []
        for component in path.split(separator: "/") where component != "." {
            if component == ".." { _ = components.popLast() } else { components.append(component) }
        }
        return "/" + components.joined(separator: "/")
    }

    /// What a folder is, whatever path leads to it.
    struct Identity: Hashable, Sendable {
        let device: UInt64
        let inode: UInt64
    }

    /// Where a folder is, or would be.
    struct Whereabouts {
        let path: String
        /// Of the folder and all above it, the lowest first; nil for those that do not exist.
        let identities: [Identity?]
        /// A path to each of them.
        let paths: [String]

        /// Whether `other` is this folder, or one below it: by name for what does not exist yet, and by what it is, whatever its name, for
        /// what does.
        func contains(_ other: Whereabouts) -> Bool {
            if other.path == path || other.path.hasPrefix(path + "/") { return true }
            guard let identity = identities[0] else { return false }
            return other.identities.contains(identity)
        }
    }

    /// - Parameter path: absolute and normalized.
    func whereabouts(_ path: String) throws(Failure) -> Whereabouts {
        var identities: [Identity?] = []
        var paths: [String] = []
        var existing = path
        while try identity(existing) == nil, let slash = existing.lastIndex(of: "/") {
            identities.append(nil)
            paths.append(existing)
            existing = slash == existing.startIndex ? "/" : String(existing[..<slash])
        }
        // From there up the folders as they are: where a symlink leads is what counts.
        while let identity = try identity(existing), identities.last != .some(.some(identity)) {
            identities.append(identity)
            paths.append(existing)
            existing += "/.."
        }
        return Whereabouts(path: path, identities: identities, paths: paths)
    }

    /// The path of a folder without `..` and symlinks, for people.
    static func resolved(_ path: String) -> String {
        guard let resolved = realpath(path, nil) else { return normalized(path) }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    private func identity(_ path: String) throws(Failure) -> Identity? {
        var status = stat()
        guard stat(path, &status) == 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw failure(.stat, path, errno)
        }
        return Identity(device: UInt64(truncatingIfNeeded: status.st_dev), inode: UInt64(status.st_ino))
    }
}
