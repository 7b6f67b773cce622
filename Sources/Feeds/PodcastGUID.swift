/// What a show is known by wherever its feed is: `podcast:guid`,
/// https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/tags/guid.md
public enum PodcastGUID {
    /// `ead4c236-bf58-58c6-a2c6-a6b28d128cb6`
    private static let namespace: [UInt8] = [
        0xEA, 0xD4, 0xC2, 0x36, 0xBF, 0x58, 0x58, 0xC6, 0xA2, 0xC6, 0xA6, 0xB2, 0x8D, 0x12, 0x8C, 0xB6,
    ]

    /// The one that belongs to a feed's address: a UUID of version 5 (RFC 9562, 5.5) of the address without its scheme and without slashes at
    /// its end.
    public static func of(feed address: String) -> String {
        var name = Substring(address)
        if let scheme = name.firstRange(of: "://") { name = name[scheme.upperBound...] }
        while name.utf8.last == UInt8(ascii: "/") { name.removeLast() }
        var uuid = Array(SHA1.digest(of: namespace + Array(name.utf8)).prefix(16))
        uuid[6] = uuid[6] & 0x0F | 0x50
        uuid[8] = uuid[8] & 0x3F | 0x80
        let digits = uuid.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }
        return [0..<4, 4..<6, 6..<8, 8..<10, 10..<16].map { digits[$0].joined() }.joined(separator: "-")
    }
}
