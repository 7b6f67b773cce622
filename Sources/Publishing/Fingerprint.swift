import Storage

/// A key: the digest of all values that something is made from. Equal keys, equal files.
public struct Fingerprint: Hashable, Sendable, Storable {
    public let digest: Digest

    public init(_ digest: Digest) {
        self.digest = digest
    }

    /// Of everything written to `writer`.
    public init(of writer: StorageWriter) {
        digest = Digest(of: writer)
    }

    /// Of values, in their order.
    public init<each Value: Keyable>(_ values: repeat each Value) {
        var writer = StorageWriter()
        repeat (each values).store(to: &writer)
        self.init(of: writer)
    }

    public func store(to writer: inout StorageWriter) { writer.write(digest) }
    public init(from reader: inout StorageReader) throws(Damaged) { digest = try reader.read() }
}
