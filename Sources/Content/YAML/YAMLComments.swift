/// Finds what comments took away from values that were not meant to end there.
struct YAMLComments {
    private let bytes: UnsafeBufferPointer<UInt8>
    /// Most files have no comment at all, and then nothing need be counted.
    private let hasAny: Bool
    /// A place known in bytes and in Unicode scalars. Values come in their order, so it only moves on.
    private var known = (byte: 0, scalars: 0)

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        hasAny = bytes.contains(UInt8(ascii: "#"))
    }

    /// - Parameters:
    ///   - end: where a value without quotes ends, in Unicode scalars.
    ///   - isEmpty: whether nothing is left of it; then it may have stood in a column with others, behind any number of spaces.
    mutating func loss(after end: Int, isEmpty: Bool) -> YAML.Loss? {
        guard hasAny else { return nil }
        if end < known.scalars { known = (0, 0) }
        while known.byte < bytes.count, known.scalars < end || bytes[known.byte] & 0xC0 == 0x80 {
            if bytes[known.byte] & 0xC0 != 0x80 { known.scalars += 1 }
            known.byte += 1
        }
        let rest = bytes[known.byte...]
        let spaces = rest.prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.count
        let comment = rest.dropFirst(spaces).prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        guard spaces > 0, comment.first == UInt8(ascii: "#"), isEmpty || spaces == 1,
            Self.isText(comment.dropFirst())
        else { return nil }
        return YAML.Loss(text: String(decoding: comment.prefix(240), as: UTF8.self), position: end + spaces)
    }

    private static func isText(_ words: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard let first = words.first else { return false }
        let isSpace = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        let isDigit = { (byte: UInt8) in (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
        // `#####` is a line drawn by someone.
        if !isSpace(first) { return first != UInt8(ascii: "#") }
        return words.first { !isSpace($0) }.map(isDigit) ?? false
    }
}
