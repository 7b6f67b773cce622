#if canImport(Glibc)
    import Glibc
    private let systemRead = Glibc.read
    private let systemWrite = Glibc.write
#else
    import Darwin
    private let systemRead = Darwin.read
    private let systemWrite = Darwin.write
#endif

/// Files and folders by the system's own calls: Foundation would take more memory than what is measured here.
enum Disk {
    /// Writes a file and the folders that it lies in.
    static func write(_ bytes: some Collection<UInt8>, to path: String) throws {
        if let slash = path.lastIndex(of: "/") { try makeFolder(String(path[..<slash])) }
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        guard file >= 0 else { throw Failure("\(path) cannot be written: \(String(cString: strerror(errno)))") }
        defer { close(file) }
        let contents = ContiguousArray(bytes)
        try contents.withUnsafeBytes { buffer in
            var written = 0
            while written < buffer.count {
                let count = systemWrite(file, buffer.baseAddress! + written, buffer.count - written)
                guard count > 0 else { throw Failure("\(path) cannot be written: \(String(cString: strerror(errno)))") }
                written += count
            }
        }
    }

    static func makeFolder(_ path: String) throws {
        guard mkdir(path, 0o755) != 0, errno != EEXIST else { return }
        guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
            throw Failure("\(path) cannot be made: \(String(cString: strerror(errno)))")
        }
        try makeFolder(String(path[..<slash]))
        try makeFolder(path)
    }

    static func read(_ path: String) throws -> [UInt8] {
        let file = open(path, O_RDONLY)
        guard file >= 0 else { throw Failure("\(path) cannot be read: \(String(cString: strerror(errno)))") }
        defer { close(file) }
        var facts = stat()
        fstat(file, &facts)
        return try [UInt8](unsafeUninitializedCapacity: Int(facts.st_size)) { buffer, count in
            while count < buffer.count {
                let read = systemRead(file, buffer.baseAddress! + count, buffer.count - count)
                guard read > 0 else { throw Failure("\(path) cannot be read whole") }
                count += read
            }
        }
    }

    /// The paths below `folder`, relative to it, of all files called `name`, sorted.
    static func files(named name: String, below folder: String) throws -> [String] {
        var found: [String] = []
        var waiting = [""]
        while let current = waiting.popLast() {
            guard let directory = opendir("\(folder)/\(current)") else { throw Failure("\(folder)/\(current) cannot be listed") }
            defer { closedir(directory) }
            while let entry = readdir(directory) {
                let entryName = withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
                }
                if entryName.hasPrefix(".") { continue }
                if Int32(entry.pointee.d_type) == Int32(DT_DIR) {
                    waiting.append("\(current)\(entryName)/")
                } else if entryName == name {
                    found.append(current + entryName)
                }
            }
        }
        return found.sorted()
    }
}
