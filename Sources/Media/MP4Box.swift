/// A box of the ISO base media file format, ISO/IEC 14496-12, 4.2, https://www.iso.org/standard/83102.html
struct MP4Box {
    let name: String
    /// The bytes after its header.
    let content: Range<Int>

    /// - Returns: nil where there is no whole header, or a size that cannot be.
    init?(_ file: ByteSource, at offset: Int, end: Int) {
        guard end - offset >= 8, let size = file.big(offset, 4), let name = file.bytes(at: offset + 4, count: 4) else { return nil }
        var header = 8
        var whole = size
        switch size {
        case 0: whole = end - offset
        case 1:
            guard let large = file.big64(offset + 8) else { return nil }
            (header, whole) = (16, large)
        default: break
        }
        guard whole >= header else { return nil }
        // Latin-1: the names of Apple's own boxes begin with ©.
        self.name = String(String.UnicodeScalarView(name.map { Unicode.Scalar($0) }))
        content = offset + header..<min(end, offset + whole)
    }

    /// More than any file has on one level, unless it was made to keep readers busy.
    private static let most = 4096

    /// The boxes that follow each other in a part of the file.
    static func all(_ file: ByteSource, in range: Range<Int>) -> [MP4Box] {
        var boxes: [MP4Box] = []
        var offset = range.lowerBound
        while offset < range.upperBound, boxes.count < most, let box = MP4Box(file, at: offset, end: range.upperBound) {
            boxes.append(box)
            offset = box.content.upperBound
        }
        return boxes
    }

    /// The first box at the end of a path of names.
    static func first(_ path: String..., in range: Range<Int>, of file: ByteSource) -> MP4Box? {
        var range = range
        var found: MP4Box?
        for name in path {
            found = all(file, in: range).first { $0.name == name }
            guard let found else { return nil }
            range = found.content
        }
        return found
    }
}

extension Range<Int> {
    func dropFirst(_ count: Int) -> Range<Int> { Swift.min(lowerBound + count, upperBound)..<upperBound }
}
