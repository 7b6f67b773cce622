import Markup
import Storage

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Carries out a journal. Folders are opened one by one from the output folder down, so that no symlink is ever written through.
struct Commit: ~Copyable {
    static let newManifest = Manifest.name + ".new"

    let fileSystem: FileSystem
    let output: OutputFolder
    /// The output folder's `.build-site`, and the staging in it.
    let control: CInt
    let staging: CInt
    /// Whether an earlier build may have taken some of the steps already.
    let again: Bool
    /// The folder that was opened last, since most steps follow one in the same folder.
    private var opened: (path: Substring, number: CInt)?

    init(fileSystem: FileSystem, output: OutputFolder, control: CInt, staging: CInt, again: Bool) {
        self.fileSystem = fileSystem
        self.output = output
        self.control = control
        self.staging = staging
        self.again = again
    }

    deinit {
        if let opened { close(opened.number) }
    }

    mutating func carryOut(_ journal: Journal) throws(PublishingError) {
        for path in journal.cleared { try remove(path) }
        for path in journal.added { try add(path.string) }
        for replacement in journal.replaced { try replace(replacement) }
        for path in journal.removed { try remove(path) }
        try disk { () throws(FileSystem.Failure) in
            if try fileSystem.entry(Self.newManifest, in: control) != .absent {
                try fileSystem.rename(Self.newManifest, in: control, to: Manifest.name, in: control)
            }
            try fileSystem.rename(Journal.name, in: control, to: Journal.doneName, in: control)
        }
    }

    /// Removes what is left of a commit, or of a build that came to none.
    static func cleanUp(_ fileSystem: FileSystem, control: CInt) throws(FileSystem.Failure) {
        for name in [Journal.name, Journal.name + ".new", newManifest] { try fileSystem.removeFile(name, in: control) }
        try fileSystem.removeTree(Staging.name, in: control)
    }

    // MARK: Steps

    /// Moves a new file or a whole new folder to where nothing is.
    private mutating func add(_ path: String) throws(PublishingError) {
        if again, try staged(path) == .absent { return }
        guard let folder = try folder(of: path, making: true) else { throw inTheWay(path) }
        do throws(FileSystem.Failure) {
            try fileSystem.renameExclusively(path, in: staging, to: Self.name(of: path), in: folder)
        } catch {
            guard error.code == EEXIST || error.code == ENOTEMPTY else { throw PublishingError(error) }
            // The folder came to be since it was looked at; all that goes into it is new still.
            guard try staged(path) == .folder, try entry(Self.name(of: path), in: folder) == .folder else { throw inTheWay(path) }
            for (name, _) in try disk({ () throws(FileSystem.Failure) in try fileSystem.entries(in: staging, path) }) {
                try add("\(path)/\(name)")
            }
        }
    }

    private mutating func replace(_ replacement: Journal.Replacement) throws(PublishingError) {
        let path = replacement.path.string
        if again {
            guard case .file = try staged(path) else { return }
            // After an exchange it is the old file that is staged.
            if let digest = replacement.digest, try disk({ () throws(FileSystem.Failure) in try digestOfStaged(path) }) != digest { return }
        }
        guard let folder = try folder(of: path, making: true) else { throw inTheWay(path) }
        let name = Self.name(of: path)
        // Made since the build began, it is not ours.
        if try entry(name, in: folder) == .folder { throw inTheWay(path) }
        try disk { () throws(FileSystem.Failure) in
            if replacement.digest == nil {
                try fileSystem.rename(path, in: staging, to: name, in: folder)
            } else {
                try fileSystem.exchange(path, in: staging, with: name, in: folder)
            }
        }
    }

    /// Removes a file of ours, and the folders that this leaves empty.
    private mutating func remove(_ path: SitePath) throws(PublishingError) {
        if let folder = try folder(of: path.string, making: false) {
            do throws(FileSystem.Failure) {
                try fileSystem.removeFile(Self.name(of: path.string), in: folder)
            } catch {
                // A folder that was put in the file's place is not ours.
                guard error.code == EISDIR || error.code == EPERM, try entry(Self.name(of: path.string), in: folder) == .folder
                else { throw PublishingError(error) }
            }
        }
        var above = path.folder
        while let folderPath = above {
            if let folder = try folder(of: folderPath.string, making: false) {
                let name = Self.name(of: folderPath.string)
                let isRemoved = try removeFolder(name, in: folder)
                if isRemoved {
                    // It may be made again, and is then another one.
                    closeFolder()
                } else if try entry(name, in: folder) != .absent {
                    return
                }
            }
            above = folderPath.folder
        }
    }

    /// - Returns: false where it is not empty, or is in a folder that cannot be written: then an empty folder stays, which does no harm.
    private func removeFolder(_ name: String, in folder: CInt) throws(PublishingError) -> Bool {
        do throws(FileSystem.Failure) {
            return try fileSystem.removeFolder(name, in: folder)
        } catch {
            // Whether the folder is empty is asked only of those who may remove it.
            guard error.code == EACCES || error.code == EPERM else { throw PublishingError(error) }
            return false
        }
    }

    // MARK: What is where

    /// Opens the folder that `path` lies in.
    /// - Returns: nil where it does not exist, or where something on the way is not a folder.
    private mutating func folder(of path: String, making: Bool) throws(PublishingError) -> CInt? {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return output.number }
        let folder = path[..<slash]
        if let opened, opened.path.utf8.elementsEqual(folder.utf8) { return opened.number }
        closeFolder()
        let result = try disk { () throws(FileSystem.Failure) in try open(folder, making: making) }
        guard let number = result?.release() else { return nil }
        opened = (folder, number)
        return number
    }

    private mutating func closeFolder() {
        if let number = opened?.number { close(number) }
        opened = nil
    }

    private func open(_ path: Substring, making: Bool) throws(FileSystem.Failure) -> Descriptor? {
        var current = try fileSystem.openFolder(".", in: output.number)
        for component in path.split(separator: "/") {
            do throws(FileSystem.Failure) {
                if making, case .absent = try fileSystem.entry(String(component), in: current.number) {
                    try fileSystem.makeFolder(String(component), in: current.number)
                }
                current = try fileSystem.openFolder(String(component), in: current.number)
            } catch {
                switch error.code {
                case ENOENT, ENOTDIR, ELOOP: return nil
                default: throw error
                }
            }
        }
        return current
    }

    private func staged(_ path: String) throws(PublishingError) -> FileSystem.Entry {
        try disk { () throws(FileSystem.Failure) in try fileSystem.entry(path, in: staging) }
    }

    private func entry(_ name: String, in folder: CInt) throws(PublishingError) -> FileSystem.Entry {
        try disk { () throws(FileSystem.Failure) in try fileSystem.entry(name, in: folder) }
    }

    private func digestOfStaged(_ path: String) throws(FileSystem.Failure) -> Digest {
        let file = try fileSystem.openFile(path, in: staging)
        return try fileSystem.digest(file.number, size: Int(fileSystem.status(of: file.number, path).st_size), path)
    }

    private func inTheWay(_ path: String) -> PublishingError { .inTheWay(output: output.path, paths: [path]) }

    private static func name(of path: String) -> String {
        path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[path.utf8.index(after: $0)...]) } ?? path
    }
}
