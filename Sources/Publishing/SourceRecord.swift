import Storage

/// What an earlier build knew of a file of the podcaster's.
public struct SourceRecord: Sendable, Hashable {
    public let stat: FileStat
    /// Of the file's bytes.
    public let digest: Digest
    /// Whether the file had been left alone for long enough, when it was read, that any later change shows in its time.
    let isTrusted: Bool

    public init(stat: FileStat, digest: Digest) {
        self.init(stat: stat, digest: digest, isTrusted: false)
    }

    init(stat: FileStat, digest: Digest, isTrusted: Bool) {
        self.stat = stat
        self.digest = digest
        self.isTrusted = isTrusted
    }

    /// Whether a file that now has this stat needs not be read: it is as it was.
    ///
    /// A file written in the very moment in which it was read can have changed once more without a new time; git calls this
    /// "racy", https://git-scm.com/docs/racy-git
    public func stands(for stat: FileStat) -> Bool {
        isTrusted && self.stat == stat
    }
}
