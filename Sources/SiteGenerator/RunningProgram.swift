import CommonMark
import Diagnostics
import Storage

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The running program and the libraries it renders with, as part of every key: another version makes everything again.
struct RunningProgram {
    let digest: Digest
    /// Its stat and digest, where the cache did not know them yet.
    private var news: SourceRecord?

    /// The executable is read only where its stat is not the one remembered. Where it cannot be read, nothing of earlier builds may be used:
    /// then it is taken for one that never ran before, and that is reported.
    /// - Parameters:
    ///   - path: of the executable; nil where nobody knows it.
    ///   - cache: the cache's folder.
    init(at path: String? = Self.path, rememberedIn cache: String, reporting diagnostics: inout Diagnostics) {
        var writer = StorageWriter()
        writer.write(Document.libraryVersion)
        if let path, let stat = FileStat(ofFileAt: path) {
            if let known = Self.record(in: cache), known.stat == stat {
                writer.write(known.digest)
                digest = Digest(of: writer)
                return
            }
            var contents = DigestStream()
            if read(fileAt: path, { contents.append($0) }) {
                let record = SourceRecord(stat: stat, digest: contents.digest, surveyed: [])
                writer.write(record.digest)
                digest = Digest(of: writer)
                news = record
                return
            }
        }
        diagnostics.report(
            .unknownProgram, "the running program cannot be read, so everything is made again",
            at: SourceLocation(file: path ?? "build-site"),
            hint: "let the file be readable, and /proc be mounted")
        digest = Self.unknown
    }

    /// Another one in every process, and the same in all builds of one.
    private static let unknown = Digest(high: .random(in: 0...UInt64.max), low: .random(in: 0...UInt64.max))

    /// Remembers what is new. Where that fails, only time is lost.
    func remember(in cache: String) {
        guard let news else { return }
        var writer = StorageWriter()
        writer.write(news)
        writer.write(Digest(of: writer))
        let (file, new) = (Self.memory(in: cache), Self.memory(in: cache) + ".new")
        let descriptor = open(new, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { return }
        let bytes = writer.bytes
        let isWhole = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) } == bytes.count
        if close(descriptor) != 0 || !isWhole || rename(new, file) != 0 { unlink(new) }
    }

    /// What is remembered; nil where that is damaged.
    private static func record(in cache: String) -> SourceRecord? {
        var bytes: [UInt8] = []
        guard read(fileAt: memory(in: cache), { bytes.append(contentsOf: $0) }) else { return nil }
        var reader = StorageReader(bytes)
        guard let record = try? SourceRecord(from: &reader), let digest = try? Digest(from: &reader) else { return nil }
        var writer = StorageWriter()
        writer.write(record)
        return digest == Digest(of: writer) && writer.bytes.count + digest.stored.count == bytes.count ? record : nil
    }

    private static func memory(in cache: String) -> String { "\(cache)/program" }

    private static var path: String? {
        var buffer = [CChar](repeating: 0, count: 4096)
        #if canImport(Darwin)
            var size = UInt32(buffer.count)
            guard _NSGetExecutablePath(&buffer, &size) == 0 else { return nil }
            let count = strnlen(buffer, buffer.count)
        #else
            let count = readlink("/proc/self/exe", &buffer, buffer.count)
            guard count > 0 else { return nil }
        #endif
        return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

/// Reads a file a piece at a time.
/// - Returns: false where it cannot be read to its end.
private func read(fileAt path: String, _ take: (UnsafeRawBufferPointer) -> Void) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
    return withUnsafeTemporaryAllocation(byteCount: 262_144, alignment: 16) { piece in
        while true {
            let got = read(descriptor, piece.baseAddress!, piece.count)
            if got < 0, errno == EINTR { continue }
            guard got > 0 else { return got == 0 }
            take(UnsafeRawBufferPointer(rebasing: piece[..<got]))
        }
    }
}
