import Storage

/// How large a picture is, in CSS pixels.
public struct PixelSize: Sendable, Hashable, Storable {
    public let width: Int
    public let height: Int

    /// - Returns: nil where there is nothing to see, or more than any picture has.
    public init?(width: Int, height: Int) {
        let plausible = 1...1 << 30
        guard plausible.contains(width), plausible.contains(height) else { return nil }
        self.width = width
        self.height = height
    }

    /// As it is seen after a quarter turn.
    public var turned: PixelSize { PixelSize(width: height, height: width)! }

    public func store(to writer: inout StorageWriter) {
        writer.write(width)
        writer.write(height)
    }

    public init(from reader: inout StorageReader) throws(Damaged) {
        let (width, height) = (try reader.read(Int.self), try reader.read(Int.self))
        guard let size = PixelSize(width: width, height: height) else { throw Damaged() }
        self = size
    }
}
