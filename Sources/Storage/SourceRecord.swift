#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// What tells, without reading a file, that it is still the same.
public struct FileStat: Hashable, Sendable, Storable {
    /// In bytes.
    public var size: UInt64
    /// When the file was last written to, in nanoseconds since 1970.
    public var mtimeNanoseconds: Int64
    public var inode: UInt64

    public init(size: UInt64, mtimeNanoseconds: Int64, inode: UInt64) {
        self.size = size
        self.mtimeNanoseconds = mtimeNanoseconds
        self.inode = inode
    }

    /// The file that `path` leads to, through symlinks; nil where there is no regular file.
    public init?(ofFileAt path: String) {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        self.init(status)
    }

    /// The file or folder that `path` leads to, through symlinks; nil where there is nothing.
    public init?(ofAnythingAt path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        self.init(status)
    }

    public init(_ status: stat) {
        #if canImport(Darwin)
            let modified = status.st_mtimespec
        #else
            let modified = status.st_mtim
        #endif
        size = UInt64(status.st_size)
        mtimeNanoseconds = Int64(modified.tv_sec) &* 1_000_000_000 &+ Int64(modified.tv_nsec)
        inode = UInt64(status.st_ino)
    }

    public func store(to writer: inout StorageWriter) {
        writer.write(size)
        writer.write(Int(mtimeNanoseconds))
        writer.write(inode)
    }

    public init(from reader: inout StorageReader) throws(Damaged) {
        size = try reader.readNumber()
        mtimeNanoseconds = Int64(try reader.read(Int.self))
        inode = try reader.readNumber()
    }
}

/// What is remembered of a source file, so that it need not be read again while its stat is the same.
public struct SourceRecord: Hashable, Sendable, Storable {
    public var stat: FileStat
    public var digest: Digest
    /// What was found in the file: a function of its bytes alone.
    public var surveyed: [UInt8]

    public init(stat: FileStat, digest: Digest, surveyed: [UInt8]) {
        self.stat = stat
        self.digest = digest
        self.surveyed = surveyed
    }

    public func store(to writer: inout StorageWriter) {
        writer.write(stat)
        writer.write(digest)
        writer.write(bytes: surveyed)
    }

    public init(from reader: inout StorageReader) throws(Damaged) {
        stat = try reader.read()
        digest = try reader.read()
        surveyed = try reader.readBytes()
    }
}
