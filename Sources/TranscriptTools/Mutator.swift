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

    /// What means something in some format.
    private static let tokens: [[UInt8]] =
        [
            "-->", "<v ", "<v.a B>", "</v>", "<", ">", "&", "&#x110000;", "&amp;", "&nbsp", "<c>", "<00:00:01.000>", "<ruby><rt>",
            "{\\an8}", "{", "}",
            "[", "]", "[[[[[[[[", "\"", "\\", "\\u", "\\ud83d", "\\ude31", ":", ",", "null", "NaN", "1e999", "-1", "99999999999999999999",
            "\n", "\n\n", "\r",
            "\r\n", "\t", " ", "WEBVTT", "NOTE", "STYLE", "REGION", "00:00:01.000 --> 00:00:02.000\n", "00:00:01,000 --> 00:00:02,000\n",
            "99:99:99.999",
            "[00:01.00]", "[ti:", "[offset:+999999999]", "start\tend\ttext\n", "Name: ", "**Name:** ", "```", "# ", "> ", "<!--", "-->",
            "<![CDATA[", "]]>",
            "<!DOCTYPE a [", "<?", "?>", "<p begin=\"1s\">", "<p t=\"1\" d=\"2\">", "<cite>", "<time>", "<script>", "</script", "<br/>",
            "='", "=\"",
            "\u{FEFF}", "\u{2028}", "\u{301}", "\u{200C}", "大卫翁：", "。", "»", "{\"segments\":[{\"text\":\"", "\"words\":[", "\"start\":",
        ].map { Array($0.utf8) } + [[0], [0xFF], [0xC3], [0xE2, 0x80], [0xED, 0xA0, 0x80]]

    private let seeds: [[UInt8]]
    private var random: Generator

    /// - Parameter seeds: files to change, none of them empty.
    init(seeds: [[UInt8]], seed: UInt64) {
        self.seeds = seeds
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
        switch Int.random(in: 0..<10, using: &random) {
        case 0: if place < bytes.count { bytes[place] = UInt8.random(in: 0...255, using: &random) }
        case 1: if place < bytes.count { bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random) }
        case 2: bytes.removeSubrange(range(in: bytes, longest: 64))
        case 3: bytes.insert(contentsOf: bytes[range(in: bytes, longest: 256)], at: place)
        case 4: bytes.removeLast(Int.random(in: 0...min(bytes.count, 2000), using: &random))
        case 5: bytes.insert(contentsOf: piece(of: seeds.randomElement(using: &random)!, 512), at: place)
        case 6:
            let token = Self.tokens.randomElement(using: &random)!
            for _ in 0..<Int.random(in: 1...200, using: &random) { bytes.insert(contentsOf: token, at: min(place, bytes.count)) }
        default: bytes.insert(contentsOf: Self.tokens.randomElement(using: &random)!, at: place)
        }
    }
}
