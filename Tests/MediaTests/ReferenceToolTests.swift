import Foundation
import MadeMedia
import Podcast
import Testing

@testable import Media

/// What FFmpeg and ImageMagick make and measure.
@Suite struct ReferenceToolTests {
    static let ffmpeg = Tool("ffmpeg", banner: "ffmpeg version")
    static let ffprobe = Tool("ffprobe", banner: "ffprobe version")
    static let hasFFmpeg = ffmpeg != nil && ffprobe != nil
    static let magick = Tool("magick", "convert-im6", "convert", banner: "ImageMagick")

    /// The file's name and how FFmpeg encodes it.
    static let sounds: [(name: String, options: [String])] = [
        ("vbr-with-table.mp3", ["-q:a", "4"]), ("cbr.mp3", ["-b:a", "128k"]),
        ("cbr-without-header.mp3", ["-b:a", "64k", "-write_xing", "0"]),
        ("vbr-without-header.mp3", ["-q:a", "3", "-write_xing", "0"]), ("mono-low-rate.mp3", ["-ac", "1", "-ar", "22050", "-b:a", "32k"]),
        ("low-rate-without-header.mp3", ["-ac", "1", "-ar", "16000", "-b:a", "24k", "-write_xing", "0"]),
        ("id3v1.mp3", ["-b:a", "64k", "-write_id3v1", "1", "-metadata", "title=A talk", "-write_xing", "0"]),
        ("layer-two.mp2", ["-b:a", "128k"]),
        ("plain.m4a", []), ("index-first.m4a", ["-movflags", "faststart"]),
        ("in-fragments.m4a", ["-movflags", "frag_keyframe+global_sidx"]),
        ("opus.opus", ["-c:a", "libopus", "-b:a", "32k"]), ("vorbis.ogg", ["-c:a", "libvorbis"]), ("flac.oga", ["-c:a", "flac"]),
        ("flac.flac", []), ("pcm.wav", []), ("float.wav", ["-c:a", "pcm_f32le"]), ("large.wav", ["-rf64", "always"]),
        ("adpcm.wav", ["-c:a", "adpcm_ima_wav"]),
    ]

    @Test(.enabled(if: hasFFmpeg, "FFmpeg is not installed"), arguments: sounds.indices)
    func soundIsAsLongAsFFprobeSays(index: Int) throws {
        let (name, options) = Self.sounds[index]
        let folder = try Folder()
        let path = "\(folder.path)/\(name)"
        // Noise and silence, so that a variable bit rate varies.
        let sound = "sine=f=300:d=12.3[a];anoisesrc=d=9.2:a=.6[b];[a][b]concat=v=0:a=1"
        try Self.ffmpeg!.run(["-loglevel", "error", "-filter_complex", sound] + options + [path])
        let probed = try Self.ffprobe!.run(["-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", path])
        let expected = try #require(Double(probed.trimmingCharacters(in: .whitespacesAndNewlines)))
        let file = try #require(ByteSource(fileAt: path))
        let facts = try #require(MediaFacts(of: file)?.sound)
        let found = try #require(facts.duration)
        // What the maker says is no sound is not counted here; it is at most a few frames. FFprobe guesses an MP3's length without a
        // header from its first frames, so there the length of what was encoded is what counts.
        let reference = name.contains("without-header") ? 21.5 : expected
        #expect(abs(Double(found.milliseconds) / 1000 - reference) < 0.11)
        #expect(facts.lacksSeekTable == (name == "vbr-without-header.mp3"))
    }

    @Test(.enabled(if: hasFFmpeg, "FFmpeg is not installed"), arguments: ["a.mp3", "a.m4a", "a.opus", "a.ogg", "a.flac"])
    func chaptersThatFFmpegWroteAreRead(name: String) throws {
        let folder = try Folder()
        let metadata = """
            ;FFMETADATA1
            [CHAPTER]
            TIMEBASE=1/1000
            START=0
            END=4000
            title=Anfang & Ende
            [CHAPTER]
            TIMEBASE=1/1000
            START=4000
            END=9000
            title=第二章
            """
        try metadata.write(toFile: "\(folder.path)/chapters.txt", atomically: true, encoding: .utf8)
        let path = "\(folder.path)/\(name)"
        // It writes them into Opus of all formats with comments; into others, as any comment.
        let comments = ["CHAPTER001=00:00:00.000", "CHAPTER001NAME=Anfang & Ende", "CHAPTER002=00:00:04.000", "CHAPTER002NAME=第二章"]
        let isOther = name == "a.ogg" || name == "a.flac"
        try Self.ffmpeg!.run(
            ["-loglevel", "error", "-f", "lavfi", "-i", "sine=d=9", "-i", "\(folder.path)/chapters.txt", "-map_metadata", "1"]
                + (isOther ? comments.flatMap { ["-metadata", $0] } : []) + [path])
        let chapters = SoundFormats.chapters(in: try #require(ByteSource(fileAt: path))).map(\.chapter)
        #expect(chapters.map(\.title) == ["Anfang & Ende", "第二章"])
        #expect(chapters.map(\.start) == [.zero, Seconds(milliseconds: 4000)])
    }

    /// The file's name and how ImageMagick makes it.
    static let pictures: [(name: String, options: [String])] = [
        ("a.png", []), ("interlaced.png", ["-interlace", "PNG"]), ("a.jpg", []), ("progressive.jpg", ["-interlace", "JPEG"]),
        ("grey.jpg", ["-colorspace", "Gray"]), ("a.gif", []), ("lossy.webp", ["-quality", "60"]),
        ("lossless.webp", ["-define", "webp:lossless=true"]),
        ("transparent.webp", ["-alpha", "set", "-channel", "A", "-evaluate", "set", "50%"]),
        ("a.avif", []), ("profiled.jpg", ["-set", "comment", String(repeating: "a long comment ", count: 6000)]),
    ]

    @Test(.enabled(if: magick != nil, "ImageMagick is not installed"), arguments: pictures.indices, ["641x353", "1x1", "300x900"])
    func aPictureIsAsLargeAsImageMagickSays(index: Int, size: String) throws {
        let (name, options) = Self.pictures[index]
        let folder = try Folder()
        let path = "\(folder.path)/\(name)"
        try Self.magick!.run(["-size", size, "gradient:red-blue"] + options + [path])
        try compare(path)
    }

    @Test(.enabled(if: magick != nil, "ImageMagick is not installed"), arguments: 1...8)
    func aTurnedPhotographIsAsLargeAsImageMagickShowsIt(orientation: Int) throws {
        let folder = try Folder()
        let path = "\(folder.path)/a.jpg"
        try Self.magick!.run(["-size", "40x30", "gradient:red-blue", path])
        var bytes = Array(try Data(contentsOf: URL(filePath: path)))
        bytes.replaceSubrange(2..<2, with: MadeFile.exif(orientation, isBig: orientation % 2 == 0))
        try Data(bytes).write(to: URL(filePath: path))
        try compare(path)
    }

    private func compare(_ path: String) throws {
        let measured = try Self.magick!.run([path, "-auto-orient", "-format", "%w %h\n", "info:"]).split { " \n".contains($0) }.compactMap {
            Int($0)
        }
        let expected = PixelSize(width: measured[0], height: measured[1])
        #expect(MediaFacts(of: try #require(ByteSource(fileAt: path)))?.size == expected)
    }
}
