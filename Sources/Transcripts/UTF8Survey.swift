#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What of some bytes is not UTF-8.
struct UTF8Survey {
    private(set) var strayBytes = 0
    /// The offset of the first byte that belongs to no valid sequence.
    private(set) var firstStray: Int?

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        var index = 0
        while index < bytes.count {
            if bytes[index] < 0x80 {
                index = Self.endOfASCII(in: bytes, from: index)
                continue
            }
            let length = Self.sequenceLength(in: bytes, at: index)
            if length > 0 {
                index += length
            } else {
                if firstStray == nil { firstStray = index }
                strayBytes += 1
                index += 1
            }
        }
    }

    static func firstNUL(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let start = bytes.baseAddress, let found = memchr(start, 0, bytes.count) else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(start)
    }

    private static func endOfASCII(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        let raw = UnsafeRawBufferPointer(bytes)
        var index = start
        while index + 8 <= bytes.count, raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0 {
            index += 8
        }
        while index < bytes.count, bytes[index] < 0x80 { index += 1 }
        return index
    }

    /// The length of the well-formed sequence that begins at `index`, or 0 (Unicode Standard, table 3-7,
    /// https://www.unicode.org/versions/Unicode16.0.0/core-spec/chapter-3/#G27506).
    private static func sequenceLength(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        let lead = bytes[index]
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch lead {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        case 0xF1...0xF3: length = 4
        default: return 0
        }
        guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return 0 }
        for later in index + 2..<index + max(length, 2) where bytes[later] & 0xC0 != 0x80 { return 0 }
        return length
    }
}

/// The mark at the beginning of a file that names its encoding.
enum ByteOrderMark {
    case utf8
    case utf16(isBigEndian: Bool)
    case utf32(isBigEndian: Bool)

    init?(of bytes: [UInt8]) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            self = .utf8
        } else if bytes.starts(with: [0xFF, 0xFE, 0, 0]) {
            self = .utf32(isBigEndian: false)
        } else if bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
            self = .utf32(isBigEndian: true)
        } else if bytes.starts(with: [0xFF, 0xFE]) {
            self = .utf16(isBigEndian: false)
        } else if bytes.starts(with: [0xFE, 0xFF]) {
            self = .utf16(isBigEndian: true)
        } else {
            return nil
        }
    }

    /// Whether a file with this mark says itself in which order its bytes are, so that the name of such an encoding need not be right.
    func decides(_ encoding: String) -> Bool {
        let name = encoding.uppercased()
        return switch self {
        case .utf8: false
        case .utf16, .utf32: ["UTF-16", "UTF16", "UTF-32", "UTF32"].contains(where: name.hasPrefix)
        }
    }

    var length: Int {
        switch self {
        case .utf8: 3
        case .utf16: 2
        case .utf32: 4
        }
    }
}
