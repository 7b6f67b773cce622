/// Files made by hand: the shortest that say what a test is about.
package enum MadeFile {
    package static func big(_ number: Int, _ size: Int) -> [UInt8] {
        (0..<size).reversed().map { $0 < 8 ? UInt8(truncatingIfNeeded: number >> ($0 * 8)) : 0 }
    }

    package static func little(_ number: Int, _ size: Int) -> [UInt8] { big(number, size).reversed() }

    // MARK: pictures

    package static func png(_ width: Int, _ height: Int) -> [UInt8] {
        [0x89] + Array("PNG\r\n\u{1A}\n".utf8) + big(13, 4) + Array("IHDR".utf8) + big(width, 4) + big(height, 4) + [8, 2, 0, 0, 0]
    }

    /// A chunk of a PNG; the header comes without its checksum.
    package static func chunk(_ name: String, _ content: [UInt8] = []) -> [UInt8] {
        big(0, 4) + big(content.count, 4) + Array(name.utf8) + content
    }

    /// - Parameter orientation: as Exif has it, in the byte order of `isBig`.
    package static func jpeg(_ width: Int, _ height: Int, orientation: Int? = nil, isBig: Bool = true) -> [UInt8] {
        var bytes: [UInt8] = [0xFF, 0xD8]
        if let orientation { bytes += exif(orientation, isBig: isBig) }
        bytes += [0xFF, 0xFE] + big(2 + 5, 2) + Array("hello".utf8)
        return bytes + [0xFF, 0xC2] + big(17, 2) + [8] + big(height, 2) + big(width, 2) + [3] + Array(repeating: 0, count: 9)
    }

    package static func exif(_ orientation: Int, isBig: Bool) -> [UInt8] {
        let number = isBig ? big : little
        let tiff =
            Array((isBig ? "MM" : "II").utf8) + number(42, 2) + number(8, 4) + number(1, 2) + number(0x0112, 2) + number(3, 2)
            + number(1, 4)
            + number(orientation, 2) + [0, 0] + number(0, 4)
        return [0xFF, 0xE1] + big(2 + 6 + tiff.count, 2) + Array("Exif\0\0".utf8) + tiff
    }

    package static func gif(_ width: Int, _ height: Int) -> [UInt8] {
        Array("GIF89a".utf8) + little(width, 2) + little(height, 2) + [0, 0, 0]
    }

    /// - Parameter turns: quarter turns, as `irot` has them.
    package static func avif(_ width: Int, _ height: Int, turns: Int) -> [UInt8] {
        let properties =
            box("ispe", big(0, 4) + big(64, 4) + big(64, 4)) + box("ispe", big(0, 4) + big(width, 4) + big(height, 4))
            + box("irot", [UInt8(turns)])
        // Two items; the primary one is the second, with the second and third properties.
        let association = big(0, 4) + big(2, 4) + big(1, 2) + [1, 1] + big(2, 2) + [2, 0x82, 0x83]
        let meta =
            big(0, 4) + box("pitm", big(0, 4) + big(2, 2)) + box("iprp", box("ipco", properties) + box("ipma", association))
        return box("ftyp", Array("avif".utf8) + big(0, 4) + Array("avifmif1".utf8)) + box("meta", meta)
    }

    package static func box(_ name: String, _ content: [UInt8]) -> [UInt8] { big(content.count + 8, 4) + Array(name.utf8) + content }

    // MARK: sound

    /// MPEG 1, Layer III, 44,100 Hz, stereo.
    /// - Parameter rate: the index of its bit rate: 9 is 128 kbit/s, 11 is 192 kbit/s.
    package static func frame(rate: Int = 9, content: [UInt8] = []) -> [UInt8] {
        let header = [0xFF, 0xFB, UInt8(rate << 4), 0x00] as [UInt8]
        let bitRates = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
        let size = 144_000 * bitRates[rate] / 44_100
        var frame = header + Array(repeating: 0, count: size - 4)
        frame.replaceSubrange(4..<4 + content.count, with: content)
        return frame
    }

    /// A first frame with a header of Xing behind 32 bytes of side information.
    package static func xing(frames: Int, hasTable: Bool, name: String = "Xing") -> [UInt8] {
        let table = hasTable ? (0..<100).map { UInt8($0 * 2) } : []
        return frame(content: Array(repeating: 0, count: 32) + Array(name.utf8) + big(hasTable ? 5 : 1, 4) + big(frames, 4) + table)
    }

    package static func vbri(frames: Int) -> [UInt8] {
        frame(content: Array(repeating: 0, count: 32) + Array("VBRI".utf8) + big(1, 2) + big(0, 4) + big(0, 4) + big(frames, 4))
    }

    /// An ID3v2 tag of version 3 or 4 with frames in it.
    package static func id3(_ frames: [UInt8], version: Int = 4, padding: Int = 0) -> [UInt8] {
        Array("ID3".utf8) + [UInt8(version), 0, 0] + syncsafe(frames.count + padding) + frames + Array(repeating: 0, count: padding)
    }

    package static func id3Frame(_ name: String, _ content: [UInt8], version: Int = 4) -> [UInt8] {
        Array(name.utf8) + (version == 4 ? syncsafe(content.count) : big(content.count, 4)) + [0, 0] + content
    }

    package static func chap(_ id: String, from start: Int, to end: Int, _ frames: [UInt8], version: Int = 4) -> [UInt8] {
        id3Frame(
            "CHAP", Array(id.utf8) + [0] + big(start, 4) + big(end, 4) + big(0xFFFF_FFFF, 4) + big(0xFFFF_FFFF, 4) + frames,
            version: version)
    }

    private static func syncsafe(_ number: Int) -> [UInt8] { (0..<4).reversed().map { UInt8(number >> ($0 * 7) & 0x7F) } }

    /// - Parameter byteRate: 176,400 is 44,100 Hz, stereo, 16 bits.
    package static func wav(bytes: Int, writtenBytes: Int? = nil) -> [UInt8] {
        let format = little(1, 2) + little(2, 2) + little(44_100, 4) + little(176_400, 4) + little(4, 2) + little(16, 2)
        return Array("RIFF".utf8) + little(36 + bytes, 4) + Array("WAVEfmt ".utf8) + little(16, 4) + format + Array("data".utf8)
            + little(writtenBytes ?? bytes, 4) + Array(repeating: 0, count: bytes)
    }

    package static func flac(samples: Int, comments: [String] = []) -> [UInt8] {
        let info =
            big(4096, 2) + big(4096, 2) + big(0, 6) + big(44_100 << 12 | 1 << 9 | 15 << 4 | samples >> 32, 4)
            + big(samples & 0xFFFF_FFFF, 4)
            + Array(repeating: 0, count: 16)
        let block = vorbisComments(comments)
        return Array("fLaC".utf8) + [0] + big(34, 3) + info + [0x84] + big(block.count, 3) + block
    }

    package static func vorbisComments(_ comments: [String]) -> [UInt8] {
        comments.reduce(little(4, 4) + Array("test".utf8) + little(comments.count, 4)) { $0 + little($1.utf8.count, 4) + Array($1.utf8) }
    }

    /// A stream of Opus: its header, its comments, and an empty last page.
    package static func opus(preSkip: Int, lastPosition: Int, comments: [String] = []) -> [UInt8] {
        let head = Array("OpusHead".utf8) + [1, 2] + little(preSkip, 2) + little(44_100, 4) + [0, 0, 0]
        let tags = Array("OpusTags".utf8) + vorbisComments(comments)
        return page(head, flags: 2, position: 0) + pages(tags) + page(Array(repeating: 7, count: 100), flags: 4, position: lastPosition)
    }

    package static func page(_ content: [UInt8], flags: UInt8, position: Int, serial: Int = 77, isWhole: Bool = true) -> [UInt8] {
        var segments = Array(repeating: UInt8(255), count: content.count / 255)
        if isWhole { segments.append(UInt8(content.count % 255)) }
        let header = Array("OggS".utf8) + [0, flags] + little(position, 8) + little(serial, 4) + little(0, 4) + little(0, 4)
        return header + [UInt8(segments.count)] + segments + content
    }

    /// A packet on as many pages as it takes.
    private static func pages(_ packet: [UInt8]) -> [UInt8] {
        let most = 255 * 255
        guard packet.count > most else { return page(packet, flags: 0, position: 0) }
        return page(Array(packet.prefix(most)), flags: 0, position: -1, isWhole: false) + pages(Array(packet.dropFirst(most)))
    }

    /// - Parameter boxes: what stands in `moov` beside its header.
    package static func mp4(milliseconds: Int, boxes: [UInt8] = []) -> [UInt8] {
        let header = big(0, 4) + big(0, 8) + big(1000, 4) + big(milliseconds, 4) + Array(repeating: 0, count: 80)
        return box("ftyp", Array("M4A ".utf8) + big(0, 4)) + box("moov", box("mvhd", header) + boxes)
    }

    package static func chpl(_ chapters: [(start: Int, title: String)]) -> [UInt8] {
        let list = chapters.reduce(into: [] as [UInt8]) {
            $0 += big($1.start * 10_000, 8) + [UInt8($1.title.utf8.count)] + Array($1.title.utf8)
        }
        return box("udta", box("chpl", [1, 0, 0, 0] + big(0, 4) + [UInt8(chapters.count)] + list))
    }
}

