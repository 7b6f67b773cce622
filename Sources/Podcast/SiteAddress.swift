/// Where a site stands: the absolute address of its home page, without a slash at its end, to which the paths of pages are added.
public struct SiteAddress: Sendable, Equatable {
    public let string: String

    /// - Returns: nil for what is not http(s), has no host, a user, a query or a fragment, or holds what no address can hold.
    public init?(_ text: some StringProtocol) {
        guard let separator = text.firstRange(of: "://"), ["http", "https"].contains(text[..<separator.lowerBound].lowercased()) else {
            return nil
        }
        let rest = text[separator.upperBound...]
        let host = rest.prefix { $0 != "/" }
        guard !host.isEmpty, !host.contains("@"), host.utf8.first != UInt8(ascii: ":"), host.utf8.first != UInt8(ascii: ".") else {
            return nil
        }
        for scalar in rest.unicodeScalars {
            switch scalar {
            case "?", "#", "\"", "<", ">", "\\", "^", "`", "{", "|", "}": return nil
            case _ where scalar.properties.isWhitespace || scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value): return nil
            default: continue
            }
        }
        var address = text[..<separator.lowerBound].lowercased() + "://" + rest
        while address.utf8.last == UInt8(ascii: "/") { address.removeLast() }
        string = address
    }
}
