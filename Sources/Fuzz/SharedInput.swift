import ArgumentParser
import Foundation

/// A file that holds the input even when this process dies.
struct SharedInput {
    private let memory: UnsafeMutableRawPointer
    private let descriptor: Int32
    private let size: Int

    init(_ path: String, size: Int) throws {
        descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC, 0o644)
        guard descriptor >= 0, ftruncate(descriptor, off_t(size)) == 0,
            let memory = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0), memory != MAP_FAILED
        else { throw ValidationError("\(path) cannot be written") }
        self.memory = memory
        self.size = size
    }

    /// What a process that died left in its file.
    static func kept(at path: String) throws -> [UInt8] {
        let bytes = try [UInt8](Data(contentsOf: URL(filePath: path)))
        let count = bytes.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
        return Array(bytes.dropFirst(8).prefix(count))
    }

    /// The count, in eight bytes with the lowest first, and the bytes.
    func write(_ bytes: [UInt8]) {
        memory.storeBytes(of: UInt64(bytes.count).littleEndian, as: UInt64.self)
        bytes.prefix(size - 8).withUnsafeBytes { (memory + 8).copyMemory(from: $0.baseAddress!, byteCount: $0.count) }
    }
}
