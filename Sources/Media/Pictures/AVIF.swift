import Podcast

/// AVIF, https://aomediacodec.github.io/av1-avif/ : the size of the primary item, as HEIF (ISO/IEC 23008-12, 6.5.3) has it in its
/// properties `ispe` and, for quarter turns, `irot`.
enum AVIF: PictureFormat {
    static let format = PictureFacts.Format.avif

    static func size(of file: ByteSource) -> PixelSize? {
        guard let type = MP4Box(file, at: 0, end: file.count), type.name == "ftyp", type.content.count <= 1 << 12 else { return nil }
        let brands = stride(from: type.content.lowerBound, to: type.content.upperBound - 3, by: 4)
        guard brands.contains(where: { file.has("avif", at: $0) || file.has("avis", at: $0) }),
            let meta = MP4Box.all(file, in: type.content.upperBound..<file.count).first(where: { $0.name == "meta" })
        else { return nil }
        // A full box: its version and flags come before what is in it.
        let boxes = MP4Box.all(file, in: meta.content.dropFirst(4))
        guard let properties = boxes.first(where: { $0.name == "iprp" }).map({ MP4Box.all(file, in: $0.content) }),
            let container = properties.first(where: { $0.name == "ipco" }).map({ MP4Box.all(file, in: $0.content) })
        else { return nil }
        let item = boxes.first { $0.name == "pitm" }.flatMap { primaryItem(file, $0) }
        let used = properties.first { $0.name == "ipma" }.flatMap { association(file, $0, of: item ?? 1) }
        let own = used?.compactMap { container.indices.contains($0 - 1) ? container[$0 - 1] : nil } ?? container
        guard let extent = own.first(where: { $0.name == "ispe" })?.content.lowerBound,
            let width = file.big(extent + 4, 4), let height = file.big(extent + 8, 4)
        else { return nil }
        let turns = own.first { $0.name == "irot" }.flatMap { file.byte(at: $0.content.lowerBound) } ?? 0
        let size = PixelSize(width: width, height: height)
        return turns & 1 == 1 ? size?.turned : size
    }

    /// A sequence of pictures has a brand of its own, https://aomediacodec.github.io/av1-avif/#image-sequence-brand
    static func isAnimated(_ file: ByteSource) -> Bool {
        guard let type = MP4Box(file, at: 0, end: file.count) else { return false }
        return stride(from: type.content.lowerBound, to: type.content.upperBound - 3, by: 4).contains { file.has("avis", at: $0) }
    }

    /// ISO/IEC 14496-12, 8.11.4
    private static func primaryItem(_ file: ByteSource, _ box: MP4Box) -> Int? {
        file.big(box.content.lowerBound + 4, file.byte(at: box.content.lowerBound) == 0 ? 2 : 4)
    }

    /// The numbers of an item's properties, from 1: ISO/IEC 23008-12, 9.3.1.
    private static func association(_ file: ByteSource, _ box: MP4Box, of item: Int) -> [Int]? {
        var offset = box.content.lowerBound
        guard let version = file.byte(at: offset), let flags = file.big(offset + 1, 3), let count = file.big(offset + 4, 4) else {
            return nil
        }
        offset += 8
        let (idSize, indexSize) = (version == 0 ? 2 : 4, flags & 1 == 1 ? 2 : 1)
        for _ in 0..<min(count, 1 << 12) {
            guard let id = file.big(offset, idSize), let properties = file.byte(at: offset + idSize).map(Int.init) else { return nil }
            offset += idSize + 1
            if id == item {
                // The highest bit says whether a reader must know the property.
                return (0..<properties).compactMap { number in
                    file.big(offset + number * indexSize, indexSize).map { $0 & (indexSize == 2 ? 0x7FFF : 0x7F) }
                }
            }
            offset += properties * indexSize
        }
        return nil
    }
}
