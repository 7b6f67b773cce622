import Storage

/// Collects the rows of a new index.
struct CacheIndexBuilder {
    var header: Row.Header
    private(set) var outputs: [Row.Output] = []
    private(set) var groups: [Row.Group] = []
    private(set) var sources: [Row.Source] = []
    private var text: [UInt8] = []
    private var outputPath: [UInt8] = []

    init(version: Fingerprint) {
        header = Row.Header(
            version: (version.digest.high, version.digest.low), manifest: (0, 0), buildKey: (0, 0), build: Row.Blob(), outputInode: 0,
            entriesFile: 0, entriesSize: 0, outputs: 0, groups: 0, sources: 0, links: 0, text: 0, outputPath: 0)
    }

    mutating func setOutputFolder(_ path: String, inode: UInt64) {
        outputPath = Array(path.utf8)
        header.outputInode = inode
    }

    private mutating func name(_ bytes: UnsafeRawBufferPointer, hash: UInt64? = nil) -> Row.Name {
        let name = Row.Name(hash: hash ?? NameTable.hash(bytes), offset: UInt32(text.count), count: UInt32(bytes.count))
        text.append(contentsOf: bytes)
        return name
    }

    private mutating func name(_ string: String) -> Row.Name {
        var string = string
        return string.withUTF8 { name(UnsafeRawBufferPointer($0)) }
    }

    // MARK: New rows

    /// Outputs must come in the order of their paths.
    mutating func addOutput(_ path: String, _ content: Content, _ stat: FileStat, isTrusted: Bool, group: Int?) {
        let flags = (content.isCopy ? Row.Output.isCopy : 0) | (isTrusted ? Row.Output.isTrusted : 0)
        outputs.append(
            Row.Output(
                name: name(path), stat: Row.Stat(stat), high: content.digest.high, low: content.digest.low,
                group: group.map { UInt32($0) } ?? .max, flags: flags))
    }

    /// - Returns: the group's row.
    mutating func addGroup(_ groupName: String, _ key: Fingerprint, memo: Row.Blob, warnings: Row.Blob) -> Int {
        groups.append(
            Row.Group(
                name: name(groupName), keyHigh: key.digest.high, keyLow: key.digest.low, memo: memo, warnings: warnings,
                firstLink: 0, links: 0))
        return groups.count - 1
    }

    mutating func addSource(_ path: String, _ kept: KeptSource) {
        sources.append(
            Row.Source(
                name: name(path), stat: Row.Stat(kept.stat), high: kept.digest.high, low: kept.digest.low, surveyed: kept.surveyed,
                isTrusted: kept.isTrusted ? 1 : 0))
    }

    // MARK: Rows of an older index

    mutating func addOutput(_ row: Row.Output, of index: CacheIndex, group: Int?) {
        var row = row
        row.name = name(index.bytes(row.name), hash: row.name.hash)
        row.group = group.map { UInt32($0) } ?? .max
        outputs.append(row)
    }

    mutating func addGroup(_ row: Row.Group, of index: CacheIndex) -> Int {
        var row = row
        row.name = name(index.bytes(row.name), hash: row.name.hash)
        row.links = 0
        groups.append(row)
        return groups.count - 1
    }

    mutating func addSource(_ row: Row.Source, of index: CacheIndex) {
        var row = row
        row.name = name(index.bytes(row.name), hash: row.name.hash)
        sources.append(row)
    }

    // MARK: The finished index

    /// Hands out the parts of the index, in order.
    mutating func parts<E: Error>(_ body: (UnsafeRawBufferPointer) throws(E) -> Void) throws(E) {
        // Each group's outputs, side by side: counted first, then put in place.
        var links: [UInt32] = Array(repeating: 0, count: outputs.count)
        for output in outputs where output.group != .max { groups[Int(output.group)].links += 1 }
        var first: UInt32 = 0
        for row in groups.indices {
            groups[row].firstLink = first
            first += groups[row].links
            groups[row].links = 0
        }
        for (row, output) in outputs.enumerated() where output.group != .max {
            let group = Int(output.group)
            links[Int(groups[group].firstLink + groups[group].links)] = UInt32(row)
            groups[group].links += 1
        }
        header.outputs = UInt32(outputs.count)
        header.groups = UInt32(groups.count)
        header.sources = UInt32(sources.count)
        header.links = UInt32(links.count)
        header.text = UInt32(text.count)
        header.outputPath = UInt32(outputPath.count)
        var digest = DigestStream()
        func hand(_ bytes: UnsafeRawBufferPointer) throws(E) {
            digest.append(bytes)
            try body(bytes)
        }
        try Self.hand([header], hand)
        try Self.hand(outputs, hand)
        try Self.hand(groups, hand)
        try Self.hand(sources, hand)
        try Self.hand(links, hand)
        try Self.hand(text, hand)
        try Self.hand(outputPath, hand)
        try Self.hand([digest.digest.high, digest.digest.low], body)
    }

    private static func hand<Value: BitwiseCopyable, E: Error>(
        _ values: [Value], _ body: (UnsafeRawBufferPointer) throws(E) -> Void
    ) throws(E) {
        var failure: E?
        values.withUnsafeBytes { bytes in
            do throws(E) { try body(bytes) } catch { failure = error }
        }
        if let failure { throw failure }
    }

    /// The index in memory, without a file.
    mutating func index() -> CacheIndex {
        var bytes: [UInt8] = []
        parts { bytes.append(contentsOf: $0) }
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
        memory.copyBytes(from: bytes)
        return CacheIndex(taking: memory)!
    }
}
