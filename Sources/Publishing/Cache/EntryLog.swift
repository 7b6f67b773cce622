import Storage

/// The cache's bigger things: memos, warnings, what was surveyed. Appended to one after another; the index says where each lies.
///
/// What no index speaks of (a build was killed) is overwritten; what an index speaks of and is not there is damaged, and as
/// good as absent.
struct EntryLog: ~Copyable {
    private let fileSystem: FileSystem
    private let file: Descriptor
    private let path: String
    /// Where the file ends, without what waits in `pending`.
    private var size: Int
    private var pending: [UInt8] = []
    private static let mostPending = 1 << 18

    /// The entries that belong to an index.
    init(_ fileSystem: FileSystem, cachePath: String, index: CacheIndex) throws(FileSystem.Failure) {
        try self.init(fileSystem, cachePath: cachePath, number: index.footer.entriesFile, size: Int(index.footer.entriesSize))
    }

    /// - Parameter size: how far the index goes.
    init(_ fileSystem: FileSystem, cachePath: String, number: UInt64, size: Int) throws(FileSystem.Failure) {
        let path = Self.path(number, in: cachePath)
        if case .other = try fileSystem.entry(path) { try fileSystem.removeFile(path) }
        let file = try fileSystem.createFile(path, .append)
        let there = Int(try fileSystem.status(of: file.number, path).st_size)
        if there > size { try fileSystem.truncate(file.number, to: size, path) }
        self.fileSystem = fileSystem
        self.path = path
        self.file = file
        self.size = min(there, size)
    }

    static func path(_ number: UInt64, in cachePath: String) -> String { "\(cachePath)/entries-\(number)" }

    /// Where the next entry begins.
    var end: Int { size + pending.count }

    mutating func append(_ bytes: [UInt8]) throws(FileSystem.Failure) -> Row.Blob {
        guard !bytes.isEmpty else { return Row.Blob() }
        let digest = Digest(of: bytes)
        let blob = Row.Blob(offset: UInt64(end), count: UInt64(bytes.count), high: digest.high, low: digest.low)
        pending += bytes
        if pending.count >= Self.mostPending { try flush() }
        return blob
    }

    /// - Returns: how far the file goes.
    @discardableResult
    mutating func flush() throws(FileSystem.Failure) -> Int {
        if !pending.isEmpty {
            try fileSystem.write(pending, to: file.number, at: size, path)
            size += pending.count
            pending.removeAll(keepingCapacity: true)
        }
        return size
    }

    func read(_ blob: Row.Blob) throws(Damaged) -> [UInt8] {
        guard blob.count > 0 else { return [] }
        guard blob.count <= UInt64(end), blob.offset <= UInt64(end) - blob.count else { throw Damaged() }
        let (start, count) = (Int(blob.offset), Int(blob.count))
        let bytes: [UInt8]
        if start >= size {
            bytes = Array(pending[start - size..<start - size + count])
        } else {
            do throws(FileSystem.Failure) {
                bytes = try fileSystem.readAll(file.number, size: count, at: start, path)
            } catch {
                throw Damaged()
            }
        }
        guard bytes.count == count, Digest(of: bytes) == blob.digest else { throw Damaged() }
        return bytes
    }
}
