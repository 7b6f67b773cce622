import Storage

extension Publication {
    /// Replaces the index by one of the site as it now stands.
    /// - Parameter buildKey: nil where the build must not stand for the next.
    func saveIndex(
        of site: FinalSite, _ state: inout State, manifest: Digest, build: KeptBuild, buildKey: Fingerprint?
    ) throws(FileSystem.Failure) {
        var builder = newBuilder(manifest: manifest)
        if let buildKey { builder.header.buildKey = (buildKey.digest.high, buildKey.digest.low) }
        builder.header.build = try state.log.append(build.stored)
        var keptGroups: [Int?] = Array(repeating: nil, count: index.groupCount)
        for group in keptGroups.indices where state.reused[group] != nil {
            keptGroups[group] = builder.addGroup(index.group(group), of: index)
        }
        var madeGroups: [Int?] = Array(repeating: nil, count: state.made.count)
        for (name, number) in state.madeByName.sorted(by: { $0.value < $1.value }) where state.made[number].isTrusted {
            let group = state.made[number]
            madeGroups[number] = builder.addGroup(name, group.key, memo: group.memo, warnings: group.warnings)
        }
        for entry in site.entries {
            switch entry {
            case .kept(let number):
                var row = index.output(number)
                verify(&row, number, state)
                builder.addOutput(row, of: index, group: keptGroups[Int(row.group)])
            case .made(let number):
                let output = state.outputs[number]
                builder.addOutput(
                    output.path.string, output.content, output.stat, isTrusted: output.isTrusted, group: madeGroups[output.group])
            }
        }
        addSources(to: &builder, state, keepingAll: false)
        try write(&builder, &state)
    }

    /// Replaces the index by one that knows the same of the site, and more of the podcaster's files.
    /// - Parameter keepingAll: whether what this build did not ask for is kept too.
    func saveSources(_ state: inout State, keepingAll: Bool) throws(FileSystem.Failure) {
        var builder = newBuilder(manifest: Digest(high: index.header.manifest.0, low: index.header.manifest.1))
        builder.header.buildKey = index.header.buildKey
        builder.header.build = index.header.build
        for group in 0..<index.groupCount { _ = builder.addGroup(index.group(group), of: index) }
        for number in 0..<index.outputCount {
            var row = index.output(number)
            verify(&row, number, state)
            builder.addOutput(row, of: index, group: row.group == .max ? nil : Int(row.group))
        }
        addSources(to: &builder, state, keepingAll: keepingAll)
        try write(&builder, &state)
    }

    private func newBuilder(manifest: Digest) -> CacheIndexBuilder {
        var builder = CacheIndexBuilder(version: version)
        builder.setOutputFolder(output.path, inode: output.inode)
        builder.header.manifest = (manifest.high, manifest.low)
        builder.header.entriesFile = index.header.entriesFile
        return builder
    }

    private func verify(_ row: inout Row.Output, _ number: Int, _ state: borrowing State) {
        guard let stat = state.verified[number] else { return }
        row.stat = Row.Stat(stat)
        row.flags = stat.mtimeNanoseconds < outputStart ? row.flags | Row.Output.isTrusted : row.flags & ~Row.Output.isTrusted
    }

    private func addSources(to builder: inout CacheIndexBuilder, _ state: borrowing State, keepingAll: Bool) {
        for number in 0..<index.sourceCount where keepingAll || state.usedSources[number] {
            let row = index.source(number)
            if state.keptSources[index.string(row.name)] == nil { builder.addSource(row, of: index) }
        }
        for (path, kept) in state.keptSources { builder.addSource(path, kept) }
    }

    private func write(_ builder: inout CacheIndexBuilder, _ state: inout State) throws(FileSystem.Failure) {
        try state.log.flush()
        builder.header.entriesSize = UInt64(state.log.end)
        try fileSystem.replace(CacheIndex.fileName, in: cache.number) { (write) throws(FileSystem.Failure) in
            try builder.parts(write)
        }
    }
}
