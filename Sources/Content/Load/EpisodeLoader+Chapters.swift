import Chapters
import Diagnostics
import Media
import Podcast
import Transcripts

extension EpisodeLoader {
    /// The chapters of an episode from where they are written first: the front matter, a file, a list in the notes, the recording.
    /// - Returns: nil, after reporting, where a file cannot be read or is not the one that was surveyed.
    func chapters(
        of source: SurveyedEpisode, _ written: EpisodeFrontMatter, _ episode: Episode, in file: ContentFile,
        reporting diagnostics: inout Diagnostics
    ) -> [Chapter]? {
        let folder = String(source.path[..<source.path.lastIndex(of: "/")!])
        let end = episode.card.duration ?? episode.audio?.duration
        if written.head.hasChapters {
            for chapter in written.chapters {
                Self.report(chapter.chapter, past: end, at: file.location(of: chapter.startPosition), to: &diagnostics)
            }
            return written.chapters.map { written in
                var chapter = written.chapter
                chapter.image = written.image.flatMap { picture($0, from: folder) }.map(source.attachments.measured)
                return chapter
            }
        }
        if let chapters = source.chapters {
            return self.chapters(in: chapters, of: source, episode, end: end, reporting: &diagnostics)
        }
        let listed = NotesList.read(episode.notes.markdown)
        if !listed.isEmpty {
            let text = SourceText(path: episode.notes.file, text: episode.notes.markdown)
            return resolved(listed, from: folder, among: source.attachments, end: end, reporting: &diagnostics) { offset in
                var place = text.location(ofByte: offset)
                place.line = place.line.map { $0 + episode.notes.line - 1 }
                return place
            }
        }
        guard let audio = episode.audio, !audio.isRemote, let recording = ByteSource(fileAt: reader.folder.absolute(audio.source)) else {
            return []
        }
        let inside = SoundFormats.chapters(in: recording).map { FoundChapter(chapter: $0, offset: 0) }
        return resolved(inside, from: folder, among: source.attachments, end: end, reporting: &diagnostics) { _ in
            SourceLocation(file: audio.source)
        }
    }

    private func chapters(
        in chapters: SurveyedEpisode.ChapterSource, of source: SurveyedEpisode, _ episode: Episode, end: Seconds?,
        reporting diagnostics: inout Diagnostics
    ) -> [Chapter]? {
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
        return resolved(found, from: folder, among: source.attachments, end: end, reporting: &diagnostics) { text.location(ofByte: $0) }
    }

    /// Chapters with pictures that are there and addresses that lead somewhere.
    /// - Parameters:
    ///   - folder: that the names of pictures count from.
    ///   - end: of the recording.
    private func resolved(
        _ found: [FoundChapter], from folder: String, among files: [SiteFile], end: Seconds?, reporting diagnostics: inout Diagnostics,
        location: (Int) -> SourceLocation
    ) -> [Chapter] {
        found.map { found in
            var chapter = found.chapter
            Self.report(chapter, past: end, at: location(found.offset), to: &diagnostics)
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
            return chapter
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

    private static func report(
        _ chapter: Chapter, past end: Seconds?, at place: @autoclosure () -> SourceLocation, to diagnostics: inout Diagnostics
    ) {
        guard let start = chapter.start, let end, start > end else { return }
        diagnostics.report(
            .chapterPastEnd, "this chapter starts at \(start.clock), after the recording ends at \(end.clock)", at: place(),
            hint: "12:34 is minutes and seconds; hours are written 1:02:03")
    }
}
