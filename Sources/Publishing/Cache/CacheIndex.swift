import Markup
import Storage

/// What the cache knows: the files of the site, the groups that made them, and the podcaster's files.
///
/// One block of memory, read in one go and not parsed: with 10,000 groups there are 70,000 names in it. Never changed; a build
/// that is over writes a new one.
final class CacheIndex: Sendable {
    let header: Row.Header
    nonisolated(unsafe) private let memory: UnsafeMutableRawBufferPointer
    private let parts: Parts
    private let outputTable: NameTable
    private let groupTable: NameTable
    private let sourceTable: NameTable

    /// Where the parts begin.
    private struct Parts: Sendable {
        let outputs: Int, groups: Int, sources: Int, links: Int, text: Int, outputPath: Int, end: Int

        init(_ header: Row.Header) {
            outputs = MemoryLayout<Row.Header>.stride
            groups = outputs + Int(header.outputs) * MemoryLayout<Row.Output>.stride
            sources = groups + Int(header.groups) * MemoryLayout<Row.Group>.stride
            links = sources + Int(header.sources) * MemoryLayout<Row.Source>.stride
            text = links + Int(header.links) * MemoryLayout<UInt32>.stride
            outputPath = text + Int(header.text)
            end = outputPath + Int(header.outputPath)
        }
    }

    /// Takes the memory, which holds what a builder wrote; nil where it does not.
    init?(taking memory: UnsafeMutableRawBufferPointer) {
        self.memory = memory
        let headerSize = MemoryLayout<Row.Header>.stride
        guard memory.count >= headerSize + Digest.size else {
            memory.deallocate()
            return nil
        }
        let header = memory.loadUnaligned(as: Row.Header.self)
        let parts = Parts(header)
        guard parts.end + Digest.size == memory.count,
            Digest(of: UnsafeRawBufferPointer(rebasing: memory[..<parts.end]))
                == Digest(
                    high: memory.loadUnaligned(fromByteOffset: parts.end, as: UInt64.self),
                    low: memory.loadUnaligned(fromByteOffset: parts.end + 8, as: UInt64.self))
        else {
            memory.deallocate()
            return nil
        }
        self.header = header
        self.parts = parts
        func table<Value>(_ count: UInt32, at start: Int, _ type: Value.Type) -> NameTable {
            var table = NameTable(capacity: Int(count))
            for row in 0..<Int(count) {
                // A row begins with its name, and a name with its hash.
                table.insert(row, hash: memory.loadUnaligned(fromByteOffset: start + row * MemoryLayout<Value>.stride, as: UInt64.self))
            }
            return table
        }
        outputTable = table(header.outputs, at: parts.outputs, Row.Output.self)
        groupTable = table(header.groups, at: parts.groups, Row.Group.self)
        sourceTable = table(header.sources, at: parts.sources, Row.Source.self)
    }

    deinit { memory.deallocate() }

    /// An index of nothing.
    static func empty() -> CacheIndex {
        var builder = CacheIndexBuilder(version: Fingerprint(Digest(high: 0, low: 0)))
        return builder.index()
    }

    var outputCount: Int { Int(header.outputs) }
    var groupCount: Int { Int(header.groups) }
    var sourceCount: Int { Int(header.sources) }

    func output(_ row: Int) -> Row.Output { load(row, parts.outputs) }
    func group(_ row: Int) -> Row.Group { load(row, parts.groups) }
    func source(_ row: Int) -> Row.Source { load(row, parts.sources) }
    /// The rows of a group's outputs.
    func outputs(of group: Row.Group) -> LazyMapSequence<Range<Int>, Int> {
        let first = Int(group.firstLink)
        return (first..<first + Int(group.links)).lazy.map { Int(self.load($0, self.parts.links) as UInt32) }
    }

    private func load<Value: BitwiseCopyable>(_ row: Int, _ start: Int) -> Value {
        UnsafeRawPointer(memory.baseAddress!).loadUnaligned(fromByteOffset: start + row * MemoryLayout<Value>.stride, as: Value.self)
    }

    /// Valid as long as the index.
    func bytes(_ name: Row.Name) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: memory[parts.text + Int(name.offset)..<parts.text + Int(name.offset) + Int(name.count)])
    }

    func string(_ name: Row.Name) -> String { String(decoding: bytes(name), as: UTF8.self) }

    /// The folder that the outputs' stats belong to.
    var outputPath: String { String(decoding: UnsafeRawBufferPointer(rebasing: memory[parts.outputPath..<parts.end]), as: UTF8.self) }

    func outputRow(_ path: String) -> Int? { row(path, outputTable) { output($0).name } }
    func groupRow(_ name: String) -> Int? { row(name, groupTable) { group($0).name } }
    func sourceRow(_ path: String) -> Int? { row(path, sourceTable) { source($0).name } }

    private func row(_ name: String, _ table: borrowing NameTable, _ nameOfRow: (Int) -> Row.Name) -> Int? {
        var name = name
        return name.withUTF8 { utf8 in
            let wanted = UnsafeRawBufferPointer(utf8)
            let hash = NameTable.hash(wanted)
            return table.first(hash: hash) { row in
                let found = nameOfRow(row)
                return found.hash == hash && Self.equal(bytes(found), wanted)
            }
        }
    }

    static func equal(_ one: UnsafeRawBufferPointer, _ other: UnsafeRawBufferPointer) -> Bool {
        one.count == other.count && one.elementsEqual(other)
    }
}
