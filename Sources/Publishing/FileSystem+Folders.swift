#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

extension FileSystem {
    /// What a folder is, whatever path leads to it.
    struct Identity: Hashable, Sendable {
        let device: UInt64
        let inode: UInt64
    }

    /// The folder at an absolute path and all above it, the lowest first; nil for those that do not exist.
    func foldersFrom(_ path: String) throws(Failure) -> [Identity?] {
        var result: [Identity?] = []
        var existing = path[...]
        while try identity(String(existing)) == nil {
            result.append(nil)
            // Up the path as written, until something exists.
            while existing.last == "/", existing.count > 1 { existing.removeLast() }
            guard let slash = existing.lastIndex(of: "/"), existing != "/" else { return result }
            existing = slash == existing.startIndex ? "/" : existing[..<slash]
        }
        // From there up the folders as they are: a symlink's target is what counts.
        var above = String(existing)
        while let identity = try identity(above), result.last != .some(.some(identity)) {
            result.append(identity)
            above += "/.."
        }
        return result
    }

    private func identity(_ path: String) throws(Failure) -> Identity? {
        var status = stat()
        guard stat(path, &status) == 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw Failure(call: .stat, path: path, code: errno)
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
