import Podcast

/// A track of text that another track names as its chapters:
/// https://developer.apple.com/documentation/quicktime-file-format/chapter_lists
enum MP4ChapterTrack {
    private static let mostChapters = 1 << 12
    private static let longestTitle = 1 << 12

    static func chapters(in movie: MP4Box, of file: ByteSource) -> [Chapter] {
        let tracks = MP4Box.all(file, in: movie.content).filter { $0.name == "trak" }
        let named = tracks.lazy.compactMap { track in
            MP4Box.first("tref", "chap", in: track.content, of: file).map { references(in: $0, of: file) }
        }.first
        guard let named else { return [] }
        // A track of pictures for the chapters is named too.
        for track in tracks where id(of: track, in: file).map(named.contains) ?? false {
            guard let media = MP4Box.first("mdia", in: track.content, of: file),
                let handler = MP4Box.first("hdlr", in: media.content, of: file),
                file.has("text", at: handler.content.lowerBound + 8) || file.has("sbtl", at: handler.content.lowerBound + 8)
            else { continue }
            return chapters(media, of: file)
        }
        return []
    }

    private static func references(in box: MP4Box, of file: ByteSource) -> [Int] {
        stride(from: box.content.lowerBound, to: box.content.upperBound - 3, by: 4).prefix(16).compactMap { file.big($0, 4) }
    }

    /// ISO/IEC 14496-12, 8.3.2
    private static func id(of track: MP4Box, in file: ByteSource) -> Int? {
        guard let header = MP4Box.first("tkhd", in: track.content, of: file), let version = file.byte(at: header.content.lowerBound) else {
            return nil
        }
        return file.big(header.content.lowerBound + (version == 1 ? 20 : 12), 4)
    }

    private static func chapters(_ media: MP4Box, of file: ByteSource) -> [Chapter] {
        guard let header = MP4Box.first("mdhd", in: media.content, of: file),
            let timing = MP4.Timing(file, header.content.lowerBound),
            let table = MP4Box.first("minf", "stbl", in: media.content, of: file),
            let samples = MP4SampleTable(file, table, most: mostChapters)
        else { return [] }
        var chapters: [Chapter] = []
        var time = 0
        for sample in samples.all {
            defer { time += sample.duration }
            // A sample is a length in two bytes, the text, and perhaps boxes that say how it is encoded.
            guard let length = file.big(sample.offset, 2), length <= longestTitle, length + 2 <= sample.size,
                let bytes = file.bytes(at: sample.offset + 2, count: length),
                let start = Seconds(Double(time) / Double(timing.scale))
            else { continue }
            let title = PlainText(text(bytes)).onOneLine
            chapters.append(Chapter(start: start, title: title.isEmpty ? nil : title))
        }
        return chapters
    }

    /// UTF-8, or UTF-16 with a mark, 3GPP TS 26.245, 5.17.
    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        guard bytes.count >= 2, bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) else {
            return String(decoding: bytes, as: UTF8.self)
        }
        let isLittle = bytes.first == 0xFF
        let units = stride(from: bytes.startIndex + 2, to: bytes.endIndex - 1, by: 2).map { index in
            isLittle ? UInt16(bytes[index + 1]) << 8 | UInt16(bytes[index]) : UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
        }
        return String(decoding: units, as: UTF16.self)
    }
}

/// Where the samples of a track lie, ISO/IEC 14496-12, 8.6.1.2, 8.7.3, 8.7.4 and 8.7.5.
private struct MP4SampleTable {
    struct Sample {
        var offset: Int
        var size: Int
        var duration: Int
    }

    private(set) var all: [Sample] = []

    init?(_ file: ByteSource, _ table: MP4Box, most: Int) {
        let boxes = MP4Box.all(file, in: table.content)
        func start(_ name: String) -> Int? { boxes.first { $0.name == name }?.content.lowerBound }
        guard let sizes = start("stsz"), let times = start("stts"), let chunkMap = start("stsc"),
            let chunks = start("stco") ?? start("co64"),
            let fixedSize = file.big(sizes + 4, 4), let count = file.big(sizes + 8, 4), let chunkCount = file.big(chunks + 4, 4)
        else { return nil }
        let isLarge = start("stco") == nil
        var runs = Runs(file, at: times, fields: 2)
        var map = Runs(file, at: chunkMap, fields: 3)
        var perChunk = 0
        var nextRun = map.next()
        var duration = (left: 0, value: 0)
        for chunk in 0..<chunkCount {
            while let run = nextRun, run[0] <= chunk + 1 {
                perChunk = run[1]
                nextRun = map.next()
            }
            guard perChunk > 0, var offset = isLarge ? file.big64(chunks + 8 + chunk * 8) : file.big(chunks + 8 + chunk * 4, 4) else {
                return
            }
            for _ in 0..<perChunk {
                guard all.count < min(count, most) else { return }
                while duration.left == 0 {
                    guard let run = runs.next() else { return }
                    duration = (run[0], run[1])
                }
                duration.left -= 1
                guard let size = fixedSize > 0 ? fixedSize : file.big(sizes + 12 + all.count * 4, 4) else { return }
                all.append(Sample(offset: offset, size: size, duration: duration.value))
                offset += size
            }
        }
    }

    /// The entries of a table: a count, then so many entries of numbers of four bytes.
    private struct Runs {
        private let file: ByteSource
        private let fields: Int
        private var offset: Int
        private var left: Int

        init(_ file: ByteSource, at start: Int, fields: Int) {
            self.file = file
            self.fields = fields
            offset = start + 8
            left = file.big(start + 4, 4) ?? 0
        }

        mutating func next() -> [Int]? {
            guard left > 0 else { return nil }
            let entry = (0..<fields).compactMap { file.big(offset + $0 * 4, 4) }
            guard entry.count == fields else { return nil }
            left -= 1
            offset += fields * 4
            return entry
        }
    }
}
