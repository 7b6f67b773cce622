#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Why the system could not do something.
struct SystemError: Error, Sendable, Equatable {
    let code: Int32

    /// What is there is a named pipe, a socket or a device, for which the system has no number of its own.
    static let noRegularFile = SystemError(code: -1)

    var isNotFound: Bool { code == ENOENT || code == ENOTDIR }
    /// In the system's words, `Permission denied`.
    var message: String { self == .noRegularFile ? "It is not a regular file" : String(cString: strerror(code)) }
}

/// The whole of a regular file.
func readFile(at path: String) throws(SystemError) -> [UInt8] {
    // Without O_NONBLOCK, opening a named pipe would wait for its other end.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw SystemError(code: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw SystemError(code: errno) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw SystemError(code: EISDIR)
    default: throw SystemError.noRegularFile
    }
    let size = Int(status.st_size)
    var failure: Int32?
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
        while count < size {
            let got = read(descriptor, buffer.baseAddress! + count, size - count)
            if got < 0, errno == EINTR { continue }
            if got < 0 { failure = errno }
            if got <= 0 { return }
            count += got
        }
    }
    if let failure { throw SystemError(code: failure) }
    return bytes
}
