import Podcast

/// PNG, https://www.w3.org/TR/png-3/#11IHDR
enum PNG: PictureFormat {
    static let format = PictureFacts.Format.png

    static func size(of file: ByteSource) -> PixelSize? {
        guard file.big(0, 4) == 0x8950_4E47, file.has("\r\n\u{1A}\n", at: 4) else { return nil }
        // What Apple's tools make smaller has a chunk before the header, https://theapplewiki.com/wiki/PNG_CgBI_Format
        let header = file.has("CgBI", at: 12) ? 24 : 8
        guard file.has("IHDR", at: header + 4), let width = file.big(header + 8, 4), let height = file.big(header + 12, 4) else {
            return nil
        }
        return PixelSize(width: width, height: height)
    }

    /// A picture has a few chunks before its data.
    private static let mostChunks = 256

    /// The chunk `acTL` comes before the data, https://www.w3.org/TR/png-3/#acTL-chunk
    static func isAnimated(_ file: ByteSource) -> Bool {
        var offset = 8
        for _ in 0..<mostChunks {
            if file.has("acTL", at: offset + 4) { return true }
            guard !file.has("IDAT", at: offset + 4), let length = file.big(offset, 4) else { return false }
            offset += 12 + length
        }
        return false
    }
}
