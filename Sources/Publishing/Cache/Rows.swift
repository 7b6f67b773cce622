import Storage

/// The rows of the cache's index: fixed in size, written and read as they lie in memory. The index never leaves the machine.
enum Row {
    /// A part of the index's text.
    struct Name: BitwiseCopyable, Sendable {
        var hash: UInt64
        var offset: UInt32
        var count: UInt32
    }

    /// Bytes in the entries, and their digest.
    struct Blob: BitwiseCopyable, Sendable {
        var offset: UInt64 = 0
        var count: UInt64 = 0
        var high: UInt64 = 0
        var low: UInt64 = 0

        var digest: Digest { Digest(high: high, low: low) }
    }

    struct Stat: BitwiseCopyable, Sendable {
        var size: UInt64
        var mtimeNanoseconds: Int64
        var inode: UInt64

        init(_ stat: FileStat) {
            size = stat.size
            mtimeNanoseconds = stat.mtimeNanoseconds
            inode = stat.inode
        }

        var stat: FileStat { FileStat(size: size, mtimeNanoseconds: mtimeNanoseconds, inode: inode) }
    }

    struct Output: BitwiseCopyable, Sendable {
        static let isCopy: UInt32 = 1
        static let isTrusted: UInt32 = 2

        var name: Name
        var stat: Stat
        var high: UInt64
        var low: UInt64
        /// The row of its group; `UInt32.max` where the cache does not know it.
        var group: UInt32
        var flags: UInt32

        var isTrusted: Bool { flags & Self.isTrusted != 0 }
        var content: Content {
            let digest = Digest(high: high, low: low)
            return flags & Self.isCopy != 0 ? .copy(digest) : .bytes(digest)
        }
    }

    struct Group: BitwiseCopyable, Sendable {
        var name: Name
        var keyHigh: UInt64
        var keyLow: UInt64
        var memo: Blob
        var longMemo: Blob
        var warnings: Blob
        /// The rows of its outputs, as a part of the index's links.
        var firstLink: UInt32
        var links: UInt32

        var key: Fingerprint { Fingerprint(Digest(high: keyHigh, low: keyLow)) }
    }

    struct Source: BitwiseCopyable, Sendable {
        var name: Name
        var stat: Stat
        var high: UInt64
        var low: UInt64
        var surveyed: Blob
        /// Not 0 where any later change of the file shows in its stat.
        var isTrusted: UInt64

        var digest: Digest { Digest(high: high, low: low) }
    }

    /// The end of the index, which says where its parts are.
    struct Footer: BitwiseCopyable, Sendable {
        var version: (UInt64, UInt64)
        /// Of the manifest that goes with the outputs.
        var manifest: (UInt64, UInt64) = (0, 0)
        /// Of the whole build; zeros where it cannot stand for the build.
        var buildKey: (UInt64, UInt64) = (0, 0)
        /// What the last build says of itself.
        var build = Blob()
        var outputInode: UInt64 = 0
        /// Which of the two files of entries belongs to this index, and how far it goes.
        var entriesFile: UInt64 = 0
        var entriesSize: UInt64 = 0
        var outputs: UInt32 = 0
        var groups: UInt32 = 0
        var sources: UInt32 = 0
        var links: UInt32 = 0
        /// In bytes.
        var text: UInt32 = 0
        /// The output folder's path, in bytes; it follows the text.
        var outputPath: UInt32 = 0

        init(version: Fingerprint) {
            self.version = (version.digest.high, version.digest.low)
        }
    }
}

/// What is in a file of the site, as far as it can be told without reading it.
enum Content: Hashable, Sendable {
    case bytes(Digest)
    /// The digest of what identifies the source.
    case copy(Digest)

    /// A copied file of which only the size is known.
    static let unknownCopy = Content.copy(Digest(high: 0, low: 0))

    var digest: Digest {
        switch self {
        case .bytes(let digest), .copy(let digest): digest
        }
    }

    var isCopy: Bool {
        if case .copy = self { true } else { false }
    }

    init(_ body: Body) {
        switch body {
        case .bytes(let bytes):
            self = .bytes(Digest(of: bytes))
        case .copy(let copy):
            var writer = StorageWriter()
            writer.write(copy.source)
            writer.write(copy.stat)
            self = .copy(Digest(of: writer))
        case .stream(let stream):
            self = .bytes(stream.digest)
        }
    }
}
