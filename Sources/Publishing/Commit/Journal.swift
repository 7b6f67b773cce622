import Markup
import Storage

/// What a commit will move and remove: once it is written, the next build finishes what this one could not.
///
/// Each step can be taken again after it has been taken, so that a journal is carried out from its start however far it got.
struct Journal: Storable, Equatable {
    struct Replacement: Storable, Equatable {
        var path: SitePath
        /// Of the new file's bytes: tells whether the file that is still staged is the new one or, after an exchange, the old one.
        /// nil for a copy, which is renamed over the old one.
        var digest: Digest?

        func store(to writer: inout StorageWriter) {
            writer.write(path)
            writer.write(digest)
        }

        init(path: SitePath, digest: Digest?) {
            self.path = path
            self.digest = digest
        }

        init(from reader: inout StorageReader) throws(Damaged) {
            path = try reader.read()
            digest = try reader.readOptional()
        }
    }

    static let name = "journal"
    /// What a journal is called that was carried out, until a build has told what it changed.
    static let doneName = "journal.done"

    /// Files that stand where a new file or folder must go; removed first.
    var cleared: [SitePath] = []
    /// New files, and whole new folders.
    var added: [SitePath] = []
    var replaced: [Replacement] = []
    /// Removed last, so that at no moment a page is gone that other pages link to.
    var removed: [SitePath] = []
    /// What this comes to, together with what builds before it changed that were killed before they could tell.
    var changes = Changes()

    init() {}

    var hasSteps: Bool { !(cleared.isEmpty && added.isEmpty && replaced.isEmpty && removed.isEmpty) }

    func store(to writer: inout StorageWriter) {
        writer.write(cleared)
        writer.write(added)
        writer.write(replaced)
        writer.write(removed)
        writer.write(changes)
    }

    init(from reader: inout StorageReader) throws(Damaged) {
        cleared = try reader.readArray()
        added = try reader.readArray()
        replaced = try reader.readArray()
        removed = try reader.readArray()
        changes = try reader.read()
    }

    /// The journal and its digest, as they are in the file.
    var file: [UInt8] {
        var writer = StorageWriter()
        writer.write(self)
        writer.write(Digest(of: writer))
        return writer.bytes
    }

    /// - Throws: `Damaged` where the file is not a whole journal.
    init(file: [UInt8]) throws(Damaged) {
        guard file.count >= Digest.size else { throw Damaged() }
        let content = file.dropLast(Digest.size)
        guard try Digest(stored: Array(file.suffix(Digest.size))) == Digest(of: content) else { throw Damaged() }
        try self.init(stored: Array(content))
    }
}
