import Diagnostics
import Markup
import Storage

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

extension Publication {
    /// - Returns: nil where the group must be made.
    func reuse(_ group: FileGroup) throws(FileSystem.Failure) -> Produced? {
        guard let number = index.groupRow(group.name) else { return nil }
        let row = index.group(number)
        guard row.key == group.key, state.withLock({ $0.reused[number] == nil }) else { return nil }
        var verified: [(Int, FileStat)] = []
        for output in index.outputs(of: row) {
            switch try stands(output) {
            case .no: return nil
            case .yes: continue
            case .verified(let stat): verified.append((output, stat))
            }
        }
        return state.withLock { state in
            var warnings: [Diagnostic] = []
            if row.warnings.count > 0 {
                guard let bytes = try? state.log.read(row.warnings), let kept = try? Self.warnings(bytes) else { return nil }
                warnings = kept
            }
            for (output, stat) in verified { state.verified[output] = stat }
            state.reused[number] = group.source
            state.diagnostics.append(Diagnostics(warnings))
            return Produced(wasMade: false, memo: Fingerprint(row.memo.digest), longMemo: Fingerprint(row.longMemo.digest))
        }
    }

    private static func warnings(_ bytes: [UInt8]) throws(Damaged) -> [Diagnostic] {
        var reader = StorageReader(bytes)
        return try reader.readArray()
    }

    enum Standing {
        case yes, no
        /// The file had to be read.
        case verified(FileStat)
    }

    /// Whether an output of the index is in the output folder as it was written.
    func stands(_ number: Int) throws(FileSystem.Failure) -> Standing {
        let row = index.output(number)
        let path = index.string(row.name)
        guard case .file(let stat) = try output.place(path) else { return .no }
        if row.isTrusted, row.stat.stat == stat { return .yes }
        guard case .bytes(let digest) = row.content, let read = try output.digest(path), read.digest == digest else { return .no }
        return .verified(read.stat)
    }

    /// Stages an output, unless the very same stands.
    ///
    /// What is not ours is never compared with the site's list of files by name alone: on a file system that does not tell cases apart, it may
    /// be a file of ours whose name changes its case, so that a file is staged even where the same stands.
    /// - Parameter isTrusted: set to false where the group's key may not say what it was made from: a copied file changed meanwhile.
    func stage(_ file: Output, isTrusted: inout Bool) throws(FileSystem.Failure) -> StagedOutput {
        let path = file.path
        let row = index.outputRow(path.string).map { index.output($0) }
        let place = try output.place(path.string)
        var placement = StagedOutput.Placement.added
        if case .other = place { placement = row == nil ? .foreign : .replacing }
        if case .stream(let stream) = file.body, !place.isFile {
            // Nothing stands that may be the same: the pieces are asked for only once.
            let staged = try staging.write(stream, to: path)
            return StagedOutput(
                path: path, content: staged.map { .bytes($0.digest) } ?? Content(file.body), stat: staged?.stat ?? .ofNoFile,
                isTrusted: false, placement: staged == nil ? .collided : placement)
        }
        var content = Content(file.body)
        var same: FileStat?
        switch place {
        case .file(let stat):
            if let row, row.isTrusted, row.stat.stat == stat, row.content == content {
                return StagedOutput(path: path, content: content, stat: stat, isTrusted: true, placement: .standing)
            }
            same = try self.same(file, stat, content)
            if row == nil {
                placement = same == nil ? .foreign : .foreignSame
            } else if let same {
                return StagedOutput(
                    path: path, content: content, stat: same, isTrusted: same.mtimeNanoseconds < outputStart, placement: .standing)
            } else {
                placement = .replacing
            }
        case .other, .absent, .folder, .blocked:
            break
        }
        let staged: FileStat?
        switch file.body {
        case .bytes(let bytes):
            staged = try staging.write(bytes, to: path)
        case .stream(let stream):
            staged = try staging.write(stream, to: path)?.stat
        case .copy(let copy):
            let source = try fileSystem.openFile(copy.source, following: true)
            staged = try staging.copy(source.number, copy.source, to: path)
            if try !isUnchanged(copy, source.number) {
                isTrusted = false
                content = .unknownCopy
            }
        }
        guard let staged else {
            return StagedOutput(path: path, content: content, stat: .ofNoFile, isTrusted: false, placement: .collided)
        }
        // Where a foreign file is the very same it will stay, and the staged one is not needed.
        return StagedOutput(path: path, content: content, stat: same ?? staged, isTrusted: false, placement: placement)
    }

    /// What to tell the podcaster, where it is the file to be copied that a failure is about.
    func unreadable(_ output: Output, _ group: FileGroup, _ failure: FileSystem.Failure) -> Diagnostic? {
        guard case .copy(let copy) = output.body, failure.path == copy.source, Self.readingFailures.contains(failure.code)
        else { return nil }
        let source = output.source ?? group.source
        let path = copy.source.hasPrefix(site + "/") ? String(copy.source.dropFirst(site.utf8.count + 1)) : copy.source
        let reason = String(cString: strerror(failure.code))
        return Diagnostic(
            .unreadableSource, "\(path == source ? "this" : path) cannot be read: \(reason)", at: SourceLocation(file: source))
    }

    /// What is wrong with a file; all else, such as too many open ones, is wrong with the process or the system.
    private static let readingFailures: Set<CInt> = [
        EACCES, EPERM, ENOENT, ENOTDIR, EISDIR, ELOOP, EIO, ENXIO, ENODEV, EINVAL, ESTALE, EOVERFLOW, ENAMETOOLONG, ETIMEDOUT,
    ]

    /// The stat of the file that stands at the output's path, where it holds the very same.
    private func same(_ file: Output, _ stat: FileStat, _ content: Content) throws(FileSystem.Failure) -> FileStat? {
        switch file.body {
        case .bytes(let bytes):
            guard stat.size == UInt64(bytes.count), let read = try output.digest(file.path.string) else { return nil }
            return read.digest == content.digest ? read.stat : nil
        case .stream:
            guard let read = try output.digest(file.path.string) else { return nil }
            return read.digest == content.digest ? read.stat : nil
        case .copy(let copy):
            guard stat.size == copy.stat.size else { return nil }
            let source = try fileSystem.openFile(copy.source, following: true)
            guard try output.hasBytes(file.path.string, of: source.number, copy.source) else { return nil }
            return try isUnchanged(copy, source.number) ? stat : nil
        }
    }

    private func isUnchanged(_ copy: FileCopy, _ source: CInt) throws(FileSystem.Failure) -> Bool {
        let stat = FileStat(try fileSystem.status(of: source, copy.source))
        return stat == copy.stat && stat.mtimeNanoseconds < surveyStart
    }
}
