/// Takes out of a WebP what does not belong to its points: libvips 8.14.1 leaves Exif, and with it the place where a photograph was taken, in
/// these files where it was told to drop it.
enum WebPMetadata {
    /// Exif, XMP and a profile of colours, which is the web's own; their flags in the extended header.
    /// https://www.rfc-editor.org/rfc/rfc9649.html#section-2.7
    private static let dropped: [String: UInt8] = ["EXIF": 0x08, "XMP ": 0x04, "ICCP": 0x20]

    /// - Returns: nil where the bytes are no WebP.
    static func removed(from bytes: [UInt8]) -> [UInt8]? {
        guard bytes.starts(with: "RIFF".utf8), bytes.count >= 12, bytes[8..<12].elementsEqual("WEBP".utf8) else { return nil }
        var kept = Array(bytes[..<12])
        var offset = 12
        while offset + 8 <= bytes.count {
            let name = String(decoding: bytes[offset..<offset + 4], as: UTF8.self)
            let count = little(bytes[offset + 4..<offset + 8])
            // A chunk of odd length has a byte more.
            let end = offset + 8 + count + count % 2
            guard end <= bytes.count else { return nil }
            if dropped[name] == nil {
                kept += bytes[offset..<end]
                if name == "VP8X", count > 0 { kept[kept.count - (end - offset) + 8] &= ~dropped.values.reduce(0, |) }
            }
            offset = end
        }
        guard offset == bytes.count else { return nil }
        let size = kept.count - 8
        for place in 0..<4 { kept[4 + place] = UInt8(truncatingIfNeeded: size >> (8 * place)) }
        return kept
    }

    private static func little(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reversed().reduce(0) { $0 << 8 | Int($1) } }
}