extension MadeFile {
    /// - Parameter kind: the name of its chunk, with spaces up to four letters.
    package static func webp(_ kind: String, _ width: Int, _ height: Int, isAnimated: Bool = false) -> [UInt8] {
        let content: [UInt8] =
            switch kind {
            case "VP8X": [isAnimated ? 2 : 0, 0, 0, 0] + little(width - 1, 3) + little(height - 1, 3)
            case "VP8L": [0x2F] + little((width - 1) | (height - 1) << 14, 4)
            default: [0, 0, 0, 0x9D, 0x01, 0x2A] + little(width, 2) + little(height, 2)
            }
        return Array("RIFF".utf8) + little(content.count + 12, 4) + Array("WEBP\(kind)".utf8) + little(content.count, 4) + content
    }

    /// A recording with a track of text, two seconds for each title, that its track of sound names as its chapters; and one of pictures,
    /// four seconds for each.
    package static func withChapterTrack(_ titles: [String], pictures: [[UInt8]] = []) -> [UInt8] {
        let texts = titles.map { big($0.utf8.count, 2) + Array($0.utf8) }
        let start = box("ftyp", Array("M4A ".utf8) + big(0, 4))
        let data = box("mdat", (texts + pictures).flatMap { $0 })
        let textSize = texts.reduce(0) { $0 + $1.count }
        let text = track(2, "text", samples: texts, each: 2000, at: start.count + 8)
        let video = pictures.isEmpty ? [] : track(3, "vide", samples: pictures, each: 4000, at: start.count + 8 + textSize)
        let names = box("tref", box("chap", big(2, 4) + (pictures.isEmpty ? [] : big(3, 4))))
        let sound = box("trak", trackHeader(1) + names)
        let movie = box("mvhd", big(0, 4) + big(0, 8) + big(1000, 4) + big(titles.count * 2000, 4) + big(0, 80))
        return start + data + box("moov", movie + sound + text + video)
    }

