#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Finds a port that nobody listens on.
enum Port {
    /// How many ports are tried, one after the other.
    private static let attempts = 20

    /// - Parameters:
    ///   - host: an IPv4 address.
    ///   - wanted: the first port to try.
    /// - Returns: the first that is free.
    static func free(on host: String, from wanted: UInt16) throws(PreviewFailure) -> UInt16 {
        for offset in 0..<attempts {
            guard let port = UInt16(exactly: Int(wanted) + offset) else { break }
            switch listen(on: host, port) {
            case 0: return port
            case EADDRINUSE: continue
            case let code: throw .cannotListen(host: host, port: port, code: code)
            }
        }
        throw .cannotListen(host: host, port: wanted, code: EADDRINUSE)
    }

    /// Listens for a moment.
    /// - Returns: the system's `errno`, or 0.
    private static func listen(on host: String, _ port: UInt16) -> CInt {
        #if canImport(Darwin)
            let type = SOCK_STREAM
        #else
            let type = CInt(SOCK_STREAM.rawValue)
        #endif
        let descriptor = socket(AF_INET, type, 0)
        guard descriptor >= 0 else { return errno }
        defer { close(descriptor) }
        var yes: CInt = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<CInt>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        guard inet_pton(AF_INET, host, &address.sin_addr) == 1 else { return EINVAL }
        let status = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
        }
        guard status == 0 else { return errno }
        #if canImport(Darwin)
            return Darwin.listen(descriptor, 1) == 0 ? 0 : errno
        #else
            return Glibc.listen(descriptor, 1) == 0 ? 0 : errno
        #endif
    }
}
