import Foundation
import Fuzzing
import Podcast
import Testing

@testable import Media

/// Broken recordings and pictures: whatever they hold, reading them ends soon, and what is found can be.
@Suite("Broken media")
struct FuzzTests {
    private static let tokens =
        [
            "ID3", "CHAP", "CTOC", "TIT2", "WXXX", "Xing", "Info", "VBRI", "LAME", "TAG", "APETAGEX", "ftyp", "moov", "mvhd", "trak",
            "mdia", "udta",
            "chpl", "stco", "co64", "stsz", "stsc", "stts", "tref", "sidx", "mvex", "mehd", "meta", "iprp", "ipco", "ispe", "irot", "ipma",
            "pitm",
            "OggS", "OpusHead", "OpusTags", "\u{1}vorbis", "\u{3}vorbis", "fLaC", "RIFF", "RF64", "WAVE", "fmt ", "data", "ds64", "fact",
            "CHAPTER001=",
            "CHAPTER001NAME=", "Exif\0\0", "MM\0*", "II*\0", "<svg", " width='", " viewBox='", "VP8 ", "VP8L", "VP8X", "IHDR", "GIF89a",
        ].map { Array($0.utf8) } + [[0xFF, 0xFB, 0x90, 0x00], [0xFF, 0xFB, 0xB0, 0x00], [0xFF, 0xC2], [0xFF, 0xE1], [0xFF, 0xD8]]

    private static let frames = (0..<40).flatMap { MadeFile.frame(rate: $0 % 3 == 0 ? 9 : 11) }
    private static let title = MadeFile.id3Frame("TIT2", [1, 0xFF, 0xFE, 0x53, 0, 0xE4, 0])

    /// Files of one format each.
    static let seeds: [(name: String, files: [[UInt8]])] = [
        (
            "mp3",
            [
                MadeFile.id3(MadeFile.chap("a", from: 0, to: 9, title) + MadeFile.chap("b", from: 9, to: 99, title), padding: 9) + frames,
                MadeFile.id3(
                    MadeFile.id3Frame("CTOC", [0x74, 0, 3, 1, 0x61, 0], version: 3) + MadeFile.chap("a", from: 0, to: 9, [], version: 3),
                    version: 3),
                frames, MadeFile.xing(frames: 99, hasTable: true) + frames, MadeFile.vbri(frames: 99) + frames,
            ]
        ),
        (
            "mp4",
            [
                MadeFile.mp4(milliseconds: 99, boxes: MadeFile.chpl([(0, "One"), (9, "Two")])), MadeFile.withChapterTrack(["One", "Two"]),
                MadeFile.avif(9, 9, turns: 1), MadeFile.fragmented(milliseconds: [9, 99]),
            ]
        ),
        ("ogg", [MadeFile.opus(preSkip: 9, lastPosition: 99_999, comments: ["CHAPTER001=1:00", "CHAPTER001NAME=A"])]),
        ("flac", [MadeFile.flac(samples: 99, comments: ["CHAPTER001=1:00", "CHAPTER001NAME=A"])]), ("wav", [MadeFile.wav(bytes: 99)]),
        ("jpeg", [MadeFile.jpeg(9, 9, orientation: 6), MadeFile.jpeg(9, 9, orientation: 1, isBig: false)]),
        ("png", [MadeFile.png(9, 9)]), ("gif", [MadeFile.gif(9, 9)]),
        ("webp", [MadeFile.webp("VP8 ", 9, 9), MadeFile.webp("VP8L", 9, 9), MadeFile.webp("VP8X", 9, 9)]),
        (
            "svg",
            [
                "<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY a '>'>]><!-- a --><svg width='9cm' height=\"9\" viewBox='0 0 9 9'/>",
                "<svg width='9'/>",
            ]
            .map { Array($0.utf8) }
        ),
    ]

    @Test("Nothing that is in a file makes a reader crash, hang or believe it", arguments: seeds.map(\.name))
    func broken(name: String) throws {
        let files = try #require(Self.seeds.first { $0.name == name }).files
        let found = fuzz("media-\(name)", seeds: files, tokens: Self.tokens) { bytes in
            let facts = MediaFacts(of: ByteSource(bytes))
            if let duration = facts?.sound?.duration, duration < .zero { return "a recording is \(duration.decimal) s long" }
            let chapters = SoundFormats.chapters(in: ByteSource(bytes))
            if chapters.count > bytes.count { return "\(bytes.count) bytes hold \(chapters.count) chapters" }
            for chapter in chapters where (chapter.start ?? Seconds(milliseconds: -1)) < .zero { return "a chapter is \(chapter)" }
            if chapters.contains(where: { ($0.title?.utf8.count ?? 0) > bytes.count * 3 }) { return "a title is longer than the file" }
            return nil
        }
        #expect(found == nil)
    }

    @Test("A file that is read piece by piece is what it is in memory")
    func pieces() throws {
        let folder = try Folder()
        for (name, files) in Self.seeds {
            // More than is read at a time.
            for bytes in files + files.map({ $0 + Array(repeating: 0, count: 700_000) }) {
                let path = "\(folder.path)/\(name)"
                try Data(bytes).write(to: URL(filePath: path))
                let file = try #require(ByteSource(fileAt: path))
                #expect(MediaFacts(of: file) == MediaFacts(of: ByteSource(bytes)))
                #expect(SoundFormats.chapters(in: file) == SoundFormats.chapters(in: ByteSource(bytes)))
                #expect(file.failure == nil)
            }
        }
    }
}
