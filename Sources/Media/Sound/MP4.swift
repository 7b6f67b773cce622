import Podcast

/// M4A, M4B and MP4: the movie header of ISO/IEC 14496-12, 8.2.2.
/// https://developer.apple.com/documentation/quicktime-file-format/movie_header_atom
enum MP4: SoundFormat {
    static func facts(of file: ByteSource) -> SoundFacts? {
        guard let movie = movie(in: file) else { return nil }
        guard let header = MP4Box.first("mvhd", in: movie.content, of: file), let time = Timing(file, header.content.lowerBound)
        else { return SoundFacts(duration: nil) }
        if time.duration > 0 { return SoundFacts(samples: time.duration, rate: time.scale) }
        // A file in fragments says its length elsewhere: 8.8.2 for the whole, 8.16.3 for each fragment.
        if let extends = MP4Box.first("mvex", "mehd", in: movie.content, of: file),
            let version = file.byte(at: extends.content.lowerBound),
            let duration = version == 1 ? file.big64(extends.content.lowerBound + 4) : file.big(extends.content.lowerBound + 4, 4),
            duration > 0
        {
            return SoundFacts(samples: duration, rate: time.scale)
        }
        return fragments(in: file) ?? SoundFacts(duration: nil)
    }

    static func movie(in file: ByteSource) -> MP4Box? {
        let top = MP4Box.all(file, in: 0..<file.count)
        guard top.first.map({ ["ftyp", "moov", "mdat", "free", "skip", "wide"].contains($0.name) }) ?? false else { return nil }
        return top.first { $0.name == "moov" }
    }

    /// The times of a movie header or a media header, which begin alike: 8.2.2 and 8.4.2.
    struct Timing {
        /// Units in a second.
        let scale: Int
        let duration: Int

        init?(_ file: ByteSource, _ offset: Int) {
            guard let version = file.byte(at: offset) else { return nil }
            let start = offset + (version == 1 ? 20 : 12)
            guard let scale = file.big(start, 4), scale > 0,
                let duration = version == 1 ? file.big64(start + 4) : file.big(start + 4, 4)
            else { return nil }
            self.scale = scale
            // All bits set: unknown.
            self.duration = version == 0 && duration == 0xFFFF_FFFF ? 0 : duration
        }
    }

    /// The segment index, 8.16.3: the lengths of all fragments.
    private static func fragments(in file: ByteSource) -> SoundFacts? {
        guard let index = MP4Box.all(file, in: 0..<file.count).first(where: { $0.name == "sidx" }),
            let version = file.byte(at: index.content.lowerBound), let scale = file.big(index.content.lowerBound + 8, 4)
        else { return nil }
        var offset = index.content.lowerBound + 12 + (version == 0 ? 8 : 16)
        guard let count = file.big(offset + 2, 2) else { return nil }
        var duration = 0
        for _ in 0..<count {
            guard let length = file.big(offset + 8, 4) else { return nil }
            duration += length
            offset += 12
        }
        return SoundFacts(samples: duration, rate: scale)
    }

    static func chapters(in file: ByteSource) -> [EmbeddedChapter] {
        guard let movie = movie(in: file) else { return [] }
        let track = MP4ChapterTrack.chapters(in: movie, of: file)
        return track.isEmpty ? NeroChapters.chapters(in: movie, of: file) : track
    }
}
