import Podcast

/// Opus (RFC 7845, https://www.rfc-editor.org/rfc/rfc7845.html), Vorbis (https://xiph.org/vorbis/doc/Vorbis_I_spec.html) and FLAC
/// (RFC 9639, 10.1) in Ogg (RFC 3533, https://www.rfc-editor.org/rfc/rfc3533.html).
enum Ogg: SoundFormat {
    private enum Codec {
        case opus(preSkip: Int)
        case vorbis(rate: Int)
        case flac
    }

    /// The last page that says where it is lies within the last two pages of the longest sort, unless something else follows the sound.
    private static let longestTail = 1 << 20

    static func facts(of file: ByteSource) -> SoundFacts? {
        guard let stream = stream(file) else { return nil }
        let packet = stream.page.content
        let rate: Int
        var first = 0
        switch stream.codec {
        case .opus(let preSkip): (rate, first) = (48_000, preSkip)
        case .vorbis(let vorbisRate): rate = vorbisRate
        case .flac:
            // Its count of samples is 0 where the file was written to a pipe.
            guard let flacRate = file.big(packet + 27, 4).map({ $0 >> 12 }) else { return nil }
            rate = flacRate
        }
        guard let last = lastPosition(file, serial: stream.page.serial) else { return SoundFacts(duration: nil) }
        return SoundFacts(samples: max(0, last - first), rate: rate)
    }

    static func chapters(in file: ByteSource) -> [EmbeddedChapter] {
        guard let stream = stream(file) else { return [] }
        var packets = OggPackets(file, serial: stream.page.serial, after: stream.page)
        guard let packet = packets.next() else { return [] }
        // Behind `OpusTags`, `\u{3}vorbis`, or the header of FLAC's block of comments.
        switch stream.codec {
        case .opus: return packet.starts(with: "OpusTags".utf8) ? VorbisComments(Array(packet.dropFirst(8))).chapters : []
        case .vorbis: return packet.starts(with: "\u{3}vorbis".utf8) ? VorbisComments(Array(packet.dropFirst(7))).chapters : []
        case .flac: return (packet.first ?? 0) & 0x7F == 4 ? VorbisComments(Array(packet.dropFirst(4))).chapters : []
        }
    }

    /// The first stream of sound; there may be others beside it, such as a picture's. All of them begin before anything else, RFC 3533, 4.
    private static func stream(_ file: ByteSource) -> (page: OggPage, codec: Codec)? {
        var offset = 0
        while let page = OggPage(file, at: offset), page.isFirst {
            let packet = page.content
            if file.has("OpusHead", at: packet), let preSkip = file.little(packet + 10, 2) { return (page, .opus(preSkip: preSkip)) }
            if file.has("\u{1}vorbis", at: packet), let rate = file.little(packet + 12, 4) { return (page, .vorbis(rate: rate)) }
            if file.has("\u{7F}FLAC", at: packet), file.has("fLaC", at: packet + 9) { return (page, .flac) }
            offset = page.end
        }
        return nil
    }

    /// The position at the end of the last page of a stream that has one. A page that only goes on with a packet has none, RFC 3533, 6.
    private static func lastPosition(_ file: ByteSource, serial: Int) -> Int? {
        var size = 1 << 17
        while true {
            let start = max(0, file.count - size)
            var last: Int?
            guard let tail = file.bytes(at: start, count: file.count - start).map(Array.init) else { return nil }
            var index = 0
            while index + OggPage.headerSize <= tail.count {
                guard tail[index] == UInt8(ascii: "O"), tail[index + 1] == UInt8(ascii: "g"), let page = OggPage(file, at: start + index)
                else {
                    index += 1
                    continue
                }
                if page.serial == serial, let position = page.position { last = position }
                index = page.end - start
            }
            if let last { return last }
            guard start > 0, size < longestTail else { return nil }
            size = longestTail
        }
    }
}

/// A page of Ogg, RFC 3533, 6.
struct OggPage {
    static let headerSize = 27
    /// The number of its stream.
    let serial: Int
    /// Samples up to its end; nil where no packet ends on it.
    let position: Int?
    /// Whether its stream begins with it.
    let isFirst: Bool
    /// Where the bytes after its header begin, and where the next page does.
    let content: Int
    let end: Int
    /// How many bytes are in each of its segments.
    let segments: [UInt8]

    init?(_ file: ByteSource, at offset: Int) {
        guard file.has("OggS\0", at: offset), let flags = file.byte(at: offset + 5), let serial = file.little(offset + 14, 4),
            let count = file.byte(at: offset + 26), let segments = file.bytes(at: offset + Self.headerSize, count: Int(count))
        else { return nil }
        self.serial = serial
        isFirst = flags & 2 != 0
        position = file.little64(offset + 6)
        self.segments = Array(segments)
        content = offset + Self.headerSize + Int(count)
        end = content + segments.reduce(0) { $0 + Int($1) }
    }
}

/// The packets of one stream.
private struct OggPackets {
    /// Comments may hold a cover; what is larger is no use to anyone.
    private static let largestPacket = 1 << 24
    private static let mostPages = 1 << 12

    private let file: ByteSource
    private let serial: Int
    private var offset: Int
    private var page: OggPage?
    private var segment = 0
    private var segmentStart = 0

    init(_ file: ByteSource, serial: Int, after page: OggPage) {
        self.file = file
        self.serial = serial
        offset = page.end
    }

    mutating func next() -> [UInt8]? {
        var packet: [UInt8] = []
        var pages = 0
        while packet.count <= Self.largestPacket, pages < Self.mostPages {
            guard let page, segment < page.segments.count else {
                guard let next = OggPage(file, at: offset) else { return nil }
                offset = next.end
                pages += 1
                if next.serial == serial { (page, segment, segmentStart) = (next, 0, next.content) }
                continue
            }
            let size = Int(page.segments[segment])
            guard let bytes = file.bytes(at: segmentStart, count: size) else { return nil }
            packet += bytes
            segment += 1
            segmentStart += size
            // A segment that is not full ends the packet.
            if size < 255 { return packet }
        }
        return nil
    }
}
