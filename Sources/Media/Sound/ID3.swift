import Podcast

/// An ID3v2 tag, https://id3.org/id3v2.4.0-structure and https://id3.org/id3v2.3.0
struct ID3 {
    struct Frame {
        let name: String
        let content: ArraySlice<UInt8>
    }

    /// What no tag with a few covers exceeds.
    private static let largest = 1 << 26
    private static let mostFrames = 1 << 14

    private let version: UInt8
    private let body: ArraySlice<UInt8>

    /// Where what follows the tags at `offset` begins, padding left out; `offset` where there is none.
    static func end(in file: ByteSource, at offset: Int) -> Int {
        var offset = offset
        for _ in 0..<16 {
            guard let header = header(file, at: offset) else { break }
            offset += 10 + header.size + (header.flags & 0x10 != 0 ? 10 : 0)
        }
        return offset
    }

    /// The tag at the beginning of a file.
    init?(_ file: ByteSource) {
        guard let header = Self.header(file, at: 0), header.size <= Self.largest, (3...4).contains(header.version),
            let bytes = file.bytes(at: 10, count: min(header.size, file.count - 10))
        else { return nil }
        version = header.version
        var body = bytes
        // 6.1 of 2.4.0: in 2.3 the whole tag is unsynchronised, in 2.4 each frame says so itself.
        if header.flags & 0x80 != 0, version == 3 { body = Self.synchronised(body) }
        if header.flags & 0x40 != 0 {
            // In 2.4 its size is written as the tag's, and counts itself.
            let bits = header.version == 4 ? 7 : 8
            let size = body.prefix(4).reduce(0) { $0 << bits | Int($1) }
            body = body.dropFirst(header.version == 4 ? size : size + 4)
        }
        self.body = body
    }

    private static func header(_ file: ByteSource, at offset: Int) -> (version: UInt8, flags: UInt8, size: Int)? {
        guard file.has("ID3", at: offset), let version = file.byte(at: offset + 3), let flags = file.byte(at: offset + 5),
            let size = file.bytes(at: offset + 6, count: 4), size.allSatisfy({ $0 < 0x80 })
        else { return nil }
        return (version, flags, size.reduce(0) { $0 << 7 | Int($1) })
    }

    var frames: [Frame] { frames(in: body) }

    /// Also for the frames inside another one, as a chapter has them.
    func frames(in bytes: ArraySlice<UInt8>) -> [Frame] {
        var frames: [Frame] = []
        var rest = bytes
        while rest.count > 10, rest.first! != 0, frames.count < Self.mostFrames {
            let start = rest.startIndex
            let sizeBytes = rest[start + 4..<start + 8]
            var size = sizeBytes.reduce(0) { $0 << (version == 4 ? 7 : 8) | Int($1) }
            // iTunes once wrote the sizes of 2.4 as those of 2.3. Those above 127 show it.
            if version == 4, sizeBytes.contains(where: { $0 > 0x7F }) { size = sizeBytes.reduce(0) { $0 << 8 | Int($1) } }
            let flags = rest[start + 9]
            rest = rest.dropFirst(10)
            guard size <= rest.count else { break }
            var content = rest.prefix(size)
            rest = rest.dropFirst(size)
            let name = String(decoding: bytes[start..<start + 4], as: UTF8.self)
            // What is compressed or encrypted stays unread.
            let isOpaque = version == 4 ? flags & 0x0C != 0 : flags & 0xC0 != 0
            if version == 4 {
                if flags & 0x01 != 0 { content = content.dropFirst(4) }
                if flags & 0x02 != 0 { content = Self.synchronised(content) }
            }
            if !isOpaque { frames.append(Frame(name: name, content: content)) }
        }
        return frames
    }

    /// Takes out the zeros that keep a tag from looking like sound: 6.1.
    private static func synchronised(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var afterFF = false
        for byte in bytes {
            if !(afterFF && byte == 0) { result.append(byte) }
            afterFF = byte == 0xFF
        }
        return result[...]
    }

    /// A text frame's text, or the first of several: an encoding and the text in it, 4.2.
    static func text(_ content: ArraySlice<UInt8>) -> PlainText? {
        guard let encoding = content.first else { return nil }
        let text: String
        switch encoding {
        case 0: text = latin1(content.dropFirst().prefix { $0 != 0 })
        case 1, 2: text = utf16(content.dropFirst(), hasMark: encoding == 1)
        default: text = String(decoding: content.dropFirst().prefix { $0 != 0 }, as: UTF8.self)
        }
        let line = PlainText(text).onOneLine
        return line.isEmpty ? nil : line
    }

    static func latin1(_ bytes: ArraySlice<UInt8>) -> String {
        // Many programs write UTF-8 and say that it is Latin-1.
        if let utf8 = String(validating: bytes, as: UTF8.self) { return utf8 }
        return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }

    private static func utf16(_ bytes: ArraySlice<UInt8>, hasMark: Bool) -> String {
        let isLittle = hasMark && bytes.starts(with: [0xFF, 0xFE])
        let rest = hasMark && (isLittle || bytes.starts(with: [0xFE, 0xFF])) ? bytes.dropFirst(2) : bytes
        var units: [UInt16] = []
        for index in stride(from: rest.startIndex, to: rest.endIndex - 1, by: 2) {
            let (one, two) = (UInt16(rest[index]), UInt16(rest[index + 1]))
            let unit = isLittle ? two << 8 | one : one << 8 | two
            if unit == 0 { break }
            units.append(unit)
        }
        return String(decoding: units, as: UTF16.self)
    }
}
