#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Why the system could not do something.
struct SystemError: Error, Sendable, Equatable {
    let code: Int32

    var isNotFound: Bool { code == ENOENT || code == ENOTDIR }
    /// In the system's words, `Permission denied`.
    var message: String { String(cString: strerror(code)) }
}

/// The whole of a regular file.
func readFile(at path: String) throws(SystemError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemError(code: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw SystemError(code: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw SystemError(code: EISDIR) }
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
