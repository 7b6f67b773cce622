import Podcast

/// WebP, RFC 9649, https://www.rfc-editor.org/rfc/rfc9649.html#section-2
enum WebP: PictureFormat {
    static let format = PictureFacts.Format.webp

    static func size(of file: ByteSource) -> PixelSize? {
        guard file.has("RIFF", at: 0), file.has("WEBP", at: 8) else { return nil }
        if file.has("VP8X", at: 12) {
            // The canvas, each side less one in 24 bits.
            guard let width = file.little(24, 3), let height = file.little(27, 3) else { return nil }
            return PixelSize(width: width + 1, height: height + 1)
        }
        if file.has("VP8L", at: 12) {
            guard file.byte(at: 20) == 0x2F, let bits = file.little(21, 4) else { return nil }
            return PixelSize(width: bits & 0x3FFF + 1, height: bits >> 14 & 0x3FFF + 1)
        }
        // The frame header of VP8, RFC 6386, 9.1: a tag of three bytes and a start code; the two highest bits are a scale.
        guard file.has("VP8 ", at: 12), file.big(23, 3) == 0x9D012A, let width = file.little(26, 2), let height = file.little(28, 2) else {
            return nil
        }
        return PixelSize(width: width & 0x3FFF, height: height & 0x3FFF)
    }

    /// RFC 9649, 2.7: a flag of the extended header.
    static func isAnimated(_ file: ByteSource) -> Bool {
        file.has("VP8X", at: 12) && (file.byte(at: 20) ?? 0) & 0x02 != 0
    }
}
