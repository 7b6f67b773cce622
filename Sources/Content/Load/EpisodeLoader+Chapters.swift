import Chapters
import Diagnostics
import Media
import Podcast
import Transcripts

/// A chapter, and where it is written.
struct PlacedChapter {
    var chapter: Chapter
    var place: () -> SourceLocation
}

extension EpisodeLoader {
    /// The chapters of an episode from where they are written first: the front matter, a file, a list in the notes, the recording.
    /// - Returns: nil, after reporting, where a file cannot be read or is not the one that was surveyed.
    func chapters(
        of source: SurveyedEpisode, _ written: EpisodeFrontMatter, _ episode: Episode, in file: ContentFile,
        reporting diagnostics: inout Diagnostics
    ) -> [PlacedChapter]? {
        let folder = String(source.path[..<source.path.lastIndex(of: "/")!])
        if written.head.hasChapters {
            return written.chapters.map { written in
                var chapter = written.chapter
                chapter.image = written.image.flatMap { picture($0, from: folder) }.map(source.attachments.measured)
                return PlacedChapter(chapter: chapter, place: { file.location(of: written.startPosition) })
            }
        }
        if let chapters = source.chapters { return self.chapters(in: chapters, of: source, episode, reporting: &diagnostics) }
        let listed = NotesList.read(episode.notes.markdown)
        if !listed.isEmpty {
            let text = SourceText(path: episode.notes.file, text: episode.notes.markdown)
            return resolved(listed, from: folder, among: source.attachments, reporting: &diagnostics) { offset in
                var place = text.location(ofByte: offset)
                place.line = place.line.map { $0 + episode.notes.line - 1 }
                return place
            }
        }
        guard let audio = episode.audio, !audio.isRemote, let recording = ByteSource(fileAt: reader.folder.absolute(audio.source)) else {
            return []
        }
        let inside = SoundFormats.chapters(in: recording).map { FoundChapter(chapter: $0, offset: 0) }
        return resolved(inside, from: folder, among: source.attachments, reporting: &diagnostics) { _ in
            SourceLocation(file: audio.source)
        }
    }

    private func chapters(
        in chapters: SurveyedEpisode.ChapterSource, of source: SurveyedEpisode, _ episode: Episode,
        reporting diagnostics: inout Diagnostics
    ) -> [PlacedChapter]? {
        guard let known = source.sources.first(where: { $0.path == chapters.path }), let bytes = bytes(of: known, reporting: &diagnostics),
            let text = TextDecoding.decode(bytes, path: chapters.path, encoding: chapters.encoding, reporting: &diagnostics)
        else { return nil }
        let wanted = WantedEpisode(
            title: episode.card.title, guid: episode.card.guid,
            recording: episode.audio.map { audio in
                audio.source.prefix { $0 != "?" && $0 != "#" }.split(separator: "/").last.map(String.init) ?? audio.source
            })
        let found = ChapterReader.read(ChapterText(text, of: wanted), format: chapters.format, reporting: &diagnostics)
        let folder = String(chapters.path[..<chapters.path.lastIndex(of: "/")!])
        return resolved(found, from: folder, among: source.attachments, reporting: &diagnostics) { text.location(ofByte: $0) }
    }

    /// Chapters with pictures that are there and addresses that lead somewhere.
    /// - Parameter folder: that the names of pictures count from.
    private func resolved(
        _ found: [FoundChapter], from folder: String, among files: [SiteFile], reporting diagnostics: inout Diagnostics,
        location: @escaping (Int) -> SourceLocation
    ) -> [PlacedChapter] {
        found.map { found in
            var chapter = found.chapter
            if let url = chapter.url {
                let address = Address(url)
                chapter.url = address.fault == nil ? address.canonical : nil
                if chapter.url == nil {
                    diagnostics.report(
                        .skippedChapter, "“\(url.abridged)” is no address that a page may lead to, so it is left out",
                        at: location(found.offset), hint: "write addresses with https:// at their start")
                }
            }
            if let image = found.image {
                chapter.image = picture(image, from: folder, among: files)
                if chapter.image == nil {
                    diagnostics.report(
                        .skippedChapter, "the picture “\(image.abridged)” is not in the episode's folder, so it is left out",
                        at: location(found.offset), hint: "put it there, or write its whole address with https://")
                }
            }
            return PlacedChapter(chapter: chapter, place: { location(found.offset) })
        }
    }

    private func picture(_ written: String, from folder: String, among files: [SiteFile]) -> Picture? {
        let address = Address(written)
        if address.isWeb { return Picture(source: address.canonical, alternative: "") }
        guard address.isRelative, let path = SiteFolder.join(written, to: folder), let file = files.first(where: { $0.source == path })
        else {
            return nil
        }
        return Picture(source: file.source, path: file.path, alternative: "", size: file.facts?.size)
    }

    /// Warns of chapters that start when all is over: most often hours were taken for minutes.
    func reportLate(_ chapters: [PlacedChapter], of episode: Episode, _ source: SurveyedEpisode, to diagnostics: inout Diagnostics) {
        let recording = episode.audio.flatMap { $0.isRemote ? nil : source.sound($0.source)?.duration }
        let sound = recording ?? episode.audio?.duration ?? episode.card.duration
        let lastWords = (episode.transcript?.cues ?? []).compactMap { $0.end ?? $0.start }.max()
        guard let end = sound ?? lastWords else { return }
        for chapter in chapters {
            guard let start = chapter.chapter.start, start >= end else { continue }
            let what = sound == nil ? "the last words of the transcript end" : "the sound ends"
            diagnostics.report(
                .chapterAfterEnd, "this chapter starts at \(start.clock), but \(what) at \(end.clock)", at: chapter.place(),
                hint: sound == nil
                    ? "correct the time, or write how long the sound is as `duration` of `audio`"
                    : "correct the time; 12:34 is minutes and seconds, and hours are written 1:02:03")
        }
    }
}
