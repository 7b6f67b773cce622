import MadeMedia
import Media
import Podcast

extension FuzzedReader {
    /// Whatever a recording or a picture holds, reading it ends soon, and what is found can be.
    static let media = MadeFile.ofEachFormat.map { format in
        FuzzedReader(name: "media-\(format.name)", seeds: { _ in format.files }, tokens: mediaTokens, fault: mediaFault(of:))
    }

    private static func mediaFault(of bytes: [UInt8]) -> String? {
        let facts = MediaFacts(of: ByteSource(bytes))
        if let duration = facts?.sound?.duration, duration < .zero { return "a recording is \(duration.decimal) s long" }
        let embedded = SoundFormats.chapters(in: ByteSource(bytes))
        let chapters = embedded.map(\.chapter)
        if chapters.count > bytes.count { return "\(bytes.count) bytes hold \(chapters.count) chapters" }
        for chapter in chapters where (chapter.start ?? Seconds(milliseconds: -1)) < .zero { return "a chapter is \(chapter)" }
        if chapters.contains(where: { ($0.title?.utf8.count ?? 0) > bytes.count * 3 }) { return "a title is longer than the file" }
        if embedded.contains(where: { ($0.picture?.count ?? 0) > bytes.count }) { return "a picture is larger than the file" }
        return nil
    }

    private static let mediaTokens =
        [
            "ID3", "CHAP", "CTOC", "TIT2", "WXXX", "APIC", "vide", "Xing", "Info", "VBRI", "LAME", "TAG", "APETAGEX", "ftyp", "moov",
            "mvhd", "trak",
            "mdia", "udta",
            "chpl", "stco", "co64", "stsz", "stsc", "stts", "tref", "sidx", "mvex", "mehd", "meta", "iprp", "ipco", "ispe", "irot", "ipma",
            "pitm",
            "OggS", "OpusHead", "OpusTags", "\u{1}vorbis", "\u{3}vorbis", "fLaC", "RIFF", "RF64", "WAVE", "fmt ", "data", "ds64", "fact",
            "CHAPTER001=",
            "CHAPTER001NAME=", "Exif\0\0", "MM\0*", "II*\0", "<svg", " width='", " viewBox='", "VP8 ", "VP8L", "VP8X", "IHDR", "GIF89a",
        ].map { Array($0.utf8) } + [[0xFF, 0xFB, 0x90, 0x00], [0xFF, 0xFB, 0xB0, 0x00], [0xFF, 0xC2], [0xFF, 0xE1], [0xFF, 0xD8]]
}
