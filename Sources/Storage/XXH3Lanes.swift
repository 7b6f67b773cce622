/// The eight sums of XXH3 for inputs longer than 240 bytes: stripes of 64 bytes, 16 of them a block.
///
/// Eight variables rather than an array or a SIMD vector: fast where optimised, and not slow in debug builds either, where
/// every operation of a vector is a call.
struct XXH3Lanes {
    static let stripeSize = 64
    static let stripesPerBlock = (XXH3.secretSize - stripeSize) / 8
    static let blockSize = stripeSize * stripesPerBlock

    private var lane0 = XXH3.primeC32
    private var lane1 = XXH3.primeA64
    private var lane2 = XXH3.primeB64
    private var lane3 = XXH3.primeC64
    private var lane4 = XXH3.primeD64
    private var lane5 = XXH3.primeB32
    private var lane6 = XXH3.primeE64
    private var lane7 = XXH3.primeA32

    /// A whole block, of which at least one more byte must follow.
    mutating func accumulate(block: UnsafeRawPointer) {
        let secret = XXH3.secret
        accumulate(stripes: Self.stripesPerBlock, at: block, secret)
        scramble(secret + (XXH3.secretSize - Self.stripeSize))
    }

    /// - Parameters:
    ///   - rest: what follows the last whole block: from 1 to 1,024 bytes.
    ///   - lastStripe: the last 64 bytes of the input, which may begin before `rest`.
    ///   - count: the length of the whole input.
    func digest(rest: UnsafeRawPointer, restCount: Int, lastStripe: UnsafeRawPointer, count: Int) -> Digest {
        let secret = XXH3.secret
        var lanes = self
        lanes.accumulate(stripes: (restCount - 1) / Self.stripeSize, at: rest, secret)
        lanes.accumulate(stripes: 1, at: lastStripe, secret + (XXH3.secretSize - Self.stripeSize - 7))
        let length = UInt64(count)
        return Digest(
            high: lanes.merged(secret + (XXH3.secretSize - Self.stripeSize - 11), from: ~(length &* XXH3.primeB64)),
            low: lanes.merged(secret + 11, from: length &* XXH3.primeA64))
    }

    @inline(__always)
    private mutating func accumulate(stripes: Int, at input: UnsafeRawPointer, _ secret: UnsafeRawPointer) {
        var (a, b, c, d, e, f, g, h) = (lane0, lane1, lane2, lane3, lane4, lane5, lane6, lane7)
        for stripe in 0..<stripes {
            let (data, key) = (input + Self.stripeSize * stripe, secret + 8 * stripe)
            Self.mix(data, key, 0, &a, &b)
            Self.mix(data, key, 16, &c, &d)
            Self.mix(data, key, 32, &e, &f)
            Self.mix(data, key, 48, &g, &h)
        }
        (lane0, lane1, lane2, lane3, lane4, lane5, lane6, lane7) = (a, b, c, d, e, f, g, h)
    }

    /// 16 bytes into two lanes; each lane also takes the other's bytes as they are.
    @inline(__always)
    private static func mix(_ data: UnsafeRawPointer, _ key: UnsafeRawPointer, _ offset: Int, _ even: inout UInt64, _ odd: inout UInt64) {
        let (one, other) = (XXH3.load64(data, offset), XXH3.load64(data, offset + 8))
        let (keyed, otherKeyed) = (one ^ XXH3.load64(key, offset), other ^ XXH3.load64(key, offset + 8))
        even = even &+ other &+ (keyed & 0xFFFF_FFFF) &* (keyed >> 32)
        odd = odd &+ one &+ (otherKeyed & 0xFFFF_FFFF) &* (otherKeyed >> 32)
    }

    @inline(__always)
    private mutating func scramble(_ secret: UnsafeRawPointer) {
        Self.scramble(&lane0, secret)
        Self.scramble(&lane1, secret + 8)
        Self.scramble(&lane2, secret + 16)
        Self.scramble(&lane3, secret + 24)
        Self.scramble(&lane4, secret + 32)
        Self.scramble(&lane5, secret + 40)
        Self.scramble(&lane6, secret + 48)
        Self.scramble(&lane7, secret + 56)
    }

    @inline(__always)
    private static func scramble(_ lane: inout UInt64, _ secret: UnsafeRawPointer) {
        lane = (lane ^ (lane >> 47) ^ XXH3.load64(secret)) &* XXH3.primeA32
    }

    private func merged(_ secret: UnsafeRawPointer, from start: UInt64) -> UInt64 {
        var sum = start
        sum = sum &+ XXH3.multiplyAndFold(lane0 ^ XXH3.load64(secret), lane1 ^ XXH3.load64(secret, 8))
        sum = sum &+ XXH3.multiplyAndFold(lane2 ^ XXH3.load64(secret, 16), lane3 ^ XXH3.load64(secret, 24))
        sum = sum &+ XXH3.multiplyAndFold(lane4 ^ XXH3.load64(secret, 32), lane5 ^ XXH3.load64(secret, 40))
        sum = sum &+ XXH3.multiplyAndFold(lane6 ^ XXH3.load64(secret, 48), lane7 ^ XXH3.load64(secret, 56))
        return XXH3.avalanche(sum)
    }
}