    private static func trackHeader(_ id: Int) -> [UInt8] { box("tkhd", big(0, 4) + big(0, 8) + big(id, 4) + big(0, 60)) }

    private static func track(_ id: Int, _ handler: String, samples: [[UInt8]], each duration: Int, at offset: Int) -> [UInt8] {
        let table =
            box("stts", big(0, 4) + big(1, 4) + big(samples.count, 4) + big(duration, 4))
            + box("stsz", big(0, 4) + big(0, 4) + big(samples.count, 4) + samples.flatMap { big($0.count, 4) })
            + box("stsc", big(0, 4) + big(1, 4) + big(1, 4) + big(samples.count, 4) + big(1, 4))
            + box("stco", big(0, 4) + big(1, 4) + big(offset, 4))
        let media =
            box("mdhd", big(0, 4) + big(0, 8) + big(1000, 4) + big(samples.count * duration, 4) + big(0, 4))
            + box("hdlr", big(0, 8) + Array(handler.utf8) + big(0, 12)) + box("minf", box("stbl", table))
        return box("trak", trackHeader(id) + box("mdia", media))
    }

    /// A recording in fragments whose lengths stand in an index before them.
    package static func fragmented(milliseconds: [Int]) -> [UInt8] {
        let index =
            big(0, 4) + big(1, 4) + big(1000, 4) + big(0, 8) + big(0, 2) + big(milliseconds.count, 2)
            + milliseconds.flatMap { big(100, 4) + big($0, 4) + big(0, 4) }
        return mp4(milliseconds: 0) + box("sidx", index)
    }
}
