/// Where a site stands: an address that paths can be written after, `https://example.com/show`.
public struct SiteAddress: Sendable, Equatable {
    /// What keeps a text from being one; for people.
    public struct Fault: Error, CustomStringConvertible {
        public let description: String
    }

    /// Without a slash at its end.
    public let string: String

    public init(_ text: String) throws(Fault) {
        if let scalar = text.unicodeScalars.first(where: Self.isForbidden) {
            throw Fault(description: "an address has no \(Self.name(of: scalar)) in it")
        }
        guard let scheme = ["https://", "http://"].first(where: { text.lowercased().utf8.starts(with: $0.utf8) }) else {
            throw Fault(description: "it must begin with https:// or http://, such as https://example.com")
        }
        // By bytes: a slash and a combining mark are one `Character`, and browsers see a slash.
        let rest = text.utf8.dropFirst(scheme.utf8.count)
        if let mark = rest.first(where: { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }) {
            throw Fault(description: "pages are found below it, so it cannot have a part that begins with \(Unicode.Scalar(mark))")
        }
        let authority = rest.prefix { $0 != UInt8(ascii: "/") }
        guard !authority.contains(UInt8(ascii: "@")) else {
            throw Fault(description: "a name and a password would be published on every page")
        }
        try Self.check(Substring(authority))
        var path = rest.dropFirst(authority.count)
        while path.last == UInt8(ascii: "/") { path.removeLast() }
        string = scheme + String(Substring(authority)) + String(Substring(path))
    }

    /// The host and the port, https://url.spec.whatwg.org/#host-writing
    private static func check(_ authority: Substring) throws(Fault) {
        var host = authority
        // The colons of an IPv6 address are in brackets.
        if let colon = authority.lastIndex(of: ":"), !authority[colon...].contains("]") {
            let port = authority[authority.index(after: colon)...]
            guard port.utf8.allSatisfy({ (0x30...0x39).contains($0) }), UInt16(port) != nil else {
                throw Fault(description: "“\(port)” is not the number of a port")
            }
            host = authority[..<colon]
        }
        guard !host.isEmpty else { throw Fault(description: "there is no host in it, such as example.com") }
        guard host.hasPrefix("[") ? isIPv6(host) : isName(host) else { throw Fault(description: "“\(host)” is not the name of a host") }
    }

    private static func isIPv6(_ host: Substring) -> Bool {
        host.hasSuffix("]") && host.contains(":")
            && host.utf8.dropFirst().dropLast().allSatisfy {
                (0x30...0x39).contains($0) || (0x61...0x66).contains($0 | 0x20) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".")
            }
    }

    /// In any script.
    private static func isName(_ host: Substring) -> Bool {
        let labels = (host.hasSuffix(".") ? host.dropLast() : host).split(separator: ".", omittingEmptySubsequences: false)
        return labels.allSatisfy { label in
            !label.isEmpty
                && label.utf8.allSatisfy {
                    $0 >= 0x80 || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == UInt8(ascii: "-")
                        || $0 == UInt8(ascii: "_")
                }
        }
    }

    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar.properties.generalCategory == .control || "\"<>\\^`{|}".unicodeScalars.contains(scalar)
    }

    private static func name(of scalar: Unicode.Scalar) -> String {
        if scalar.properties.isWhitespace { return "white space" }
        return scalar.properties.generalCategory == .control ? "control characters" : String(Character(scalar))
    }
}
