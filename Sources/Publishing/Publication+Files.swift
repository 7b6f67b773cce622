import Markup
import Storage

/// A file that this build has made, or taken from an earlier one.
public struct PublishedFile: Sendable, Keyable {
    public let path: SitePath
    public let byteCount: Int
    let digest: Digest
    /// Whether it waits for the commit, and not stands at its place.
    let isStaged: Bool

    /// Its path and what is in it.
    public func store(to writer: inout StorageWriter) {
        writer.write(path.string)
        writer.write(digest)
    }
}

extension Publication {
    /// One of the files of a group that this build has produced; nil where there is none, or it is a copy of the podcaster's.
    public func file(_ path: SitePath, of group: String) -> PublishedFile? {
        let made = state.withLock { state -> StagedOutput?? in
            state.madeByName[group].map { number in state.outputs[state.made[number].outputs].first { $0.path == path } }
        }
        if let made {
            guard let output = made, case .bytes(let digest) = output.content else { return nil }
            let isStaged = output.placement == .added || output.placement == .replacing
            return PublishedFile(path: path, byteCount: Int(clamping: output.stat.size), digest: digest, isStaged: isStaged)
        }
        guard let number = index.groupRow(group), let row = index.outputRow(path.string).map(index.output), row.group == UInt32(number),
            case .bytes(let digest) = row.content
        else { return nil }
        return PublishedFile(path: path, byteCount: Int(clamping: row.stat.stat.size), digest: digest, isStaged: false)
    }

    /// What is in the file; nil where it is not there any more, or is another.
    public func bytes(of file: PublishedFile) -> [UInt8]? {
        let folder = file.isStaged ? staging.number : output.number
        let path = file.path.string
        guard let opened = try? fileSystem.openFile(path, in: folder),
            let bytes = try? fileSystem.readAll(opened.number, size: file.byteCount, path), Digest(of: bytes) == file.digest
        else { return nil }
        return bytes
    }
}
