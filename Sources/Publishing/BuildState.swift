import Diagnostics
import Markup
import Storage

/// A file that this build has made.
struct StagedOutput: Sendable {
    enum Placement: UInt8, Sendable {
        /// What is at the path already is the very same.
        case standing
        /// Nothing is at the path, or what will be removed first.
        case added
        /// Takes the place of what is at the path.
        case replacing
        /// What is at the path is not ours, and differs.
        case foreign
        /// What is at the path is not ours, but a file with the very same bytes; the stat is that file's.
        case foreignSame
        /// Could not be staged, because another output of this build was staged at its path, or at one that excludes it.
        case collided
    }

    var path: SitePath
    var content: Content
    /// Of the staged file, or of the one that stands.
    var stat: FileStat
    var isTrusted: Bool
    var placement: Placement
    /// What it is made from, where that is not the group's source.
    var source: String?
    /// The number of the group that made it.
    var group = 0
}

/// A group that this build has made.
struct MadeGroup: Sendable {
    var name: String
    var source: String
    var key: Fingerprint
    var memo: Row.Blob
    var longMemo: Row.Blob
    var warnings: Row.Blob
    var outputs: Range<Int>
    /// Whether the key is sure to say what the files were made from.
    var isTrusted: Bool
}

/// What a build has done so far.
struct State: ~Copyable {
    var log: EntryLog
    /// The entries that are kept, where the others are dropped.
    var newLog: EntryLog?
    /// For each group of the index that this build has taken, where it was made from.
    var reused: [String?]
    var made: [MadeGroup] = []
    var madeByName: [String: Int] = [:]
    var outputs: [StagedOutput] = []
    /// Outputs of the index that were read, because their stat did not vouch for them, and are what they should be.
    var verified: [Int: FileStat] = [:]
    var usedSources: [Bool]
    var keptSources = KeptSources()
    var diagnostics = Diagnostics()

    init(index: CacheIndex, log: consuming EntryLog) {
        self.log = log
        newLog = nil
        reused = Array(repeating: nil, count: index.groupCount)
        usedSources = Array(repeating: false, count: index.sourceCount)
    }

    mutating func add(
        _ group: FileGroup, _ staged: [StagedOutput], memo: Row.Blob, longMemo: Row.Blob, warnings: Row.Blob, isTrusted: Bool
    ) {
        let first = outputs.count
        for var output in staged {
            output.group = made.count
            outputs.append(output)
        }
        madeByName[group.name] = made.count
        made.append(
            MadeGroup(
                name: group.name, source: group.source, key: group.key, memo: memo, longMemo: longMemo, warnings: warnings,
                outputs: first..<outputs.count, isTrusted: isTrusted))
    }

    /// Where an entry that the next index speaks of is, or will be.
    mutating func kept(_ blob: Row.Blob) throws(FileSystem.Failure) -> Row.Blob {
        guard newLog != nil, blob.count > 0 else { return blob }
        guard let bytes = try? log.read(blob) else {
            // Damaged stays damaged.
            var lost = blob
            lost.offset = .max
            return lost
        }
        return try newLog!.append(bytes)
    }

    /// - Returns: how far the entries go that belong to the next index, and whether they are those of the new file.
    mutating func flushEntries() throws(FileSystem.Failure) -> (size: Int, isNew: Bool) {
        let size = try log.flush()
        guard newLog != nil else { return (size, false) }
        return (try newLog!.flush(), true)
    }

    /// What an output that was made is made from.
    borrowing func source(ofOutput number: Int) -> String { outputs[number].source ?? made[outputs[number].group].source }
}

extension FileStat {
    static let ofNoFile = FileStat(size: .max, mtimeNanoseconds: 0, inode: 0)
}
