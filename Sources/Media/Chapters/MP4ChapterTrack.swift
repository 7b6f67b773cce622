import Podcast

/// A track of text that another track names as its chapters, and one of pictures for them:
/// https://developer.apple.com/documentation/quicktime-file-format/chapter_lists
enum MP4ChapterTrack {
    private static let mostChapters = 1 << 12
    private static let longestTitle = 1 << 12

    static func chapters(in movie: MP4Box, of file: ByteSource) -> [EmbeddedChapter] {
        let tracks = MP4Box.all(file, in: movie.content).filter { $0.name == "trak" }
        let named = tracks.lazy.compactMap { track in
            MP4Box.first("tref", "chap", in: track.content, of: file).map { references(in: $0, of: file) }
        }.first
        guard let named else { return [] }
        let media = tracks.filter { id(of: $0, in: file).map(named.contains) ?? false }
            .compactMap { MP4Box.first("mdia", in: $0.content, of: file) }
        func samples(ofAny handlers: [StaticString]) -> [Sample]? {
            media.first { media in
                MP4Box.first("hdlr", in: media.content, of: file).map { box in
                    handlers.contains { file.has($0, at: box.content.lowerBound + 8) }
                } ?? false
            }
            .flatMap { self.samples(of: $0, in: file) }
        }
        let titles = samples(ofAny: ["text", "sbtl"]) ?? []
        // A picture stays until the next one comes.
        var pictures = (samples(ofAny: ["vide"]) ?? [])[...]
        var picture: [UInt8]?
        // A broken table may name the same bytes thousands of times.
        var bytesLeft = file.count
        return titles.compactMap { sample in
            while let next = pictures.first, next.start <= sample.start {
                pictures.removeFirst()
                let isWanted = pictures.first.map { $0.start > sample.start } ?? true
                guard isWanted else { continue }
                bytesLeft -= next.size
                picture = bytesLeft >= 0 ? file.bytes(at: next.offset, count: next.size).map { Array($0) } : nil
            }
            return title(of: sample, in: file).map { title in
                EmbeddedChapter(Chapter(start: sample.start, title: title.isEmpty ? nil : title), picture: picture)
            }
        }
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

    private struct Sample {
        var start: Seconds
        var offset: Int
        var size: Int
    }

    private static func samples(of media: MP4Box, in file: ByteSource) -> [Sample]? {
        guard let header = MP4Box.first("mdhd", in: media.content, of: file),
            let timing = MP4.Timing(file, header.content.lowerBound),
            let table = MP4Box.first("minf", "stbl", in: media.content, of: file),
            let samples = MP4SampleTable(file, table, most: mostChapters)
        else { return nil }
        var time = 0
        return samples.all.compactMap { sample in
            defer { time += sample.duration }
            return Seconds(Double(time) / Double(timing.scale)).map { Sample(start: $0, offset: sample.offset, size: sample.size) }
        }
    }

    /// A sample is a length in two bytes, the text, and perhaps boxes that say how it is encoded.
    private static func title(of sample: Sample, in file: ByteSource) -> PlainText? {
        guard let length = file.big(sample.offset, 2), length <= longestTitle, length + 2 <= sample.size,
            let bytes = file.bytes(at: sample.offset + 2, count: length)
        else { return nil }
        return PlainText(text(bytes)).onOneLine
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
