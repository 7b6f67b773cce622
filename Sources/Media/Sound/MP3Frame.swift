/// The header of a frame of MPEG audio: ISO/IEC 11172-3, 2.4.1.3 and ISO/IEC 13818-3, http://www.mp3-tech.org/programmer/frame_header.html
struct MP3Frame {
    let sampleRate: Int
    /// In bits a second.
    let bitRate: Int
    /// In bytes, with the header.
    let size: Int
    /// Of each channel.
    let samples: Int
    /// Where the header of Xing or Info stands in a frame of Layer III, from the frame's start.
    let tagOffset: Int
    /// What all frames of a stream have in common: version, layer, sample rate.
    let kind: UInt32

    /// In kilobits a second, by the header's four bits; 0 where there is none.
    private static let bitRates: [[Int]] = [
        [0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],  // MPEG 1, Layer I
        [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],  // MPEG 1, Layer II
        [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],  // MPEG 1, Layer III
        [0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],  // MPEG 2 and 2.5, Layer I
        [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],  // MPEG 2 and 2.5, Layer II and III
    ]
    private static let sampleRates = [44_100, 48_000, 32_000]

    init?(_ header: UInt32) {
        guard header >> 21 == 0x7FF else { return nil }
        let (version, layerBits) = (header >> 19 & 3, header >> 17 & 3)
        let (rateIndex, sampleIndex) = (Int(header >> 12 & 15), Int(header >> 10 & 3))
        // Free bit rates (0) are used by nobody, and say no size.
        guard version != 1, layerBits != 0, rateIndex != 0, rateIndex != 15, sampleIndex != 3 else { return nil }
        let layer = 4 - Int(layerBits)
        let isFirst = version == 3
        bitRate = Self.bitRates[isFirst ? layer - 1 : layer == 1 ? 3 : 4][rateIndex] * 1000
        sampleRate = Self.sampleRates[sampleIndex] / (isFirst ? 1 : version == 2 ? 2 : 4)
        let padding = Int(header >> 9 & 1)
        samples = layer == 1 ? 384 : layer == 3 && !isFirst ? 576 : 1152
        size = layer == 1 ? (12 * bitRate / sampleRate + padding) * 4 : samples / 8 * bitRate / sampleRate + padding
        let isMono = header >> 6 & 3 == 3
        tagOffset = 4 + (isFirst ? (isMono ? 17 : 32) : (isMono ? 9 : 17))
        kind = header & 0xFFFE_0C00
    }
}
