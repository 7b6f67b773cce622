#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Why a build cannot be published. Public/ is as it was, or the next build completes it first.
public enum PublishingError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Two outputs that cannot both be: on one path, on paths that differ only by case, or a file where another needs a folder.
    public struct Collision: Sendable, Hashable {
        public let path: String
        public let source: String
        public let otherPath: String
        public let otherSource: String
    }

    /// A call to the system that failed.
    public struct DiskFailure: Error, Sendable, Hashable {
        /// What was being done, such as `writing`.
        public let doing: String
        public let path: String
        /// The system's `errno`.
        public let code: CInt
    }

    /// Another build writes to this folder.
    case busy(folder: String)
    /// The output folder is, or contains, a folder that must never be written to.
    case protected(output: String, folder: String)
    /// The output folder has files, and no build wrote them; `manifestIsDamaged` where one may have.
    case notOurs(output: String, manifestIsDamaged: Bool)
    /// In the order of their paths.
    case collisions([Collision])
    /// Paths in the output folder where the site's files must go, and where something else is. In order.
    case inTheWay(output: String, paths: [String])
    case disk(DiskFailure)

    /// For the process, as in sysexits(3).
    public var exitStatus: CInt {
        switch self {
        case .busy: 75
        case .disk: 74
        case .protected, .notOurs, .collisions, .inTheWay: 1
        }
    }

    public var description: String {
        switch self {
        case .busy(let folder):
            "another build is writing to \(folder)"
        case .protected(let output, let folder):
            "\(output) cannot be the output folder, because \(output == folder ? "it is not for the site's files" : "it contains \(folder)"); "
                + "choose an empty --output"
        case .notOurs(let output, false):
            "\(output) has files that build-site did not write; choose an empty --output or pass --adopt"
        case .notOurs(let output, true):
            "the list of what build-site wrote in \(output) is damaged; choose an empty --output or pass --adopt"
        case .collisions(let collisions):
            collisions.map { collision in
                collision.path.utf8.elementsEqual(collision.otherPath.utf8)
                    ? "\(collision.source) and \(collision.otherSource) both make \(collision.path)"
                    : "\(collision.source) makes \(collision.path) and \(collision.otherSource) makes \(collision.otherPath), "
                        + "which cannot both be on every file system"
            }.joined(separator: "\n")
        case .inTheWay(let output, let paths):
            paths.map { "\(output)/\($0) is in the way: build-site did not write it, and it differs from what must go there" }
                .joined(separator: "\n") + "\nmove it away, or pass --adopt to replace it"
        case .disk(let failure):
            "\(failure.doing) \(failure.path): \(String(cString: strerror(failure.code)))"
        }
    }

    init(_ failure: FileSystem.Failure) {
        self = .disk(DiskFailure(doing: failure.call.doing, path: failure.path, code: failure.code))
    }
}
