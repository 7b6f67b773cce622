import Storage

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

    init(_ status: stat) {
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
