import Podcast

/// FLAC: STREAMINFO of RFC 9639, https://www.rfc-editor.org/rfc/rfc9639.html#section-8.2
enum FLAC: SoundFormat {
    private static let mostBlocks = 128

    static func facts(of file: ByteSource) -> SoundFacts? {
        // The first block follows the name, behind a header of four bytes.
        guard let offset = start(of: file).map({ $0 + 8 }) else { return nil }
        // 20 bits of the rate, 8 of channels and sample size, 36 of the count; a count of 0 is an unknown one.
        guard let high = file.big(offset + 10, 4), let low = file.big(offset + 14, 4) else { return nil }
        let samples = (high & 0xF) << 32 | low
        return samples == 0 ? SoundFacts(duration: nil) : SoundFacts(samples: samples, rate: high >> 12)
    }

    /// Where the stream begins: some programs put an ID3v2 tag before it.
    private static func start(of file: ByteSource) -> Int? {
        let start = ID3.end(in: file, at: 0)
        return file.has("fLaC", at: start) ? start : nil
    }

    static func chapters(in file: ByteSource) -> [EmbeddedChapter] {
        guard let start = start(of: file) else { return [] }
        var offset = start + 4
        for _ in 0..<mostBlocks {
            guard let header = file.byte(at: offset), let size = file.big(offset + 1, 3) else { return [] }
            // 8.6: the block of comments
            if header & 0x7F == 4 {
                guard let comments = file.bytes(at: offset + 4, count: size) else { return [] }
                return VorbisComments(Array(comments)).chapters
            }
            if header & 0x80 != 0 { return [] }
            offset += 4 + size
        }
        return []
    }
}
