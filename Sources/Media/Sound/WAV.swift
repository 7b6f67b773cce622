import Podcast

/// WAVE and its large forms RF64 and BW64: https://www.mmsp.ece.mcgill.ca/Documents/AudioFormats/WAVE/WAVE.html and
/// EBU Tech 3306, https://tech.ebu.ch/docs/tech/tech3306v1_1.pdf
enum WAV: SoundFormat {
    private static let mostChunks = 1024

    static func facts(of file: ByteSource) -> SoundFacts? {
        guard file.has("RIFF", at: 0) || file.has("RF64", at: 0) || file.has("BW64", at: 0), file.has("WAVE", at: 8) else { return nil }
        var offset = 12
        var (rate, blockSize, format) = (0, 0, 0)
        var (samples, largeSize): (Int?, Int?)
        for _ in 0..<mostChunks {
            guard let size = file.little(offset + 4, 4) else { break }
            let content = offset + 8
            if file.has("ds64", at: offset) {
                largeSize = file.little64(content + 8)
            } else if file.has("fmt ", at: offset) {
                (format, rate, blockSize) = (
                    file.little(content, 2) ?? 0, file.little(content + 4, 4) ?? 0, file.little(content + 12, 2) ?? 0
                )
            } else if file.has("fact", at: offset) {
                samples = file.little(content, 4)
            } else if file.has("data", at: offset) {
                // What was written to a pipe does not know how long it became.
                let isUnknown = size == 0xFFFF_FFFF || size == 0
                let bytes = min(isUnknown ? largeSize ?? .max : size, file.count - content)
                // PCM and IEEE float, or one of them in the extensible form; in all others a block is no sample.
                let isPlain = format == 1 || format == 3 || format == 0xFFFE
                if !isPlain, let samples { return SoundFacts(samples: samples, rate: rate) }
                return blockSize > 0 && isPlain ? SoundFacts(samples: bytes / blockSize, rate: rate) : SoundFacts(duration: nil)
            }
            offset = content + size + size & 1
        }
        return SoundFacts(duration: nil)
    }

    static func chapters(in file: ByteSource) -> [EmbeddedChapter] { [] }
}
