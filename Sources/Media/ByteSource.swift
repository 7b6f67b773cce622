import Storage

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The bytes of a file, of which no more is read than is asked for.
///
/// Readers of media jump from one header to the next: where they jump, little is read; where they go on, more and more at a time.
public final class ByteSource {
    /// Of the whole file.
    public let count: Int
    private let descriptor: Int32?
    private var window: [UInt8]
    private var windowStart = 0
    /// The system's number for the error that reading met. Then the file seems to end there, and what was found must not be kept.
    public private(set) var failure: Int32?

    private static let leastRead = 1 << 12
    private static let mostRead = 1 << 18

    public init(_ bytes: [UInt8]) {
        count = bytes.count
        descriptor = nil
        window = bytes
    }

    /// - Returns: nil where there is no regular file that can be read.
    public init?(fileAt path: String) {
        // Without O_NONBLOCK, opening a named pipe would wait for its other end.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            return nil
        }
        self.descriptor = descriptor
        count = Int(status.st_size)
        window = []
    }

    deinit {
        if let descriptor { close(descriptor) }
    }

    /// - Returns: nil beyond the end of the file.
    func byte(at offset: Int) -> UInt8? {
        if offset >= windowStart, offset - windowStart < window.count { return window[offset - windowStart] }
        return load(offset, count: 1) ? window[offset - windowStart] : nil
    }

    /// - Returns: nil where the file does not hold all of them.
    func bytes(at offset: Int, count wanted: Int) -> ArraySlice<UInt8>? {
        guard load(offset, count: wanted) else { return nil }
        let start = offset - windowStart
        return window[start..<start + wanted]
    }

    /// The number whose highest byte comes first, of at most seven bytes.
    func big(_ offset: Int, _ size: Int) -> Int? {
        bytes(at: offset, count: size)?.reduce(0) { $0 << 8 | Int($1) }
    }

    /// The number whose lowest byte comes first, of at most seven bytes.
    func little(_ offset: Int, _ size: Int) -> Int? {
        bytes(at: offset, count: size)?.reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    /// A number of eight bytes, the highest first; nil also where it is too large for anything that it could count.
    func big64(_ offset: Int) -> Int? {
        guard let high = big(offset, 4), let low = big(offset + 4, 4), high < 1 << 28 else { return nil }
        return high << 32 | low
    }

    func little64(_ offset: Int) -> Int? {
        guard let low = little(offset, 4), let high = little(offset + 4, 4), high < 1 << 28 else { return nil }
        return high << 32 | low
    }

    func has(_ word: StaticString, at offset: Int) -> Bool {
        guard let found = bytes(at: offset, count: word.utf8CodeUnitCount) else { return false }
        return word.withUTF8Buffer { found.elementsEqual($0) }
    }

    /// Of all of its bytes; nil where they cannot be read.
    public var digest: Digest? {
        var stream = DigestStream()
        var offset = 0
        while offset < count {
            guard let piece = bytes(at: offset, count: min(Self.mostRead, count - offset)) else { return nil }
            piece.withUnsafeBytes { stream.append($0) }
            offset += piece.count
        }
        return stream.digest
    }

    /// Makes the window hold some bytes.
    private func load(_ offset: Int, count wanted: Int) -> Bool {
        guard offset >= 0, wanted >= 0, offset <= count, wanted <= count - offset else { return false }
        if offset >= windowStart, offset + wanted <= windowStart + window.count { return true }
        guard let descriptor, failure == nil else { return false }
        let goesOn = offset >= windowStart && offset <= windowStart + window.count && !window.isEmpty
        let ahead = goesOn ? min(max(window.count * 2, Self.leastRead), Self.mostRead) : Self.leastRead
        let size = min(max(wanted, ahead), count - offset)
        var failure: Int32?
        window = [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
            while filled < size {
                let got = pread(descriptor, buffer.baseAddress! + filled, size - filled, off_t(offset + filled))
                if got < 0, errno == EINTR { continue }
                if got < 0 { failure = errno }
                if got <= 0 { return }
                filled += got
            }
        }
        windowStart = offset
        self.failure = failure
        return window.count >= wanted
    }
}
