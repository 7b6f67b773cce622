/// A QR code of a short text (ISO/IEC 18004:2015): byte mode, error correction level L, versions 1 to 5, which have one block each.
///
/// For the address of a preview, so that nobody has to type it into a telephone.
public struct QRCode: Equatable {
    /// True is dark; row by row, without the quiet zone around.
    private(set) var modules: [[Bool]]
    /// What the mask and the data must leave alone.
    private var isFixed: [[Bool]]

    var size: Int { modules.count }

    /// How many bytes of data, and how many for error correction, the versions have (table 7 and table 9).
    private static let capacities: [(data: Int, correction: Int)] = [(19, 7), (34, 10), (55, 15), (80, 20), (108, 26)]

    /// - Returns: nil where the text is longer than 106 bytes.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        // The mode and the length take 12 bits.
        guard let index = Self.capacities.firstIndex(where: { bytes.count + 2 <= $0.data }) else { return nil }
        let size = 21 + 4 * index
        modules = Array(repeating: Array(repeating: false, count: size), count: size)
        isFixed = modules
        drawPatterns(version: index + 1)
        let data = Self.data(of: bytes, count: Self.capacities[index].data)
        draw(data + Self.correction(of: data, count: Self.capacities[index].correction))
    }

    /// Mode 4, the length, the bytes, and filling (section 7.4).
    private static func data(of bytes: [UInt8], count: Int) -> [UInt8] {
        var bits: [Bool] = []
        func append(_ value: Int, _ length: Int) {
            for bit in (0..<length).reversed() { bits.append(value >> bit & 1 == 1) }
        }
        append(0b0100, 4)
        append(bytes.count, 8)
        for byte in bytes { append(Int(byte), 8) }
        append(0, min(4, count * 8 - bits.count))
        while bits.count % 8 != 0 { bits.append(false) }
        var data = stride(from: 0, to: bits.count, by: 8).map { start in bits[start..<start + 8].reduce(UInt8(0)) { $0 << 1 | ($1 ? 1 : 0) }
        }
        while data.count < count { data.append((count - data.count) % 2 == (count - bits.count / 8) % 2 ? 0xEC : 0x11) }
        return data
    }

    /// The remainder of a division by the generator polynomial in GF(256) (section 7.5).
    private static func correction(of data: [UInt8], count: Int) -> [UInt8] {
        var generator = [UInt8](repeating: 0, count: count)
        generator[count - 1] = 1
        var root: UInt8 = 1
        for _ in 0..<count {
            for index in 0..<count {
                generator[index] = product(generator[index], root)
                if index + 1 < count { generator[index] ^= generator[index + 1] }
            }
            root = product(root, 2)
        }
        var remainder = [UInt8](repeating: 0, count: count)
        for byte in data {
            let factor = byte ^ remainder.removeFirst()
            remainder.append(0)
            for index in 0..<count { remainder[index] ^= product(generator[index], factor) }
        }
        return remainder
    }

    private static func product(_ one: UInt8, _ other: UInt8) -> UInt8 {
        var result = 0
        for bit in (0..<8).reversed() {
            result = result << 1 ^ (result >> 7) * 0x11D
            if other >> bit & 1 == 1 { result ^= Int(one) }
        }
        return UInt8(result)
    }

    // MARK: Drawing (sections 6.3, 7.7 to 7.9)

    private mutating func fix(_ x: Int, _ y: Int, _ isDark: Bool) {
        guard (0..<size).contains(x), (0..<size).contains(y) else { return }
        modules[y][x] = isDark
        isFixed[y][x] = true
    }

    private mutating func drawPatterns(version: Int) {
        for position in 0..<size {
            fix(6, position, position % 2 == 0)
            fix(position, 6, position % 2 == 0)
        }
        for (x, y) in [(3, 3), (size - 4, 3), (3, size - 4)] {
            for (dx, dy) in Self.square(4) {
                let distance = max(abs(dx), abs(dy))
                fix(x + dx, y + dy, distance != 2 && distance != 4)
            }
        }
        if version > 1 {
            for (dx, dy) in Self.square(2) { fix(size - 7 + dx, size - 7 + dy, max(abs(dx), abs(dy)) != 1) }
        }
        drawFormat()
    }

    private static func square(_ radius: Int) -> [(Int, Int)] {
        (-radius...radius).flatMap { x in (-radius...radius).map { (x, $0) } }
    }

    /// Level L and mask 0, with their own error correction.
    private mutating func drawFormat() {
        let format = 0b01_000
        var remainder = format
        for _ in 0..<10 { remainder = remainder << 1 ^ (remainder >> 9) * 0x537 }
        let bits = (format << 10 | remainder) ^ 0x5412
        func bit(_ index: Int) -> Bool { bits >> index & 1 == 1 }
        for index in 0...5 { fix(8, index, bit(index)) }
        fix(8, 7, bit(6))
        fix(8, 8, bit(7))
        fix(7, 8, bit(8))
        for index in 9..<15 { fix(14 - index, 8, bit(index)) }
        for index in 0..<8 { fix(size - 1 - index, 8, bit(index)) }
        for index in 8..<15 { fix(8, size - 15 + index, bit(index)) }
        fix(8, size - 8, true)
    }

    /// Two columns at a time, from the right, up and down in turn; mask 0 turns each second module around.
    private mutating func draw(_ bytes: [UInt8]) {
        var index = 0
        for right in stride(from: size - 1, through: 1, by: -2).map({ $0 <= 6 ? $0 - 1 : $0 }) {
            for step in 0..<size {
                for x in [right, right - 1] {
                    let isUpward = (right + 1) & 2 == 0
                    let y = isUpward ? size - 1 - step : step
                    guard !isFixed[y][x] else { continue }
                    let isDark = index < bytes.count * 8 && bytes[index / 8] >> (7 - index % 8) & 1 == 1
                    modules[y][x] = isDark != ((x + y) % 2 == 0)
                    index += 1
                }
            }
        }
    }

    /// Two rows on a line of text, with the quiet zone; light where there is no ink: to be shown as white on black.
    public var lines: [String] {
        func isDark(_ x: Int, _ y: Int) -> Bool {
            modules.indices.contains(y) && modules.indices.contains(x) && modules[y][x]
        }
        return stride(from: -2, to: size + 2, by: 2).map { y in
            (-2..<size + 2).map { x in
                switch (isDark(x, y), isDark(x, y + 1)) {
                case (false, false): "█"
                case (false, true): "▀"
                case (true, false): "▄"
                case (true, true): " "
                }
            }.joined()
        }
    }
}
