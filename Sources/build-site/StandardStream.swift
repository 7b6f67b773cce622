import Synchronization

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Standard output or standard error.
///
/// Plain write(2): Foundation's FileHandle ends the program where a write fails, and `print` says nothing of it.
final class StandardStream: Sendable {
    static let output = StandardStream(STDOUT_FILENO)
    static let error = StandardStream(STDERR_FILENO)

    private let descriptor: CInt
    private let firstFailure = Atomic<CInt>(0)

    private init(_ descriptor: CInt) {
        self.descriptor = descriptor
    }

    /// To be called before anything is opened or written.
    static func prepare() {
        // A reader that has seen enough, such as `head`, is no reason to die before the site is published.
        signal(SIGPIPE, SIG_IGN)
        // The next file to be opened takes the number of a stream that is closed, and what is said would be written into it. As in
        // https://www.gnu.org/software/gnulib/manual/html_node/stdopen.html, the streams are opened so that they still cannot be used.
        for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) == -1 && errno == EBADF {
            _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
        }
    }

    /// The system's `errno` of the first write that failed; nil where all went well, or where the reader wanted no more.
    var failure: CInt? {
        let code = firstFailure.load(ordering: .relaxed)
        return code == 0 || code == EPIPE ? nil : code
    }

    var isTerminal: Bool { isatty(descriptor) == 1 }

    func write(_ text: String) { write(Array(text.utf8)) }

    /// After a failure nothing more is written.
    func write(_ bytes: [UInt8]) {
        guard firstFailure.load(ordering: .relaxed) == 0, let code = writeAll(bytes, to: descriptor) else { return }
        firstFailure.store(code, ordering: .relaxed)
    }
}

/// Writes all bytes to an open file.
/// - Returns: the system's `errno` where that fails.
func writeAll(_ bytes: [UInt8], to descriptor: CInt) -> CInt? {
    var rest = bytes[...]
    while !rest.isEmpty {
        let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        if count >= 0 {
            rest.removeFirst(count)
            continue
        }
        switch errno {
        case EINTR: continue
        case EAGAIN:
            // A pipe that another program has set not to block.
            var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            poll(&request, 1, -1)
        case let code: return code
        }
    }
    return nil
}
