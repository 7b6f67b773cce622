import Storage

/// Writes an index, part by part: outputs in the order of their paths, then groups, then sources. Only the names are held in memory
/// until its end.
struct CacheIndexWriter {
    private static let pieceSize = 1 << 16

    /// Where the index goes: to a file as it is written, or to memory.
    private let file: (fileSystem: FileSystem, number: CInt, path: String)?
    private var pending: [UInt8] = []
    private var digest = DigestStream()
    private var text: [UInt8] = []
    var footer: Row.Footer
    /// The group of each output that has one.
    private var groupOfOutput: [UInt32] = []
    private var linksOfGroup: [UInt32]
    private var nextLink: UInt32 = 0

    /// - Parameters:
    ///   - file: open for writing, and empty; nil for memory.
    ///   - groups: how many there will be.
    init(version: Fingerprint, groups: Int, to file: (fileSystem: FileSystem, number: CInt, path: String)?) {
        self.file = file
        linksOfGroup = Array(repeating: 0, count: groups)
        footer = Row.Footer(version: version)
    }

    // MARK: Outputs

    mutating func addOutput(_ row: Row.Output, of index: CacheIndex, group: Int?) throws(FileSystem.Failure) {
        var row = row
        row.name = name(index.bytes(row.name), hash: row.name.hash)
        try addOutput(row, group)
    }

    mutating func addOutput(
        _ path: String, _ content: Content, _ stat: FileStat, isTrusted: Bool, group: Int?
    ) throws(FileSystem.Failure) {
        let flags = (content.isCopy ? Row.Output.isCopy : 0) | (isTrusted ? Row.Output.isTrusted : 0)
        let row = Row.Output(
            name: name(path), stat: Row.Stat(stat), high: content.digest.high, low: content.digest.low, group: .max, flags: flags)
        try addOutput(row, group)
    }

    private mutating func addOutput(_ row: Row.Output, _ group: Int?) throws(FileSystem.Failure) {
        var row = row
        row.group = group.map { UInt32($0) } ?? .max
        groupOfOutput.append(row.group)
        if let group { linksOfGroup[group] += 1 }
        footer.outputs += 1
        try append(row)
    }

    // MARK: Groups, in the order of their numbers

    mutating func addGroup(_ row: Row.Group, of index: CacheIndex) throws(FileSystem.Failure) {
        var row = row
        row.name = name(index.bytes(row.name), hash: row.name.hash)
        try addGroup(row)
    }

    mutating func addGroup(_ group: MadeGroup) throws(FileSystem.Failure) {
        try addGroup(
            Row.Group(
                name: name(group.name), keyHigh: group.key.digest.high, keyLow: group.key.digest.low, memo: group.memo,
                longMemo: group.longMemo, warnings: group.warnings, firstLink: 0, links: 0))
    }

    private mutating func addGroup(_ row: Row.Group) throws(FileSystem.Failure) {
        var row = row
        row.firstLink = nextLink
        row.links = linksOfGroup[Int(footer.groups)]
        linksOfGroup[Int(footer.groups)] = nextLink
        nextLink += row.links
        footer.groups += 1
        try append(row)
    }

    // MARK: Sources

    mutating func addSource(_ row: Row.Source, named bytes: UnsafeRawBufferPointer) throws(FileSystem.Failure) {
        var row = row
        row.name = name(bytes, hash: row.name.hash)
        footer.sources += 1
        try append(row)
    }

    // MARK: The end

    /// - Parameter outputPath: the folder that the outputs' stats belong to.
    /// - Returns: the index, where it is in memory.
    mutating func finish(outputPath: String) throws(FileSystem.Failure) -> [UInt8] {
        // Each group's outputs, side by side; `linksOfGroup` now says where the next one of a group goes.
        var links: [UInt32] = Array(repeating: 0, count: Int(nextLink))
        for (output, group) in groupOfOutput.enumerated() where group != .max {
            links[Int(linksOfGroup[Int(group)])] = UInt32(output)
            linksOfGroup[Int(group)] += 1
        }
        footer.links = nextLink
        footer.text = UInt32(text.count)
        text.append(contentsOf: outputPath.utf8)
        footer.outputPath = UInt32(outputPath.utf8.count)
        try links.withUnsafeBufferPointer { buffer throws(FileSystem.Failure) in try append(UnsafeRawBufferPointer(buffer)) }
        try text.withUnsafeBufferPointer { buffer throws(FileSystem.Failure) in try append(UnsafeRawBufferPointer(buffer)) }
        try append(footer)
        try flush()
        let end = file == nil ? Digest(of: pending) : digest.digest
        withUnsafeBytes(of: (end.high, end.low)) { pending.append(contentsOf: $0) }
        try flush()
        return pending
    }

    private mutating func name(_ bytes: UnsafeRawBufferPointer, hash: UInt64) -> Row.Name {
        let name = Row.Name(hash: hash, offset: UInt32(text.count), count: UInt32(bytes.count))
        text.append(contentsOf: bytes)
        return name
    }

    private mutating func name(_ string: String) -> Row.Name {
        var string = string
        return string.withUTF8 { utf8 in
            let bytes = UnsafeRawBufferPointer(utf8)
            return name(bytes, hash: NameTable.hash(bytes))
        }
    }

    private mutating func append(_ row: some BitwiseCopyable) throws(FileSystem.Failure) {
        withUnsafeBytes(of: row) { pending.append(contentsOf: $0) }
        if pending.count >= Self.pieceSize { try flush() }
    }

    private mutating func append(_ bytes: UnsafeRawBufferPointer) throws(FileSystem.Failure) {
        for start in stride(from: 0, to: bytes.count, by: Self.pieceSize) {
            pending.append(contentsOf: bytes[start..<min(bytes.count, start + Self.pieceSize)])
            if pending.count >= Self.pieceSize { try flush() }
        }
    }

    private mutating func flush() throws(FileSystem.Failure) {
        guard let file else { return }
        digest.append(pending)
        try file.fileSystem.write(pending, to: file.number, file.path)
        pending.removeAll(keepingCapacity: true)
    }
}
