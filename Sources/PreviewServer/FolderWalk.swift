#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Goes through a folder and all below it; links are followed, each folder is visited once.
enum FolderWalk {
    /// - Parameter body: gets the path and the status of each file and folder, the first one included.
    static func forEach(in folder: String, _ body: (String, stat) -> Void) {
        var visited: Set<UInt64> = []
        walk(folder, &visited, body)
    }

    private static func walk(_ path: String, _ visited: inout Set<UInt64>, _ body: (String, stat) -> Void) {
        var status = stat()
        guard stat(path, &status) == 0 else { return }
        body(path, status)
        guard status.st_mode & S_IFMT == S_IFDIR else { return }
        // Two file systems may have the same inode; then one folder is looked at less, and polling sees it no more than that.
        guard visited.insert(UInt64(status.st_ino) ^ UInt64(truncatingIfNeeded: status.st_dev) << 40).inserted else { return }
        guard let directory = opendir(path) else { return }
        defer { closedir(directory) }
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            if name != ".", name != ".." { walk("\(path)/\(name)", &visited, body) }
        }
    }
}
