import Storage

/// What this build has found out about the podcaster's files: rows of the next index. As compact as there, for there are several of
/// them an episode.
struct KeptSources {
    private var rows: [Row.Source] = []
    private var text: [UInt8] = []

    var isEmpty: Bool { rows.isEmpty }

    /// How much room what was surveyed takes in the entries.
    var surveyedBytes: UInt64 { rows.reduce(0) { $0 + $1.surveyed.count } }

    /// - Parameter isTrusted: whether any later change of the file shows in its stat.
    mutating func append(_ path: String, _ record: SourceRecord, surveyed: Row.Blob, isTrusted: Bool) {
        var path = path
        path.withUTF8 { utf8 in
            let bytes = UnsafeRawBufferPointer(utf8)
            let name = Row.Name(hash: NameTable.hash(bytes), offset: UInt32(text.count), count: UInt32(bytes.count))
            text.append(contentsOf: bytes)
            rows.append(
                Row.Source(
                    name: name, stat: Row.Stat(record.stat), high: record.digest.high, low: record.digest.low, surveyed: surveyed,
                    isTrusted: isTrusted ? 1 : 0))
        }
    }

    /// Hands out what is kept last of each file, and then those of an older index that nothing new is known of.
    /// - Parameter keeps: whether a row of the index is wanted.
    func merged(
        with index: CacheIndex, where keeps: (Int) -> Bool,
        _ body: (Row.Source, _ name: UnsafeRawBufferPointer) throws(FileSystem.Failure) -> Void
    ) throws(FileSystem.Failure) {
        var table = NameTable(capacity: rows.count)
        try text.withUnsafeBufferPointer { text throws(FileSystem.Failure) in
            let text = UnsafeRawBufferPointer(text)
            func name(_ row: Int) -> UnsafeRawBufferPointer {
                let name = rows[row].name
                return UnsafeRawBufferPointer(rebasing: text[Int(name.offset)..<Int(name.offset) + Int(name.count)])
            }
            func isKept(_ hash: UInt64, _ wanted: UnsafeRawBufferPointer) -> Bool {
                table.first(hash: hash) { rows[$0].name.hash == hash && name($0).order(wanted) == 0 } != nil
            }
            for row in rows.indices.reversed() where !isKept(rows[row].name.hash, name(row)) {
                table.insert(row, hash: rows[row].name.hash)
                try body(rows[row], name(row))
            }
            for number in 0..<index.sourceCount where keeps(number) {
                let row = index.source(number)
                let name = index.bytes(row.name)
                if !isKept(row.name.hash, name) { try body(row, name) }
            }
        }
    }
}
