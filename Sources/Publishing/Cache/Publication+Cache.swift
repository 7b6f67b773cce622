import Storage

extension Publication {
    /// Replaces the index by one of the site as it now stands.
    /// - Parameter buildKey: nil where the build must not stand for the next.
    func saveIndex(
        of site: FinalSite, _ state: inout State, manifest: Digest, build: KeptBuild, buildKey: Fingerprint?
    ) throws(FileSystem.Failure) {
        let build = try state.log.append(build.stored)
        let reused = (0..<index.groupCount).filter { state.reused[$0] != nil }
        let made = state.made.indices.filter { state.made[$0].isTrusted }
        var reusedNumbers: [Int?] = Array(repeating: nil, count: index.groupCount)
        for (number, group) in reused.enumerated() { reusedNumbers[group] = number }
        var madeNumbers: [Int?] = Array(repeating: nil, count: state.made.count)
        for (number, group) in made.enumerated() { madeNumbers[group] = reused.count + number }
        try compactEntries(&state, reused: reused, made: made)
        try write(&state, groups: reused.count + made.count) { (writer, state) throws(FileSystem.Failure) in
            writer.footer.manifest = (manifest.high, manifest.low)
            if let buildKey { writer.footer.buildKey = (buildKey.digest.high, buildKey.digest.low) }
            writer.footer.build = try state.kept(build)
            for entry in site.entries {
                switch entry {
                case .kept(let number):
                    let row = verifiedOutput(number, state)
                    try writer.addOutput(row, of: index, group: reusedNumbers[Int(row.group)])
                case .made(let number):
                    let output = state.outputs[number]
                    try writer.addOutput(
                        output.path.string, output.content, output.stat, isTrusted: output.isTrusted, group: madeNumbers[output.group])
                }
            }
            for number in reused {
                var group = index.group(number)
                group.memo = try state.kept(group.memo)
                group.longMemo = try state.kept(group.longMemo)
                group.warnings = try state.kept(group.warnings)
                try writer.addGroup(group, of: index)
            }
            for number in made {
                var group = state.made[number]
                group.memo = try state.kept(group.memo)
                group.longMemo = try state.kept(group.longMemo)
                group.warnings = try state.kept(group.warnings)
                try writer.addGroup(group)
            }
            try addSources(to: &writer, &state, keepingAll: false)
        }
    }

    /// Replaces the index by one that knows the same of the site, and more of the podcaster's files.
    /// - Parameter keepingAll: whether what this build did not ask for is kept too.
    func saveSources(_ state: inout State, keepingAll: Bool) throws(FileSystem.Failure) {
        try write(&state, groups: index.groupCount) { (writer, state) throws(FileSystem.Failure) in
            let digest = manifestDigest ?? Digest(high: 0, low: 0)
            writer.footer.manifest = (digest.high, digest.low)
            writer.footer.buildKey = index.footer.buildKey
            writer.footer.build = index.footer.build
            for number in 0..<index.outputCount {
                let row = verifiedOutput(number, state)
                try writer.addOutput(row, of: index, group: row.group == .max ? nil : Int(row.group))
            }
            for group in 0..<index.groupCount { try writer.addGroup(index.group(group), of: index) }
            try addSources(to: &writer, &state, keepingAll: keepingAll)
        }
    }

    private func verifiedOutput(_ number: Int, _ state: borrowing State) -> Row.Output {
        var row = index.output(number)
        if let stat = state.verified[number] {
            row.stat = Row.Stat(stat)
            row.flags = stat.mtimeNanoseconds < outputStart ? row.flags | Row.Output.isTrusted : row.flags & ~Row.Output.isTrusted
        }
        return row
    }

    private func addSources(to writer: inout CacheIndexWriter, _ state: inout State, keepingAll: Bool) throws(FileSystem.Failure) {
        let (sources, used) = (state.keptSources, state.usedSources)
        try sources.merged(with: index, where: { keepingAll || used[$0] }) { (row, name) throws(FileSystem.Failure) in
            var row = row
            row.surveyed = try state.kept(row.surveyed)
            try writer.addSource(row, named: name)
        }
    }

    /// Where more than half of the entries are of no use any more, begins to write those that are to the cache's other file of entries.
    private func compactEntries(_ state: inout State, reused: [Int], made: [Int]) throws(FileSystem.Failure) {
        var live = state.keptSources.surveyedBytes
        for number in reused { live += Self.size(index.group(number).memo, index.group(number).longMemo, index.group(number).warnings) }
        for number in made { live += Self.size(state.made[number].memo, state.made[number].longMemo, state.made[number].warnings) }
        for number in 0..<index.sourceCount where state.usedSources[number] { live += index.source(number).surveyed.count }
        guard state.log.end > Self.smallEntries, live < UInt64(state.log.end) / 2 else { return }
        state.newLog = try EntryLog(fileSystem, cachePath: cachePath, number: 1 - index.footer.entriesFile, size: 0)
    }

    private static func size(_ blobs: Row.Blob...) -> UInt64 { blobs.reduce(0) { $0 + $1.count } }

    /// Not worth compacting, in bytes.
    private static let smallEntries = 1 << 12

    private func write(
        _ state: inout State, groups: Int, _ body: (inout CacheIndexWriter, inout State) throws(FileSystem.Failure) -> Void
    ) throws(FileSystem.Failure) {
        let path = CacheIndex.path(in: cachePath)
        let new = path + ".new"
        let file = try fileSystem.createFile(new, .empty)
        var writer = CacheIndexWriter(version: version, groups: groups, to: (fileSystem, file.number, new))
        writer.footer.outputInode = output.inode
        try body(&writer, &state)
        let entries = try state.flushEntries()
        writer.footer.entriesFile = entries.isNew ? 1 - index.footer.entriesFile : index.footer.entriesFile
        writer.footer.entriesSize = UInt64(entries.size)
        _ = try writer.finish(outputPath: output.path)
        try fileSystem.rename(new, to: path)
        if entries.isNew { try fileSystem.removeFile(EntryLog.path(index.footer.entriesFile, in: cachePath)) }
    }
}
