import Storage

/// A format in which smaller copies of pictures are made.
public enum VariantFormat: String, Sendable, Hashable, CaseIterable, Storable {
    // The order in which a browser is offered them: it takes the first that it knows.
    case avif, webp, jpeg

    /// Without a dot.
    public var fileExtension: String { self == .jpeg ? "jpg" : rawValue }
    public var mediaType: String { "image/\(rawValue)" }

    public func store(to writer: inout StorageWriter) { writer.write(rawValue) }

    public init(from reader: inout StorageReader) throws(Damaged) {
        guard let format = VariantFormat(rawValue: try reader.read()) else { throw Damaged() }
        self = format
    }
}

/// A smaller copy of a picture, which lies beside it.
public struct PictureVariant: Sendable, Hashable, Storable {
    /// Where it lies beside the page, as `Picture.path`: `cover.576.avif`.
    public var path: String
    /// In pixels.
    public var width: Int
    public var format: VariantFormat

    public init(path: String, width: Int, format: VariantFormat) {
        self.path = path
        self.width = width
        self.format = format
    }

    public func store(to writer: inout StorageWriter) {
        writer.write(path)
        writer.write(width)
        writer.write(format)
    }

    public init(from reader: inout StorageReader) throws(Damaged) {
        path = try reader.read()
        width = try reader.read()
        format = try reader.read()
    }
}
