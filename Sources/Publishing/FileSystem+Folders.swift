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
        var existing = path
        while try identity(existing) == nil, let slash = existing.lastIndex(of: "/") {
            identities.append(nil)
            existing = slash == existing.startIndex ? "/" : String(existing[..<slash])
        }
        // From there up the folders as they are: where a symlink leads is what counts.
        while let identity = try identity(existing), identities.last != .some(.some(identity)) {
            identities.append(identity)
            existing += "/.."
        }
        return Whereabouts(path: path, identities: identities)
    }

    private func identity(_ path: String) throws(Failure) -> Identity? {
        var status = stat()
        guard stat(path, &status) == 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw failure(.stat, path, errno)
        }
        return Identity(device: UInt64(truncatingIfNeeded: status.st_dev), inode: UInt64(status.st_ino))
    }

    /// Makes the folder at an absolute path, and those above it.
    func makeFolders(_ path: String) throws(Failure) {
        do throws(Failure) {
            try makeFolder(path)
        } catch {
            guard error.code == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else { throw error }
            try makeFolders(String(path[..<slash]))
            try makeFolder(path)
        }
    }

    /// All bytes of a small file; nil where there is none.
    func contents(of path: String, in folder: CInt) throws(Failure) -> [UInt8]? {
        let file: Descriptor
        do throws(Failure) {
            file = try openFile(path, in: folder)
        } catch {
            if error.code == ENOENT || error.code == ELOOP { return nil }
            throw error
        }
        return try readAll(file.number, size: Int(try status(of: file.number, path).st_size), path)
    }

    func write(_ bytes: [UInt8], toFile path: String, in folder: CInt) throws(Failure) {
        let file = try createFile(path, in: folder, .empty)
        try write(bytes, to: file.number, path)
    }

    /// Writes a file so that it is there whole or not at all.
    /// - Parameter isFlushed: whether it must outlive a power cut from here on.
    func replace(_ path: String, in folder: CInt, with bytes: [UInt8], isFlushed: Bool = false) throws(Failure) {
        let new = path + ".new"
        let file = try createFile(new, in: folder, .empty)
        try write(bytes, to: file.number, new)
        if isFlushed { try sync(file.number, new) }
        try rename(new, in: folder, to: path, in: folder)
    }
}
