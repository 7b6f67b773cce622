import Storage

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

extension FileSystem {
    /// - Parameter following: whether `path` may be a symlink to a folder.
    func openFolder(_ path: String, in folder: CInt = AT_FDCWD, following: Bool = false) throws(Failure) -> Descriptor {
        let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | (following ? 0 : O_NOFOLLOW)
        return Descriptor(try run(.openFolder, path) { openat(folder, path, flags) })
    }

    /// - Returns: whether the folder is new; false where something was there already.
    @discardableResult
    func makeFolder(_ path: String, in folder: CInt = AT_FDCWD) throws(Failure) -> Bool {
        do throws(Failure) {
            _ = try run(.makeFolder, path) { mkdirat(folder, path, 0o777) }
            return true
        } catch {
            if error.code == EEXIST { return false }
            throw error
        }
    }

    enum Kind { case folder, other }

    /// What is in a folder, in no order.
    func entries(in folder: CInt, _ path: String = ".") throws(Failure) -> [(name: String, kind: Kind)] {
        let opened = try openFolder(path, in: folder)
        try check(.list, path)
        guard let stream = fdopendir(opened.number) else { throw failure(.list, path, errno) }
        _ = opened.release()
        defer { closedir(stream) }
        var entries: [(String, Kind)] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else { break }
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            if name == "." || name == ".." { continue }
            var kind = Int32(entry.pointee.d_type) == Int32(DT_DIR) ? Kind.folder : .other
            // Some file systems do not say.
            if Int32(entry.pointee.d_type) == Int32(DT_UNKNOWN), try self.entry(name, in: dirfd(stream)) == .folder { kind = .folder }
            entries.append((name, kind))
        }
        guard errno == 0 else { throw failure(.list, path, errno) }
        return entries
    }

    /// What is in a folder that may be somebody else's: nothing where we may not look, or where its name is not text.
    func readableEntries(in folder: CInt, _ path: String) throws(Failure) -> [(name: String, kind: Kind)] {
        do throws(Failure) {
            return try entries(in: folder, path)
        } catch {
            guard [EACCES, EPERM, ENOENT].contains(error.code) else { throw error }
            return []
        }
    }

    func countFiles(below path: String, in folder: CInt) throws(Failure) -> Int {
        var count = 0
        for (name, kind) in try readableEntries(in: folder, path) {
            count += kind == .folder ? try countFiles(below: "\(path)/\(name)", in: folder) : 1
        }
        return count
    }

    /// - Returns: false where the folder is not empty, or not a folder, or gone.
    func removeFolder(_ path: String, in folder: CInt) throws(Failure) -> Bool {
        try check(.removeFolder, path)
        if unlinkat(folder, path, AT_REMOVEDIR) == 0 { return true }
        switch errno {
        case ENOTEMPTY, EEXIST, ENOENT, ENOTDIR, EBUSY, EINVAL: return false
        default: throw failure(.removeFolder, path, errno)
        }
    }

    /// Fails where this process may not add to a folder and remove from it.
    /// - Parameter path: empty for `folder` itself.
    func checkWritable(_ path: String, in folder: CInt) throws(Failure) {
        // With the ids that count, where a program runs under another user's.
        _ = try run(.access, path) { faccessat(folder, path.isEmpty ? "." : path, W_OK | X_OK, AT_EACCESS) }
    }

    /// Whether in a folder, as in /tmp, all may add files, but only a file's owner and the folder's, which this process is not, may
    /// remove it.
    /// - Parameter path: empty for `folder` itself.
    func isSticky(_ path: String, in folder: CInt) throws(Failure) -> Bool {
        var status = stat()
        _ = try run(.stat, path) { fstatat(folder, path.isEmpty ? "." : path, &status, AT_SYMLINK_NOFOLLOW) }
        return status.st_mode & S_ISVTX != 0 && status.st_uid != geteuid()
    }

    /// Whose a file is; nil where there is none.
    func owner(of path: String, in folder: CInt) throws(Failure) -> uid_t? {
        try check(.stat, path)
        var status = stat()
        guard fstatat(folder, path, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw failure(.stat, path, errno)
        }
        return status.st_uid
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

    /// - Returns: false where another process (or another descriptor of this one) holds the lock.
    func lock(_ folder: CInt, _ path: String) throws(Failure) -> Bool {
        try check(.lock, path)
        if flock(folder, LOCK_EX | LOCK_NB) == 0 { return true }
        // Some network file systems cannot lock a folder; then nothing keeps two builds apart, but one still works.
        return errno != EWOULDBLOCK
    }

    /// The time that the file system of an open folder would give a file written now. Compared with the times of files, it is exact
    /// whatever the file system's resolution and clock.
    func now(in folder: CInt, _ path: String) throws(Failure) -> Int64 {
        _ = try run(.touch, path) { futimens(folder, nil) }
        return FileStat(try status(of: folder, path)).mtimeNanoseconds
    }
}
