/// Changes files in the ways in which files are broken, the same ways for the same seed.
struct Mutator {
    /// SplitMix64, https://prng.di.unimi.it/splitmix64.c
    private struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    /// What means something in nearly every format of bytes.
    private static let numbers: [[UInt8]] = [
        [0], [0xFF], [0xFF, 0xFF, 0xFF, 0xFF], [0, 0, 0, 0], [0x7F, 0xFF, 0xFF, 0xFF], [0x80, 0, 0, 0], [0, 0, 0, 1],
    ]

    private let seeds: [[UInt8]]
    private let tokens: [[UInt8]]
    private var random: Generator

    /// - Parameters:
    ///   - seeds: files to change, none of them empty.
    ///   - tokens: what means something in the files.
    init(seeds: [[UInt8]], tokens: [[UInt8]], seed: UInt64) {
        self.seeds = seeds
        self.tokens = tokens + Self.numbers
        random = Generator(state: seed)
    }

    /// The next input: a piece of a file, changed in one to a dozen places; one in fifty is made of a piece that is repeated up to a megabyte.
    mutating func next() -> [UInt8] {
        var bytes = piece(of: seeds.randomElement(using: &random)!, 1 << 14)
        for _ in 0..<Int.random(in: 1...12, using: &random) { change(&bytes) }
        if Int.random(in: 0..<50, using: &random) == 0 {
            let repeated = piece(of: bytes, 1 << Int.random(in: 0...12, using: &random))
            if !repeated.isEmpty { while bytes.count < 1 << 20 { bytes.append(contentsOf: repeated) } }
        }
        return bytes
    }

    private mutating func piece(of bytes: [UInt8], _ longest: Int) -> [UInt8] {
        guard bytes.count > longest else { return bytes }
        // The beginning tells what a file is.
        let start = Bool.random(using: &random) ? 0 : Int.random(in: 0...bytes.count - longest, using: &random)
        return Array(bytes[start..<start + longest])
    }

    private mutating func range(in bytes: [UInt8], longest: Int) -> Range<Int> {
        let start = Int.random(in: 0...bytes.count, using: &random)
        return start..<min(bytes.count, start + Int.random(in: 0...longest, using: &random))
    }

    private mutating func change(_ bytes: inout [UInt8]) {
        let place = Int.random(in: 0...bytes.count, using: &random)
        let token = tokens.randomElement(using: &random)!
        switch Int.random(in: 0..<10, using: &random) {
        case 0: if place < bytes.count { bytes[place] = UInt8.random(in: 0...255, using: &random) }
        case 1: if place < bytes.count { bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random) }
        case 2: bytes.removeSubrange(range(in: bytes, longest: 64))
        case 3: bytes.insert(contentsOf: bytes[range(in: bytes, longest: 256)], at: place)
        case 4: bytes.removeLast(Int.random(in: 0...min(bytes.count, 2000), using: &random))
        case 5: bytes.insert(contentsOf: piece(of: seeds.randomElement(using: &random)!, 512), at: place)
        case 6:
            for _ in 0..<Int.random(in: 1...200, using: &random) { bytes.insert(contentsOf: token, at: min(place, bytes.count)) }
        // What follows stays at its place, for in some formats numbers say where it is.
        case 7: bytes.replaceSubrange(place..<min(bytes.count, place + token.count), with: token)
        default: bytes.insert(contentsOf: token, at: place)
        }
    }
}
