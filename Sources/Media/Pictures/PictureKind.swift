import Podcast

/// What a picture of points is. Not one that is drawn, for in SVG there may be programs, and what lies in a recording nobody has seen.
public struct PictureKind: Sendable, Equatable {
    /// Without a dot.
    public let fileExtension: String
    public let size: PixelSize

    private static let formats: [(format: any PictureFormat.Type, fileExtension: String)] = [
        (PNG.self, "png"), (JPEG.self, "jpg"), (GIF.self, "gif"), (WebP.self, "webp"), (AVIF.self, "avif"),
    ]

    /// - Returns: nil where the bytes are no such picture.
    public init?(of file: ByteSource) {
        for (format, fileExtension) in Self.formats {
            guard let size = format.size(of: file) else { continue }
            (self.fileExtension, self.size) = (fileExtension, size)
            return
        }
        return nil
    }
}
