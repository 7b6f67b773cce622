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

    /// An output below the folder that builds keep for themselves.
    public struct Reserved: Sendable, Hashable {
        public let path: String
        public let source: String
    }

    /// A call to the system that failed.
    public struct DiskFailure: Error, Sendable, Hashable {
        /// What could not be done, such as `this cannot be written`.
        public let problem: String
        public let path: String
        /// The system's `errno`.
        public let code: CInt

        /// The system's own words, such as `No space left on device`.
        public var reason: String { String(cString: strerror(code)) }
    }

    /// Another build writes to this folder.
    case busy(folder: String)
    /// The output folder is, or contains, a folder that must never be written to; or it lies in one, `isOutput`, that another build writes.
    case protected(output: String, folder: String, isOutput: Bool = false)
    /// The output folder has files, and no build wrote them; `manifestIsDamaged` where one may have.
    case notOurs(output: String, manifestIsDamaged: Bool)
    /// In the order of their paths.
    case collisions([Collision])
    /// In the order of their paths.
    case reserved([Reserved])
    /// Paths in the output folder where the site's files must go, and where something else is. In order.
    case inTheWay(output: String, paths: [String])
    case disk(DiskFailure)

    /// For the process, as in sysexits(3).
    public var exitStatus: CInt {
        switch self {
        case .busy: 75
        case .disk: 74
        case .protected, .notOurs, .collisions, .reserved, .inTheWay: 1
        }
    }

    public var description: String { diagnostics.map { $0.text(colour: false) }.joined(separator: "\n") }

    init(_ failure: FileSystem.Failure) {
        self = .disk(DiskFailure(problem: failure.call.problem, path: failure.path, code: failure.code))
    }
}
