import Diagnostics
import Markup
import Storage
import Synchronization

/// One build's hold on the output folder and the cache: from `open`, which keeps other builds out, to `commit` or `abandon`.
///
/// Files are staged inside the output folder. A commit first writes a journal of what moves and what goes, and then carries it
/// out: killed before the journal stands, the old site is whole; killed after, the next `open` completes the new one.
/// The journal and the manifest alone are flushed to the disk: a build that is killed loses nothing; after a power cut files of the last build may be
/// damaged, which shows in their stats, and the next build makes them again.
public final class Publication: Sendable {
    let fileSystem: FileSystem
    let version: Fingerprint
    let adopt: Bool
    let countsForeignFiles: Bool
    /// The site's folder.
    let site: String
    let output: OutputFolder
    let control: Descriptor
    let cachePath: String
    /// Held open for its lock.
    let cache: Descriptor
    let staging: Staging
    /// What earlier builds left, in agreement with the manifest.
    let index: CacheIndex
    let manifestDigest: Digest?
    let outputWasVacant: Bool
    /// What builds changed that were killed before they could tell.
    let completed: Changes
    /// The times of the file systems of the podcaster's files and of the output, before anything of them was read.
    let surveyStart: Int64
    let outputStart: Int64
    let state: Mutex<State>

    init(
        fileSystem: FileSystem, version: Fingerprint, adopt: Bool, countsForeignFiles: Bool, site: String,
        output: OutputFolder, control: consuming Descriptor,
        cachePath: String, cache: consuming Descriptor, manifest: [UInt8]?, outputWasVacant: Bool, completed: Changes
    ) throws(FileSystem.Failure) {
        self.fileSystem = fileSystem
        self.version = version
        self.adopt = adopt
        self.countsForeignFiles = countsForeignFiles
        self.site = site
        self.output = output
        self.cachePath = cachePath
        surveyStart = try fileSystem.now(in: cache.number, cachePath)
        outputStart = try fileSystem.now(in: control.number, OutputFolder.control)
        staging = try Staging(fileSystem, control: control.number)
        self.outputWasVacant = outputWasVacant
        self.completed = completed
        manifestDigest = manifest.map { Digest(of: $0) }
        index = try CacheIndex.read(fileSystem, cachePath: cachePath, version: version, output: output, manifest: manifest)
        // Of a build that was killed while it compacted the entries.
        try fileSystem.removeFile(EntryLog.path(1 - index.footer.entriesFile, in: cachePath))
        state = Mutex(State(index: index, log: try EntryLog(fileSystem, cachePath: cachePath, index: index)))
        self.control = control
        self.cache = cache
    }

    // MARK: The podcaster's files

    /// What an earlier build knew of the file at `path`. What no build asks for any more is dropped from the cache.
    ///
    /// Where a change of the file since then need not show in its stat, the record's stat is that of no file: it must be read.
    public func sourceRecord(_ path: String) -> SourceRecord? {
        guard let row = index.sourceRow(path) else { return nil }
        let source = index.source(row)
        let surveyed = state.withLock { state in
            state.usedSources[row] = true
            return try? state.log.read(source.surveyed)
        }
        guard let surveyed else { return nil }
        return SourceRecord(stat: source.isTrusted != 0 ? source.stat.stat : .ofNoFile, digest: source.digest, surveyed: surveyed)
    }

    /// The digest of the file at `path`, if it is the one that an earlier build read; nil where it must be read.
    ///
    /// Cheaper than the whole record: for the key of a build, which may turn out to need nothing else.
    public func digest(of path: String, with stat: FileStat) -> Digest? {
        guard let row = index.sourceRow(path), case let source = index.source(row), source.isTrusted != 0, source.stat.stat == stat
        else { return nil }
        state.withLock { $0.usedSources[row] = true }
        return source.digest
    }

    /// Keeps what is known of a file, read since `open`, for later builds.
    public func keep(_ record: SourceRecord, for path: String) {
        state.withLock { state in
            // A cache that cannot be written costs time only; that the disk is full shows in the commit.
            guard let blob = try? state.log.append(record.surveyed) else { return }
            // A file written in the very moment in which it is read can change once more without a new time; git calls this "racy",
            // https://git-scm.com/docs/racy-git
            let isTrusted = record.stat.mtimeNanoseconds < surveyStart
            state.keptSources.append(path, record, surveyed: blob, isTrusted: isTrusted)
        }
    }

    // MARK: Groups

    /// Takes the group's files from the earlier build where its key is the same and they all stand, or else makes and stages them.
    /// Called from several threads at once.
    public func produce(_ group: FileGroup) throws(PublishingError) -> Produced {
        try disk { () throws(FileSystem.Failure) in
            if let reused = try reuse(group) { return reused }
            var diagnostics = Diagnostics()
            let product = group.make(&diagnostics)
            var isTrusted = product.isLasting
            var outputs: [StagedOutput] = []
            if !diagnostics.hasErrors {
                for output in product.outputs {
                    do throws(FileSystem.Failure) {
                        var staged = try stage(output, isTrusted: &isTrusted)
                        staged.source = output.source
                        outputs.append(staged)
                    } catch {
                        guard let diagnostic = unreadable(output, group, error) else { throw error }
                        diagnostics.report(diagnostic)
                    }
                }
            }
            if diagnostics.hasErrors { outputs = [] }
            return try state.withLock { state throws(FileSystem.Failure) in
                let memo = try state.log.append(product.memo)
                let longMemo = try state.log.append(product.longMemo)
                var warnings = Row.Blob()
                if !diagnostics.isEmpty {
                    var writer = StorageWriter()
                    writer.write(diagnostics.all)
                    warnings = try state.log.append(writer.bytes)
                }
                state.diagnostics.append(diagnostics)
                state.add(group, outputs, memo: memo, longMemo: longMemo, warnings: warnings, isTrusted: isTrusted)
                return Produced(wasMade: true, memo: Fingerprint(memo.digest), longMemo: Fingerprint(longMemo.digest))
            }
        }
    }

    /// The memo of a group that this build has produced; read from the disk, and not kept in memory.
    public func memo(of group: String) throws(Damaged) -> [UInt8] { try read(\.memo, \.memo, of: group) }

    /// The long memo of a group that this build has produced.
    public func longMemo(of group: String) throws(Damaged) -> [UInt8] { try read(\.longMemo, \.longMemo, of: group) }

    private func read(
        _ made: KeyPath<MadeGroup, Row.Blob>, _ kept: KeyPath<Row.Group, Row.Blob>, of group: String
    ) throws(Damaged) -> [UInt8] {
        try state.withLock { state throws(Damaged) in
            if let number = state.madeByName[group] { return try state.log.read(state.made[number][keyPath: made]) }
            guard let row = index.groupRow(group) else { throw Damaged() }
            return try state.log.read(index.group(row)[keyPath: kept])
        }
    }

    /// What the groups of this build reported: those made, and those taken from an earlier build, whose warnings were kept.
    public var diagnostics: Diagnostics { state.withLock { $0.diagnostics } }
}
