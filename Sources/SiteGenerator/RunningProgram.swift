import CommonMark
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
    private let news: [UInt8]?

    /// - Parameter cache: the cache's folder. The executable is read only where its stat is not the one remembered there.
    init(rememberedIn cache: String) {
        var writer = StorageWriter()
        writer.write(Document.libraryVersion)
        var news: [UInt8]?
        if let path = Self.path, let stat = FileStat(ofFileAt: path) {
            let known = contents(ofFileAt: Self.memory(in: cache)).flatMap { try? SourceRecord(stored: $0) }
            if let known, known.stat == stat {
                writer.write(known.digest)
            } else if let bytes = contents(ofFileAt: path) {
                let record = SourceRecord(stat: stat, digest: Digest(of: bytes), surveyed: [])
                writer.write(record.digest)
                news = record.stored
            }
        }
        digest = Digest(of: writer)
        self.news = news
    }

    /// Remembers what is new. Where that fails, only time is lost.
    func remember(in cache: String) {
        guard let news, let file = fopen(Self.memory(in: cache), "w") else { return }
        fwrite(news, 1, news.count, file)
        fclose(file)
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

/// The bytes of a file; nil where it cannot be read.
private func contents(ofFileAt path: String) -> [UInt8]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var status = stat()
    guard fstat(fileno(file), &status) == 0 else { return nil }
    let size = Int(status.st_size)
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
        count = fread(buffer.baseAddress, 1, size, file)
    }
    return bytes.count == size ? bytes : nil
}
