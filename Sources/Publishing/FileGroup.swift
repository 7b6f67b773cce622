import Diagnostics
import Markup
import Storage

/// Files that are made again when, and only when, their key changes.
public struct FileGroup: Sendable {
    /// Stable and unique, such as `episode/foo` or `home/1`: the group's name in the cache.
    public let name: String
    /// What the files are made from, such as `Content/episodes/foo/episode.md`: shown when two files cannot both be.
    public let source: String
    public let key: Fingerprint
    /// Called on the thread that produces the group, at most once a time. Where it reports an error, its files are not used.
    public let make: @Sendable (inout Diagnostics) -> Product

    public init(name: String, source: String, key: Fingerprint, make: @escaping @Sendable (inout Diagnostics) -> Product) {
        self.name = name
        self.source = source
        self.key = key
        self.make = make
    }
}

/// What a group comes to.
public struct Product: Sendable {
    public var outputs: [Output]
    /// Kept with the group in the cache, and given back by `Publication.memo(of:)`: what other groups need to know of this one.
    public var memo: [UInt8]
    /// The same for what is long and shown by few: given back by `Publication.longMemo(of:)`, with a digest of its own, so that those who
    /// show only the short memo are not made again for it.
    public var longMemo: [UInt8]
    /// Whether the same would come of the same once more: else the next build makes it again.
    public var isLasting: Bool

    public init(outputs: [Output], memo: [UInt8] = [], longMemo: [UInt8] = [], isLasting: Bool = true) {
        self.outputs = outputs
        self.memo = memo
        self.longMemo = longMemo
        self.isLasting = isLasting
    }
}

/// A file of the site.
public struct Output: Sendable {
    public let path: SitePath
    public let body: Body
    /// What this very file is made from, where that is not the group's source.
    public let source: String?

    public init(_ path: SitePath, _ body: Body, source: String? = nil) {
        self.path = path
        self.body = body
        self.source = source
    }

    public init(_ path: SitePath, _ bytes: [UInt8], source: String? = nil) {
        self.init(path, .bytes(bytes), source: source)
    }
}

/// What is in a file of the site.
public enum Body: Sendable {
    case bytes([UInt8])
    case copy(FileCopy)
    case stream(ByteStream)
}

/// Bytes that are made piece by piece, so that a long file is never in memory whole.
public struct ByteStream: Sendable {
    /// Starts anew. Where a file stands, the pieces are asked for once to know whether it is the same, and once more where it must be written;
    /// they are the same each time.
    public let pieces: @Sendable () -> AnyIterator<[UInt8]>

    public init(_ pieces: @escaping @Sendable () -> AnyIterator<[UInt8]>) {
        self.pieces = pieces
    }

    /// Of all pieces together.
    var digest: Digest {
        var stream = DigestStream()
        for piece in pieces() { stream.append(piece) }
        return stream.digest
    }
}

/// A file of the podcaster's that is published as it is. It may be big, and is not read where it is, by its stat, the
/// one of the last build.
///
/// Cloned or copied, never hard-linked: an edit in Public/ would be an edit of the podcaster's recording.
public struct FileCopy: Sendable, Hashable {
    /// Absolute.
    public let source: String
    /// Of the source.
    public let stat: FileStat

    public init(source: String, stat: FileStat) {
        self.source = source
        self.stat = stat
    }
}

/// What became of a group.
public struct Produced: Sendable {
    /// False where its files are those of an earlier build.
    public let wasMade: Bool
    /// The digest of the group's memo: a key for what is made from it.
    public let memo: Fingerprint
    public let longMemo: Fingerprint
}
