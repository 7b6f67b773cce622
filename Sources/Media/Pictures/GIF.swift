import Podcast

/// GIF: the logical screen of GIF89a, 18, https://www.w3.org/Graphics/GIF/spec-gif89a.txt
enum GIF: PictureFormat {
    static let format = PictureFacts.Format.gif

    static func size(of file: ByteSource) -> PixelSize? {
        guard file.has("GIF87a", at: 0) || file.has("GIF89a", at: 0), let width = file.little(6, 2), let height = file.little(8, 2) else {
            return nil
        }
        return PixelSize(width: width, height: height)
    }

    /// Nobody makes one in our days that does not move.
    static func isAnimated(_ file: ByteSource) -> Bool { true }
}
