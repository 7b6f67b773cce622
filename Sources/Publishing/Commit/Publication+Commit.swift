import Diagnostics
import Markup
import Storage

extension Publication {
    /// Makes the site what the groups of this build are.
    ///
    /// Every group must have been produced, and none have reported an error. The publication is then used up.
    /// - Parameters:
    ///   - buildKey: the digest of all that the build was made from, for `unchanged(since:)` of the next.
    ///   - warnings: those that belong to no group, kept for `unchanged(since:)`.
    ///   - tell: gets what has changed. Where it returns false, the next build's summary holds these changes as well.
    public func commit(
        buildKey: Fingerprint, warnings: Diagnostics = Diagnostics(), telling tell: (Summary) -> Bool = { _ in true }
    ) throws(PublishingError) -> Summary {
        try state.withLock { state throws(PublishingError) in
            precondition(!state.diagnostics.hasErrors, "a build with errors must not be committed")
            let site = FinalSite(state, index)
            let plan: CommitPlan
            do throws(PublishingError) {
                try site.checkCollisions(state, index)
                plan = try CommitPlan(site, &state, index, output, adopt: adopt)
            } catch {
                try giveUp(&state)
                throw error
            }
            let manifest = site.manifest(state, index)
            let manifestDigest = Digest(of: manifest)
            try disk { () throws(FileSystem.Failure) in
                let clock = try fileSystem.now(in: control.number, OutputFolder.control)
                for number in state.outputs.indices where state.outputs[number].placement != .standing {
                    state.outputs[number].isTrusted = state.outputs[number].stat.mtimeNanoseconds < clock
                }
            }
            var summary = plan.summary
            summary.changes = completed.followed(by: summary.changes)
            if plan.journal.hasSteps || manifestDigest != self.manifestDigest {
                var journal = plan.journal
                journal.changes = summary.changes
                try disk { () throws(FileSystem.Failure) in
                    try Access.check(journal, fileSystem, output)
                    // The journal puts it in the place of the old one.
                    try fileSystem.write(manifest, toFile: Commit.newManifest, in: control.number, isFlushed: true)
                    try fileSystem.replace(Journal.name, in: control.number, with: journal.file, isFlushed: true)
                }
                var commit = Commit(
                    fileSystem: fileSystem, output: output, control: control.number, staging: staging.number, again: false)
                try commit.carryOut(journal)
            }
            try disk { () throws(FileSystem.Failure) in
                if countsForeignFiles {
                    summary.foreignFiles = outputWasVacant ? 0 : try output.countFiles() - site.visibleFiles(state, index)
                }
                try Commit.cleanUp(fileSystem, control: control.number)
                var all = warnings
                all.append(state.diagnostics)
                let isWhole = state.made.allSatisfy(\.isTrusted)
                try saveIndex(
                    of: site, &state, manifest: manifestDigest, build: KeptBuild(summary, warnings: all.all),
                    buildKey: isWhole ? buildKey : nil)
                if tell(summary) { try fileSystem.removeFile(Journal.doneName, in: control.number) }
            }
            return summary
        }
    }

    /// Gives up the build: the site stays as it is. What was found out about the podcaster's files is kept.
    public func abandon() throws(PublishingError) {
        try state.withLock { state throws(PublishingError) in try giveUp(&state) }
    }

    private func giveUp(_ state: inout State) throws(PublishingError) {
        try disk { () throws(FileSystem.Failure) in
            try Commit.cleanUp(fileSystem, control: control.number)
            try saveSources(&state, keepingAll: true)
        }
    }

    /// Whether the build that was committed last had this key and all its files still stand: then there is nothing to do, and the
    /// publication is used up. What it said, and its warnings; of changes only those that a build made which was killed before it could tell.
    /// - Parameter tell: as in `commit`.
    public func unchanged(
        since buildKey: Fingerprint, telling tell: (Summary) -> Bool = { _ in true }
    ) throws(PublishingError) -> (summary: Summary, warnings: Diagnostics)? {
        guard index.footer.buildKey == (buildKey.digest.high, buildKey.digest.low) else { return nil }
        return try state.withLock { state throws(PublishingError) in
            guard let bytes = try? state.log.read(index.footer.build), let build = try? KeptBuild(stored: bytes) else { return nil }
            return try disk { () throws(FileSystem.Failure) in
                let parts = try inParts(index.outputCount) { rows throws(FileSystem.Failure) in try verified(rows) }
                for part in parts {
                    guard let part else { return nil }
                    state.verified.merge(part) { _, new in new }
                }
                try Commit.cleanUp(fileSystem, control: control.number)
                if !state.verified.isEmpty || !state.keptSources.isEmpty { try saveSources(&state, keepingAll: false) }
                var summary = build.summary
                summary.changes = completed
                if countsForeignFiles {
                    let visible = (0..<index.outputCount).count { index.bytes(index.output($0).name).first != UInt8(ascii: ".") }
                    summary.foreignFiles = try output.countFiles() - visible
                }
                if tell(summary), !completed.isEmpty { try fileSystem.removeFile(Journal.doneName, in: control.number) }
                return (summary, Diagnostics(build.warnings))
            }
        }
    }

    /// Those of the outputs that had to be read; nil where one does not stand.
    private func verified(_ rows: Range<Int>) throws(FileSystem.Failure) -> [Int: FileStat]? {
        var verified: [Int: FileStat] = [:]
        for row in rows {
            switch try stands(row) {
            case .no: return nil
            case .yes: continue
            case .verified(let stat): verified[row] = stat
            }
        }
        return verified
    }
}
