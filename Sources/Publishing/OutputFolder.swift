import Markup
import Storage
import Synchronization

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The folder that the site is written into, as it stands. Nothing in it is reached through a symlink.
final class OutputFolder: Sendable {
    /// Our own folder in it.
    static let control = ".build-site"

    let path: String
    let inode: UInt64
    private let fileSystem: FileSystem
    private let folder: Descriptor
    /// What folders were found to be. Nothing changes them before the commit.
    private let kinds = Mutex<[Digest: Kind]>([:])

    enum Kind: Sendable {
        case absent, folder
        /// A file or a symlink is where the folder would be.
        case blocked
    }

    init(_ fileSystem: FileSystem, path: String, _ folder: consuming Descriptor) throws(FileSystem.Failure) {
        self.fileSystem = fileSystem
        self.path = path
        inode = FileStat(try fileSystem.status(of: folder.number, path)).inode
        self.folder = folder
    }

    var number: CInt { folder.number }

    /// What is where the file at `path` is or would be.
    enum Place: Equatable, Sendable {
        case absent
        case file(FileStat)
        case folder
        /// A symlink or another thing that is neither a file nor a folder.
        case other
        /// Something that is not a folder is where one of the folders above would be.
        case blocked(at: String)

        var isFile: Bool { if case .file = self { true } else { false } }
    }

    func place(_ path: String) throws(FileSystem.Failure) -> Place {
        if let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) {
            switch try kind(ofFolder: path[..<slash]) {
            case .absent: return .absent
            case .blocked: return .blocked(at: try firstBlocked(above: path))
            case .folder: break
            }
        }
        return switch try fileSystem.entry(path, in: folder.number) {
        case .absent: .absent
        case .file(let stat): .file(stat)
        case .folder: .folder
        case .other: .other
        }
    }

    func kind(ofFolder path: Substring) throws(FileSystem.Failure) -> Kind {
        var copy = path
        let key = copy.withUTF8 { Digest(of: UnsafeRawBufferPointer($0)) }
        if let known = kinds.withLock({ $0[key] }) { return known }
        let kind: Kind
        let above =
            try path.utf8.lastIndex(of: UInt8(ascii: "/")).map { slash throws(FileSystem.Failure) in try self.kind(ofFolder: path[..<slash])
            } ?? .folder
        if above == .folder {
            kind =
                switch try fileSystem.entry(String(path), in: folder.number) {
                case .absent: .absent
                case .folder: .folder
                case .file, .other: .blocked
                }
        } else {
            kind = above
        }
        kinds.withLock { $0[key] = kind }
        return kind
    }

    /// Whether it holds nothing but names that begin with a dot, which are not the site's.
    func isVacant() throws(FileSystem.Failure) -> Bool {
        try fileSystem.entries(in: folder.number).allSatisfy { $0.name.hasPrefix(".") }
    }

    /// All files in it, but for those below names at its top that begin with a dot, and those in folders that nobody lets us look into.
    func countFiles() throws(FileSystem.Failure) -> Int {
        var count = 0
        // An episode's folder is two levels down; from there on, many at a time.
        var folders: [String] = []
        for (name, kind) in try fileSystem.entries(in: folder.number) where !name.hasPrefix(".") {
            if kind == .folder {
                for (below, kind) in try fileSystem.readableEntries(in: folder.number, name) {
                    if kind == .folder { folders.append("\(name)/\(below)") } else { count += 1 }
                }
            } else {
                count += 1
            }
        }
        let parts = try inParts(folders.count) { [folders] range throws(FileSystem.Failure) in
            var count = 0
            for path in folders[range] { count += try fileSystem.countFiles(below: path, in: folder.number) }
            return count
        }
        return count + parts.reduce(0, +)
    }

    /// Something in the folder at `path` that will still be there when `cleared` are removed; nil where it will be gone with them.
    func firstForeign(below path: String, _ cleared: Set<String>) throws(FileSystem.Failure) -> String? {
        let entries = try fileSystem.entries(in: folder.number, path)
        if entries.isEmpty { return path }
        for (name, kind) in entries.sorted(by: { $0.name < $1.name }) {
            let below = "\(path)/\(name)"
            if kind == .folder {
                if let foreign = try firstForeign(below: below, cleared) { return foreign }
            } else if !cleared.contains(below) {
                return below
            }
        }
        return nil
    }

    private func firstBlocked(above path: String) throws(FileSystem.Failure) -> String {
        for slash in path.utf8.indices where path.utf8[slash] == UInt8(ascii: "/") {
            if try kind(ofFolder: path[..<slash]) == .blocked { return String(path[..<slash]) }
        }
        return path
    }

    /// The digest of a file that stands, and its stat; nil where it cannot be read, or changes meanwhile.
    func digest(_ path: String) throws(FileSystem.Failure) -> (digest: Digest, stat: FileStat)? {
        let file: Descriptor
        do throws(FileSystem.Failure) {
            file = try fileSystem.openFile(path, in: folder.number)
        } catch {
            switch error.code {
            case ENOENT, ENOTDIR, ELOOP, EACCES, EPERM: return nil
            default: throw error
            }
        }
        let before = FileStat(try fileSystem.status(of: file.number, path))
        let digest = try fileSystem.digest(file.number, size: Int(before.size), path)
        let after = FileStat(try fileSystem.status(of: file.number, path))
        return before == after ? (digest, after) : nil
    }

    /// Whether a file that stands has the very bytes of another.
    func hasBytes(_ path: String, of other: CInt, _ otherPath: String) throws(FileSystem.Failure) -> Bool {
        let file = try fileSystem.openFile(path, in: folder.number)
        return try fileSystem.equal(file.number, path, other, otherPath)
    }
}
