#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The names that the preview answers to. A page of another site whose name was made to lead here (DNS rebinding) gets nothing.
struct HostNames: Sendable {
    private let names: Set<String>

    /// - Parameter host: what the server was told to listen on: a loopback address, one of this machine's, or `0.0.0.0` for all of them.
    init(listeningOn host: String) {
        var names: Set<String> = ["127.0.0.1", "localhost", "[::1]", host]
        if host == "0.0.0.0" { names.formUnion(Self.localAddresses) }
        self.names = names
    }

    /// - Parameter header: the value of `Host`, with or without a port.
    func include(_ header: String?) -> Bool {
        guard let header else { return false }
        let isBracketed = header.hasPrefix("[")
        let name = isBracketed ? header.prefix { $0 != "]" } + "]" : header.prefix { $0 != ":" }
        return names.contains(name.lowercased())
    }

    /// The IPv4 addresses of this machine in its networks.
    static var localAddresses: [String] {
        var first: UnsafeMutablePointer<ifaddrs>?
        guard getifaddrs(&first) == 0 else { return [] }
        defer { freeifaddrs(first) }
        let loopback = UInt32(IFF_LOOPBACK)
        var addresses: [String] = []
        var next = first
        while let interface = next {
            next = interface.pointee.ifa_next
            guard let address = interface.pointee.ifa_addr, address.pointee.sa_family == sa_family_t(AF_INET),
                interface.pointee.ifa_flags & loopback == 0
            else { continue }
            var host = [CChar](repeating: 0, count: Int(NI_MAXHOST))
            let length = socklen_t(MemoryLayout<sockaddr_in>.size)
            if getnameinfo(address, length, &host, socklen_t(host.count), nil, 0, NI_NUMERICHOST) == 0 {
                addresses.append(String(decoding: host.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
            }
        }
        return addresses
    }
}
