import Markup

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Finds out, before anything moves, whether this process may take a journal's steps: one that fails in the middle leaves a site that
/// is half new, and so does each build after it.
struct Access {
    private let fileSystem: FileSystem
    private let output: OutputFolder
    /// The folders that were looked at, and whether only their files' owner may remove or replace what is in them.
    private var known: [Substring: Bool] = [:]
    /// Most steps follow one in the same folder.
    private var last: (folder: Substring, isSticky: Bool)?

    private init(_ fileSystem: FileSystem, _ output: OutputFolder) {
        self.fileSystem = fileSystem
        self.output = output
    }

    /// - Throws: a failure that names the first folder that cannot be written.
    static func check(_ journal: Journal, _ fileSystem: FileSystem, _ output: OutputFolder) throws(FileSystem.Failure) {
        var access = Access(fileSystem, output)
        let added = Set(journal.added.map(\.string))
        for path in journal.cleared {
            try access.checkReplacing(path.string)
            // Where a file takes the place of a folder, the folders in it must go as well.
            let above = path.string.utf8.indices.filter { path.string.utf8[$0] == UInt8(ascii: "/") }.map { path.string[..<$0] }
            guard let top = above.firstIndex(where: { added.contains(String($0)) }) else { continue }
            for folder in above[top...] { _ = try access.isSticky(folder) }
        }
        for path in journal.added { _ = try access.isSticky(Self.folder(of: path.string)) }
        for replacement in journal.replaced { try access.checkReplacing(replacement.path.string) }
        for path in journal.removed { try access.checkReplacing(path.string) }
    }

    private mutating func checkReplacing(_ path: String) throws(FileSystem.Failure) {
        let folder = Self.folder(of: path)
        guard try isSticky(folder), let owner = try fileSystem.owner(of: path, in: output.number), owner != geteuid() else { return }
        throw fileSystem.failure(.access, String(folder), EPERM)
    }

    /// - Parameter folder: empty for the output folder itself.
    private mutating func isSticky(_ folder: Substring) throws(FileSystem.Failure) -> Bool {
        if let last, last.folder == folder { return last.isSticky }
        let isSticky: Bool
        if let known = known[folder] {
            isSticky = known
        } else {
            isSticky = try look(at: folder)
            known[folder] = isSticky
        }
        last = (folder, isSticky)
        return isSticky
    }

    private func look(at folder: Substring) throws(FileSystem.Failure) -> Bool {
        let path = String(folder)
        do throws(FileSystem.Failure) {
            try fileSystem.checkWritable(path, in: output.number)
        } catch {
            // Nothing is done in a folder that the podcaster has removed, or put a file or a symlink in place of.
            if error.code == ENOENT || error.code == ENOTDIR || error.code == ELOOP { return false }
            if !folder.isEmpty, try output.kind(ofFolder: folder) != .folder { return false }
            throw error
        }
        // Root may remove the files of all others.
        return geteuid() == 0 ? false : try fileSystem.isSticky(path, in: output.number)
    }

    private static func folder(of path: String) -> Substring {
        path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[..<$0] } ?? ""
    }
}
