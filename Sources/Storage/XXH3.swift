/// XXH3-128 with seed 0 and the default secret. The numbers and the classes of length are those of the specification,
/// https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md#xxh3-algorithm-overview
enum XXH3 {
    static func digest(_ bytes: UnsafeRawBufferPointer) -> Digest {
        let count = bytes.count
        guard count > 0, let input = bytes.baseAddress else {
            return Digest(high: avalanche64(secret64(80) ^ secret64(88)), low: avalanche64(secret64(64) ^ secret64(72)))
        }
        switch count {
        case 1...3: return digest1To3(input, count)
        case 4...8: return digest4To8(input, count)
        case 9...16: return digest9To16(input, count)
        case 17...128: return digest17To128(input, count)
        case 129...longestMedium: return digest129To240(input, count)
        default: return digestLong(input, count)
        }
    }

    /// The greatest length that is not digested in stripes.
    static let longestMedium = 240

    static let primeA32: UInt64 = 0x9E37_79B1
    static let primeB32: UInt64 = 0x85EB_CA77
    static let primeC32: UInt64 = 0xC2B2_AE3D
    static let primeA64: UInt64 = 0x9E37_79B1_85EB_CA87
    static let primeB64: UInt64 = 0xC2B2_AE3D_27D4_EB4F
    static let primeC64: UInt64 = 0x1656_67B1_9E37_79F9
    static let primeD64: UInt64 = 0x85EB_CA77_C2B2_AE63
    static let primeE64: UInt64 = 0x27D4_EB2F_1656_67C5
    private static let mixPrimeA: UInt64 = 0x1656_6791_9E37_79F9
    private static let mixPrimeB: UInt64 = 0x9FB2_1C65_1E98_DF25

    static let secretSize = 192
    private static let smallestSecretSize = 136

    /// In memory of its own, for loads at any offset without a check; never changed or freed.
    nonisolated(unsafe) static let secret: UnsafeRawPointer = {
        let words: [UInt64] = [
            0xb8fe_6c39_23a4_4bbe, 0x7c01_812c_f721_ad1c, 0xded4_6de9_8390_97db, 0x7240_a4a4_b7b3_671f,
            0xcb79_e64e_ccc0_e578, 0x825a_d07d_ccff_7221, 0xb808_4674_f743_248e, 0xe035_90e6_813a_264c,
            0x3c28_52bb_91c3_00cb, 0x88d0_658b_1b53_2ea3, 0x7164_4897_a20d_f94e, 0x3819_ef46_a9de_acd8,
            0xa8fa_763f_e39c_343f, 0xf9dc_bbc7_c70b_4f1d, 0x8a51_e04b_cdb4_5931, 0xc89f_7ec9_d978_7364,
            0xeac5_ac83_34d3_ebc3, 0xc581_a0ff_fa13_63eb, 0x170d_dd51_b7f0_da49, 0xd316_5526_29d4_689e,
            0x2b16_be58_7d47_a1fc, 0x8ff8_b8d1_7ad0_31ce, 0x45cb_3a8f_9516_0428, 0xafd7_fbca_bb4b_407e,
        ]
        let memory = UnsafeMutableRawPointer.allocate(byteCount: secretSize, alignment: 64)
        for (index, word) in words.enumerated() { memory.storeBytes(of: word.bigEndian, toByteOffset: 8 * index, as: UInt64.self) }
        return UnsafeRawPointer(memory)
    }()

