#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A folder of our own, in memory where the machine has such a place: disks differ too much to be measured along with the programs.
struct Workshop {
    let path: String

    init() throws {
        let parent = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(parent)/build-site-benchmark.XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Failure("no folder can be made in \(parent): \(String(cString: strerror(errno)))") }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    func folder(_ name: String) -> String { "\(path)/\(name)" }

    func remove() { Self.empty(path) }

    /// Removes a folder with all that is in it.
    static func empty(_ folder: String) { _ = try? measure(["rm", "-rf", folder]) }

    /// Bytes that can still be written here.
    var freeSpace: Int {
        var facts = statvfs()
        guard statvfs(path, &facts) == 0 else { return 0 }
        return Int(facts.f_bavail) * Int(facts.f_frsize)
    }
}
