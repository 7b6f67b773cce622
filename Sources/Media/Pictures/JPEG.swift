import Podcast

/// JPEG: the frame header of ITU-T T.81, B.2.2, https://www.w3.org/Graphics/JPEG/itu-t81.pdf, turned as Exif says it is to be seen.
enum JPEG: PictureFormat {
    static let format = PictureFacts.Format.jpeg

    /// A picture has a few dozen segments; one with long metadata has as many as they take at 64 KB each.
    private static let mostSegments = 4096

    static func size(of file: ByteSource) -> PixelSize? {
        guard file.big(0, 2) == 0xFFD8 else { return nil }
        var offset = 2
        var isTurned = false
        for _ in 0..<mostSegments {
            guard file.byte(at: offset) == 0xFF, let marker = file.byte(at: offset + 1) else { return nil }
            switch marker {
            case 0xFF:
                // Fill bytes before a marker, B.1.1.2.
                offset += 1
                continue
            case 0x01, 0xD0...0xD7:
                offset += 2
                continue
            case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
                guard let height = file.big(offset + 5, 2), let width = file.big(offset + 7, 2) else { return nil }
                let size = PixelSize(width: width, height: height)
                return isTurned ? size?.turned : size
            case 0xD9, 0xDA: return nil
            case 0xE1 where file.has("Exif\0\0", at: offset + 4):
                if let orientation = orientation(file, tiff: offset + 10) { isTurned = (5...8).contains(orientation) }
            default: break
            }
            guard let length = file.big(offset + 2, 2), length >= 2 else { return nil }
            offset += 2 + length
        }
        return nil
    }

    /// Exif 2.32, 4.6.4: tag 0x0112 in the first directory. 5 to 8 are quarter turns. https://www.cipa.jp/std/documents/e/DC-008-2012_E.pdf
    private static func orientation(_ file: ByteSource, tiff: Int) -> Int? {
        let isBig = file.has("MM", at: tiff)
        guard isBig || file.has("II", at: tiff) else { return nil }
        func number(_ offset: Int, _ size: Int) -> Int? { isBig ? file.big(offset, size) : file.little(offset, size) }
        guard let directory = number(tiff + 4, 4), let count = number(tiff + directory, 2) else { return nil }
        for entry in 0..<min(count, 512) {
            let start = tiff + directory + 2 + entry * 12
            if number(start, 2) == 0x0112 { return number(start + 8, 2) }
        }
        return nil
    }
}