    @inline(__always)
    static func load64(_ pointer: UnsafeRawPointer, _ offset: Int = 0) -> UInt64 {
        UInt64(littleEndian: pointer.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    @inline(__always)
    private static func load32(_ pointer: UnsafeRawPointer, _ offset: Int = 0) -> UInt32 {
        UInt32(littleEndian: pointer.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }

    @inline(__always)
    private static func secret64(_ offset: Int) -> UInt64 { load64(secret, offset) }

    /// XXH64's own last mixing.
    @inline(__always)
    private static func avalanche64(_ value: UInt64) -> UInt64 {
        var hash = value
        hash = (hash ^ (hash >> 33)) &* primeB64
        hash = (hash ^ (hash >> 29)) &* primeC64
        return hash ^ (hash >> 32)
    }

    @inline(__always)
    static func avalanche(_ value: UInt64) -> UInt64 {
        let hash = (value ^ (value >> 37)) &* mixPrimeA
        return hash ^ (hash >> 32)
    }

    @inline(__always)
    static func multiplyAndFold(_ one: UInt64, _ other: UInt64) -> UInt64 {
        let product = one.multipliedFullWidth(by: other)
        return product.low ^ product.high
    }

    private static func digest1To3(_ input: UnsafeRawPointer, _ count: Int) -> Digest {
        let first = UInt32(input.load(as: UInt8.self))
        let middle = UInt32(input.load(fromByteOffset: count >> 1, as: UInt8.self))
        let last = UInt32(input.load(fromByteOffset: count - 1, as: UInt8.self))
        let low = first << 16 | middle << 24 | last | UInt32(count) << 8
        let swapped = low.byteSwapped
        let high = swapped << 13 | swapped >> 19
        return Digest(
            high: avalanche64(UInt64(high) ^ UInt64(load32(secret, 8) ^ load32(secret, 12))),
            low: avalanche64(UInt64(low) ^ UInt64(load32(secret) ^ load32(secret, 4))))
    }

    private static func digest4To8(_ input: UnsafeRawPointer, _ count: Int) -> Digest {
        let word = UInt64(load32(input)) | UInt64(load32(input, count - 4)) << 32
        let keyed = word ^ secret64(16) ^ secret64(24)
        var (high, low) = keyed.multipliedFullWidth(by: primeA64 &+ UInt64(count) << 2)
        high = high &+ low << 1
        low ^= high >> 3
        low = (low ^ (low >> 35)) &* mixPrimeB
        return Digest(high: avalanche(high), low: low ^ (low >> 28))
    }

    private static func digest9To16(_ input: UnsafeRawPointer, _ count: Int) -> Digest {
        let first = load64(input)
        var last = load64(input, count - 8)
        var (high, low) = (first ^ last ^ secret64(32) ^ secret64(40)).multipliedFullWidth(by: primeA64)
        low = low &+ UInt64(count - 1) << 54
        last ^= secret64(48) ^ secret64(56)
        high = high &+ last &+ (last & 0xFFFF_FFFF) &* (primeB32 - 1)
        low ^= high.byteSwapped
        let product = low.multipliedFullWidth(by: primeB64)
        return Digest(high: avalanche(product.high &+ high &* primeB64), low: avalanche(product.low))
    }

    /// Two sums over pairs of 16 bytes, for lengths from 17 to 240.
    private struct Pairs {
        var low: UInt64
        var high: UInt64 = 0

        init(count: Int) { low = UInt64(count) &* primeA64 }

        @inline(__always)
        mutating func mix(_ one: UnsafeRawPointer, _ other: UnsafeRawPointer, secret at: Int) {
            low = low &+ multiplyAndFold(load64(one) ^ secret64(at), load64(one, 8) ^ secret64(at + 8))
            low ^= load64(other) &+ load64(other, 8)
            high = high &+ multiplyAndFold(load64(other) ^ secret64(at + 16), load64(other, 8) ^ secret64(at + 24))
            high ^= load64(one) &+ load64(one, 8)
        }

        mutating func avalancheBoth() {
            (low, high) = (avalanche(low), avalanche(high))
        }

        func digest(count: Int) -> Digest {
            let mixed = low &* primeA64 &+ high &* primeD64 &+ UInt64(count) &* primeB64
            return Digest(high: 0 &- avalanche(mixed), low: avalanche(low &+ high))
        }
    }

    private static func digest17To128(_ input: UnsafeRawPointer, _ count: Int) -> Digest {
        var pairs = Pairs(count: count)
        for index in stride(from: (count - 1) / 32, through: 0, by: -1) {
            pairs.mix(input + 16 * index, input + count - 16 * (index + 1), secret: 32 * index)
        }
        return pairs.digest(count: count)
    }

    private static func digest129To240(_ input: UnsafeRawPointer, _ count: Int) -> Digest {
        var pairs = Pairs(count: count)
        for index in 0..<4 { pairs.mix(input + 32 * index, input + 32 * index + 16, secret: 32 * index) }
        pairs.avalancheBoth()
        for index in 4..<count / 32 { pairs.mix(input + 32 * index, input + 32 * index + 16, secret: 3 + 32 * (index - 4)) }
        pairs.mix(input + count - 16, input + count - 32, secret: smallestSecretSize - 17 - 16)
        return pairs.digest(count: count)
    }

    private static func digestLong(_ input: UnsafeRawPointer, _ count: Int) -> Digest {
        var lanes = XXH3Lanes()
        let blocks = (count - 1) / XXH3Lanes.blockSize
        for block in 0..<blocks { lanes.accumulate(block: input + block * XXH3Lanes.blockSize) }
        let start = blocks * XXH3Lanes.blockSize
        return lanes.digest(rest: input + start, restCount: count - start, lastStripe: input + count - XXH3Lanes.stripeSize, count: count)
    }
}
