#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Goes through watched folders and all below them, wherever a build looks: links are followed inside the site's folder, unless they lead
/// to a folder that they lie in. Each folder is visited once, by the first path that leads to it, while a build finds its files again
/// through each link: whatever happens in it is seen once, and what the build makes of it is its own affair.
struct FolderWalk {
    /// Without links on the way; nil where there is no such folder.
    private let site: String?
    private var visited: Set<FolderIdentity> = []

    private struct FolderIdentity: Hashable {
        var device: UInt64
        var inode: UInt64
    }

    /// - Parameter body: gets the path and the status of each file and folder, the watched ones included, and whether a link leads there.
    static func forEach(in watched: WatchedFolders, _ body: (String, stat, _ isLink: Bool) -> Void) {
        var walk = FolderWalk(site: realPath(of: watched.site))
        for folder in watched.folders { walk.visit(folder, body) }
    }

    private init(site: String?) { self.site = site }

    private mutating func visit(_ path: String, _ body: (String, stat, Bool) -> Void) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        let isLink = status.st_mode & S_IFMT == S_IFLNK
        if isLink {
            guard isFollowed(path), stat(path, &status) == 0 else { return }
        }
        body(path, status, isLink)
        guard status.st_mode & S_IFMT == S_IFDIR else { return }
        let identity = FolderIdentity(device: UInt64(truncatingIfNeeded: status.st_dev), inode: UInt64(status.st_ino))
        guard visited.insert(identity).inserted, let directory = opendir(path) else { return }
        defer { closedir(directory) }
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            if name != ".", name != ".." { visit("\(path)/\(name)", body) }
        }
    }

    private func isFollowed(_ link: String) -> Bool {
        guard let site, let target = Self.realPath(of: link), let slash = link.utf8.lastIndex(of: UInt8(ascii: "/")),
            let here = Self.realPath(of: String(link[..<slash]))
        else { return false }
        return Self.holds(site, target) && !Self.holds(target, here)
    }

    /// Whether a path is a folder's, or that of something in it.
    private static func holds(_ folder: String, _ path: String) -> Bool {
        path.utf8.elementsEqual(folder.utf8) || path.utf8.starts(with: "\(folder)/".utf8)
    }

    private static func realPath(of path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }
}
