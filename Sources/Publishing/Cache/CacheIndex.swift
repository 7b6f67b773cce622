import Markup
import Storage

/// What the cache knows: the files of the site, the groups that made them, and the podcaster's files.
///
/// One block of memory, read in one go and not parsed: with 10,000 groups there are 70,000 names in it. Never changed; a build
/// that is over writes a new one.
final class CacheIndex: Sendable {
    let footer: Row.Footer
    nonisolated(unsafe) private let memory: UnsafeMutableRawBufferPointer
    private let parts: Parts
    private let outputTable: NameTable
    private let groupTable: NameTable
    private let sourceTable: NameTable

    /// Where the parts begin.
    private struct Parts: Sendable {
        let groups: Int, sources: Int, links: Int, text: Int, outputPath: Int, footer: Int

        init(_ footer: Row.Footer) {
            groups = Int(footer.outputs) * MemoryLayout<Row.Output>.size
            sources = groups + Int(footer.groups) * MemoryLayout<Row.Group>.size
            links = sources + Int(footer.sources) * MemoryLayout<Row.Source>.size
            text = links + Int(footer.links) * MemoryLayout<UInt32>.size
            outputPath = text + Int(footer.text)
            self.footer = outputPath + Int(footer.outputPath)
        }
    }

    /// Takes the memory, which holds what a writer wrote; nil where it does not.
    init?(taking memory: UnsafeMutableRawBufferPointer) {
        self.memory = memory
        let end = memory.count - Digest.size
        guard end >= MemoryLayout<Row.Footer>.size,
            Digest(of: UnsafeRawBufferPointer(rebasing: memory[..<end]))
                == Digest(
                    high: memory.loadUnaligned(fromByteOffset: end, as: UInt64.self),
                    low: memory.loadUnaligned(fromByteOffset: end + 8, as: UInt64.self)),
            case let footer = memory.loadUnaligned(fromByteOffset: end - MemoryLayout<Row.Footer>.size, as: Row.Footer.self),
            case let parts = Parts(footer), parts.footer + MemoryLayout<Row.Footer>.size == end
        else {
            memory.deallocate()
            return nil
        }
        self.footer = footer
        self.parts = parts
        func table<Value>(_ count: UInt32, at start: Int, _ type: Value.Type) -> NameTable {
            var table = NameTable(capacity: Int(count))
            for row in 0..<Int(count) {
                // A row begins with its name, and a name with its hash.
                table.insert(row, hash: memory.loadUnaligned(fromByteOffset: start + row * MemoryLayout<Value>.size, as: UInt64.self))
            }
            return table
        }
        outputTable = table(footer.outputs, at: 0, Row.Output.self)
        groupTable = table(footer.groups, at: parts.groups, Row.Group.self)
        sourceTable = table(footer.sources, at: parts.sources, Row.Source.self)
    }

    deinit { memory.deallocate() }

    convenience init(_ bytes: [UInt8]) {
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
        memory.copyBytes(from: bytes)
        self.init(taking: memory)!
    }

    /// An index of nothing.
    static func empty() -> CacheIndex {
        var writer = CacheIndexWriter(version: Fingerprint(Digest(high: 0, low: 0)), groups: 0, to: nil)
        // Writing to memory does not fail.
        return CacheIndex(try! writer.finish(outputPath: ""))
    }

    var outputCount: Int { Int(footer.outputs) }
    var groupCount: Int { Int(footer.groups) }
    var sourceCount: Int { Int(footer.sources) }

    func output(_ row: Int) -> Row.Output { load(row, 0) }
    func group(_ row: Int) -> Row.Group { load(row, parts.groups) }
    func source(_ row: Int) -> Row.Source { load(row, parts.sources) }
    /// The rows of a group's outputs.
    func outputs(of group: Row.Group) -> LazyMapSequence<Range<Int>, Int> {
        let first = Int(group.firstLink)
        return (first..<first + Int(group.links)).lazy.map { Int(self.load($0, self.parts.links) as UInt32) }
    }

    private func load<Value: BitwiseCopyable>(_ row: Int, _ start: Int) -> Value {
        UnsafeRawPointer(memory.baseAddress!).loadUnaligned(fromByteOffset: start + row * MemoryLayout<Value>.size, as: Value.self)
    }

    /// Valid as long as the index.
    func bytes(_ name: Row.Name) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: memory[parts.text + Int(name.offset)..<parts.text + Int(name.offset) + Int(name.count)])
    }

    func string(_ name: Row.Name) -> String { String(decoding: bytes(name), as: UTF8.self) }

    /// The folder that the outputs' stats belong to.
    var outputPath: String { String(decoding: UnsafeRawBufferPointer(rebasing: memory[parts.outputPath..<parts.footer]), as: UTF8.self) }

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
