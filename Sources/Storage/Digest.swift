/// 128 bits that stand for bytes: XXH3-128 with seed 0, https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md
public struct Digest: Sendable, Hashable, Storable {
    public let high: UInt64
    public let low: UInt64

    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// 32 lower-case hexadecimal digits, the high half first: the canonical representation.
    public var hexadecimal: String {
        [high, low].map { half in
            let digits = String(half, radix: 16)
            return String(repeating: "0", count: 16 - digits.utf8.count) + digits
        }.joined()
    }

    public func store(to writer: inout StorageWriter) {
        for half in [high, low] {
            for shift in stride(from: 56, through: 0, by: -8) { writer.append(UInt8(truncatingIfNeeded: half >> UInt64(shift))) }
        }
    }

    public init(from reader: inout StorageReader) throws(Damaged) {
        var halves: [UInt64] = []
        for _ in 0..<2 {
            halves.append(try reader.readRaw(8).reduce(0) { $0 << 8 | UInt64($1) })
        }
        (high, low) = (halves[0], halves[1])
    }
}
