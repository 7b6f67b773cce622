import Podcast
import Storage

/// What a picture's file says of it.
public struct PictureFacts: Sendable, Hashable, Storable {
    public enum Format: String, Sendable, Hashable {
        case png, jpeg, gif, webp, avif, svg
    }

    public let format: Format
    public let size: PixelSize
    /// Whether it moves, or may do so.
    public let isAnimated: Bool

    public init(format: Format, size: PixelSize, isAnimated: Bool = false) {
        self.format = format
        self.size = size
        self.isAnimated = isAnimated
    }

    public func store(to writer: inout StorageWriter) {
        writer.write(format.rawValue)
        writer.write(size)
        writer.write(isAnimated)
    }

    public init(from reader: inout StorageReader) throws(Damaged) {
        guard let format = Format(rawValue: try reader.read()) else { throw Damaged() }
        self.format = format
        size = try reader.read()
        isAnimated = try reader.read()
    }
}
