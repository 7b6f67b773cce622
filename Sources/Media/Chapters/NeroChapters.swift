import Podcast

/// The list of chapters that Nero's tools put into MP4 files. It was never published; as FFmpeg and mp4v2 write it:
/// https://github.com/FFmpeg/FFmpeg/blob/master/libavformat/movenc.c (mov_write_chpl_tag)
enum NeroChapters {
    static func chapters(in movie: MP4Box, of file: ByteSource) -> [EmbeddedChapter] {
        guard let list = MP4Box.first("udta", "chpl", in: movie.content, of: file), let version = file.byte(at: list.content.lowerBound)
        else { return [] }
        // Version 1 has four reserved bytes more.
        var offset = list.content.lowerBound + (version == 0 ? 4 : 8)
        guard let count = file.byte(at: offset) else { return [] }
        offset += 1
        var chapters: [EmbeddedChapter] = []
        for _ in 0..<count {
            // Starts are in units of 100 nanoseconds.
            guard offset < list.content.upperBound, let start = file.big64(offset), let length = file.byte(at: offset + 8),
                let name = file.bytes(at: offset + 9, count: Int(length))
            else { break }
            offset += 9 + Int(length)
            let title = PlainText(String(decoding: name, as: UTF8.self)).onOneLine
            guard let start = Seconds(readMilliseconds: start / 10_000) else { continue }
            chapters.append(EmbeddedChapter(Chapter(start: start, title: title.isEmpty ? nil : title)))
        }
        return chapters
    }
}
