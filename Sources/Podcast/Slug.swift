import Storage

/// The name of a page in its address: in the title's own script, one path component, at most 200 bytes of UTF-8 in NFC.
public struct Slug: Sendable, Hashable, Storable, CustomStringConvertible {
    public static let longest = 200

    public let string: String

    /// - Parameter name: in NFC (the caller normalises: this room has no Unicode tables of its own).
    /// - Returns: nil where `name` is empty, longer than 200 bytes, begins with a dot, or holds a slash, a backslash, a
    ///   colon or another character that is not safe in addresses and file names everywhere.
    public init?(_ name: String) {
        guard let first = name.utf8.first, name.utf8.count <= Self.longest, first != UInt8(ascii: "."),
            name.utf8.last != UInt8(ascii: ".")
        else { return nil }
        if name.utf8.allSatisfy({ $0 == UInt8(ascii: "-") || ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 }) {
            string = name
            return
        }
        for scalar in name.unicodeScalars {
            switch scalar {
            case "/", "\\", ":", "*", "?", "\"", "<", ">", "|", "#", "%": return nil
            case _ where scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value): return nil
            case _ where scalar.properties.isWhitespace && scalar != " ": return nil
            case "\u{200E}", "\u{200F}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}", "\u{FEFF}", "\u{FFFD}": return nil
            default: continue
            }
        }
        guard name.unicodeScalars.first != " ", name.unicodeScalars.last != " " else { return nil }
        string = name
    }

    public var description: String { string }

    /// Equal for slugs that are one file on a file system that does not tell cases apart.
    public var folded: String { string.caseFolded }

    public func store(to writer: inout StorageWriter) { writer.write(string) }
    public init(from reader: inout StorageReader) throws(Damaged) {
        guard let slug = Slug(try reader.read(String.self)) else { throw Damaged() }
        self = slug
    }
}
