/// Eight bytes of a text looked at in one step, so that the few that matter in it are found quickly.
///
///     let eight = EightBytes(bytes, at: index)
///     let found = eight.marks(of: UInt8(ascii: "<")) | eight.marks(of: UInt8(ascii: "&"))
///     index += found == 0 ? 8 : EightBytes.offset(ofFirst: found)
///
/// After "Bit Twiddling Hacks" (https://graphics.stanford.edu/~seander/bithacks.html#ZeroInWord).
public struct EightBytes {
    @usableFromInline let word: UInt64

    /// - Parameter index: of the first of them; all eight are within the bytes.
    @inlinable
    public init(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) {
        word = UInt64(littleEndian: UnsafeRawPointer(bytes.baseAddress!).loadUnaligned(fromByteOffset: index, as: UInt64.self))
    }

    /// A mark for each byte that equals one. After the first there may be some too many.
    @inlinable
    public func marks(of byte: UInt8) -> UInt64 {
        let difference = word ^ (0x0101_0101_0101_0101 &* UInt64(byte))
        return (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080
    }

    /// A mark for each byte below a limit, which is at most 0x80. After the first there may be some too many.
    @inlinable
    public func marks(below limit: UInt8) -> UInt64 {
        (word &- 0x0101_0101_0101_0101 &* UInt64(limit)) & ~word & 0x8080_8080_8080_8080
    }

    /// Which of the eight the first mark is on. To ask only where there is one keeps a loop from waiting for the answer.
    @inlinable
    public static func offset(ofFirst marks: UInt64) -> Int { marks.trailingZeroBitCount / 8 }

    /// A mark for each byte beyond ASCII.
    @inlinable
    public var marksBeyondASCII: UInt64 { word & 0x8080_8080_8080_8080 }

    /// Whether all eight are ASCII and none is a control.
    @inlinable
    public var arePrintableASCII: Bool {
        // A byte below 0x20 borrows, 0x7F carries into its own highest bit, and neither reaches another byte before that has told.
        ((word &- 0x2020_2020_2020_2020) | (word &+ 0x0101_0101_0101_0101) | word) & 0x8080_8080_8080_8080 == 0
    }

    /// A mark for each byte that equals one and is followed, among the eight, by another that does: none too many.
    @inlinable
    public func marks(ofTwice byte: UInt8) -> UInt64 {
        let difference = word ^ (0x0101_0101_0101_0101 &* UInt64(byte))
        let low = (difference & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7F7F_7F7F_7F7F_7F7F
        let equal = ~(low | difference | 0x7F7F_7F7F_7F7F_7F7F)
        return equal & equal >> 8
    }
}
