import Storage

/// Finds rows by the hash of their name. Open addressing, a quarter to a half full.
struct NameTable: Sendable {
    private var slots: [UInt32]
    private let mask: Int

    init(capacity: Int) {
        var size = 8
        while size < 2 * capacity { size *= 2 }
        slots = Array(repeating: .max, count: size)
        mask = size - 1
    }

    mutating func insert(_ row: Int, hash: UInt64) {
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != .max { slot = (slot + 1) & mask }
        slots[slot] = UInt32(row)
    }

    func first(hash: UInt64, where matches: (Int) -> Bool) -> Int? {
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != .max {
            if matches(Int(slots[slot])) { return Int(slots[slot]) }
            slot = (slot + 1) & mask
        }
        return nil
    }

    static func hash(_ name: UnsafeRawBufferPointer) -> UInt64 { Digest(of: name).low }
}
