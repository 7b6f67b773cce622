/// The digest of bytes that come a piece at a time; the same as that of all of them at once.
public struct DigestStream: Sendable {
    private var lanes = XXH3Lanes()
    /// The last 64 bytes that went into `lanes` (none at the start), then those that have not yet: the last stripe may begin before them.
    private var held: [UInt8] = []
    private var heldBefore = 0
    private var count = 0

    public init() {}

    public mutating func append(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count > 0 else { return }
        count += bytes.count
        held.append(contentsOf: bytes)
        // A block goes in only when a byte follows it: the last one is treated differently.
        let blocks = (held.count - heldBefore - 1) / XXH3Lanes.blockSize
        guard blocks > 0 else { return }
        let used = heldBefore + blocks * XXH3Lanes.blockSize
        held.withUnsafeBytes { all in
            for block in 0..<blocks { lanes.accumulate(block: all.baseAddress! + heldBefore + block * XXH3Lanes.blockSize) }
        }
        held.removeFirst(used - XXH3Lanes.stripeSize)
        heldBefore = XXH3Lanes.stripeSize
    }

    public mutating func append(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { append($0) }
    }

    /// Of everything appended so far.
    public var digest: Digest {
        guard count > XXH3.longestMedium else { return Digest(of: held) }
        return held.withUnsafeBytes { all in
            let start = all.baseAddress!
            return lanes.digest(
                rest: start + heldBefore, restCount: all.count - heldBefore, lastStripe: start + all.count - XXH3Lanes.stripeSize,
                count: count)
        }
    }
}
