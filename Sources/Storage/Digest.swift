/// 128 bits that stand for bytes: XXH3-128 with seed 0, https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md
public struct Digest: Sendable, Hashable, Storable {
    /// The size of a stored digest, in bytes.
    public static let size = 16

    public let high: UInt64
    public let low: UInt64

    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    public init(of bytes: UnsafeRawBufferPointer) {
        self = XXH3.digest(bytes)
    }

    public init(of bytes: [UInt8]) {
        self = bytes.withUnsafeBytes(XXH3.digest)
    }

    public init(of bytes: ArraySlice<UInt8>) {
        self = bytes.withUnsafeBytes(XXH3.digest)
    }

    /// Of everything written so far.
    public init(of writer: StorageWriter) {
        self.init(of: writer.bytes)
    }

    /// 32 lower-case hexadecimal digits, the high half first: the canonical representation.
    public var hexadecimal: String {
        [high, low].map { half in
            let digits = String(half, radix: 16)
            return String(repeating: "0", count: 16 - digits.utf8.count) + digits
        }.joined()
    }

    /// 16 bytes, the high half first, each half with its highest byte first: the canonical representation.
    public func store(to writer: inout StorageWriter) {
        withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { writer.append(raw: $0) }
    }

    public init(from reader: inout StorageReader) throws(Damaged) {
        let bytes = try reader.readRaw(Self.size)
        (high, low) = bytes.withUnsafeBytes { halves in
            (
                UInt64(bigEndian: halves.loadUnaligned(as: UInt64.self)),
                UInt64(bigEndian: halves.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
            )
        }
    }
}
