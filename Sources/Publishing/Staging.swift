import Markup
import Storage

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Where new files wait for the commit: in the output folder itself, so on the same file system, in the same tree as the site.
struct Staging: ~Copyable {
    static let name = "staging"

    private let fileSystem: FileSystem
    private let folder: Descriptor

    /// - Parameter control: the output folder's `.build-site`.
    init(_ fileSystem: FileSystem, control: CInt) throws(FileSystem.Failure) {
        try fileSystem.makeFolder(Self.name, in: control)
        folder = try fileSystem.openFolder(Self.name, in: control)
        self.fileSystem = fileSystem
    }

    var number: CInt { folder.number }

    /// - Returns: the new file's stat; nil where another output of this build is in its way.
    func write(_ bytes: [UInt8], to path: SitePath) throws(FileSystem.Failure) -> FileStat? {
        guard let file = try create(path.string) else { return nil }
        try fileSystem.write(bytes, to: file.number, path.string)
        return FileStat(try fileSystem.status(of: file.number, path.string))
    }

    /// - Returns: the new file's stat, and the digest of what is in it; nil where another output of this build is in its way.
    func write(_ stream: ByteStream, to path: SitePath) throws(FileSystem.Failure) -> (stat: FileStat, digest: Digest)? {
        guard let file = try create(path.string) else { return nil }
        var digest = DigestStream()
        var pending: [UInt8] = []
        // What is not touched takes no memory.
        pending.reserveCapacity(Self.pieceSize + Self.pieceSize / 4)
        func flush() throws(FileSystem.Failure) {
            digest.append(pending)
            try fileSystem.write(pending, to: file.number, path.string)
            pending.removeAll(keepingCapacity: true)
        }
        for piece in stream.pieces() {
            pending += piece
            if pending.count >= Self.pieceSize { try flush() }
        }
        try flush()
        return (FileStat(try fileSystem.status(of: file.number, path.string)), digest.digest)
    }

    /// What is written of a stream at once, in bytes.
    private static let pieceSize = 1 << 18

    /// - Returns: the new file's stat; nil where another output of this build is in its way.
    func copy(_ source: CInt, _ sourcePath: String, to path: SitePath) throws(FileSystem.Failure) -> FileStat? {
        guard let file = try create(path.string) else { return nil }
        try fileSystem.copy(source, sourcePath, to: file.number, path.string)
        return FileStat(try fileSystem.status(of: file.number, path.string))
    }

    /// A new file, with the folders that it lies in; nil where a file is in its way.
    private func create(_ path: String) throws(FileSystem.Failure) -> Descriptor? {
        while true {
            do throws(FileSystem.Failure) {
                return try fileSystem.createFile(path, in: folder.number, .new)
            } catch {
                switch error.code {
                case ENOENT: guard try makeFolder(above: path, error) else { return nil }
                case EEXIST, ENOTDIR, EISDIR, ELOOP: return nil
                default: throw error
                }
            }
        }
    }

    /// - Parameter missing: thrown where there is no folder above to make: then the staging folder itself is gone.
    /// - Returns: false where a file is in its way.
    private func makeFolder(above path: String, _ missing: FileSystem.Failure) throws(FileSystem.Failure) -> Bool {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { throw missing }
        let above = String(path[..<slash])
        while true {
            do throws(FileSystem.Failure) {
                try fileSystem.makeFolder(above, in: folder.number)
                return true
            } catch {
                switch error.code {
                case ENOENT: guard try makeFolder(above: above, error) else { return false }
                case ENOTDIR: return false
                default: throw error
                }
            }
        }
    }
}
