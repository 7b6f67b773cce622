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
        of source: SurveyedEpisode, _ written: EpisodeFrontMatter, _ episode: inout Episode, in file: ContentFile,
        reporting diagnostics: inout Diagnostics
    ) -> [PlacedChapter]? {
        let folder = SiteFolder.folder(of: source.path)
        if written.head.hasChapters {
            return written.chapters.map { written in
                var chapter = written.chapter
                chapter.image = written.image.flatMap { picture($0, from: folder) }.map(source.attachments.measured)
                return PlacedChapter(chapter: chapter, place: { file.location(of: written.startPosition) })
            }
        }
        if let chapters = source.chapters { return self.chapters(in: chapters, of: source, written, episode, reporting: &diagnostics) }
        let listed = NotesList.read(episode.notes.markdown)
        if !listed.isEmpty {
            let text = SourceText(path: episode.notes.file, text: episode.notes.markdown)
            let firstLine = episode.notes.line
            return resolved(listed, from: folder, among: source.attachments, reporting: &diagnostics) { offset in
                var place = text.location(ofByte: offset)
                place.line = place.line.map { $0 + firstLine - 1 }
                return place
            }
        }
        return embeddedChapters(of: &episode, among: source.attachments, reporting: &diagnostics)
    }

    private func chapters(
        in chapters: SurveyedEpisode.ChapterSource, of source: SurveyedEpisode, _ written: EpisodeFrontMatter, _ episode: Episode,
        reporting diagnostics: inout Diagnostics
    ) -> [PlacedChapter]? {
        let settings = ChapterSettings(source: chapters, card: episode.card, recording: written.head.recording)
        guard let known = source.sources.first(where: { $0.path == chapters.path }), let bytes = bytes(of: known, reporting: &diagnostics),
            let (found, text) = settings.read(bytes, reporting: &diagnostics)
        else { return nil }
        return resolved(
            found, from: SiteFolder.folder(of: chapters.path), among: source.attachments, reporting: &diagnostics,
            location: text.location(ofByte:))
    }

    /// Chapters with pictures that are there and addresses that lead somewhere. Survey has told of pictures that are missing.
    /// - Parameter folder: that the names of pictures count from.
    private func resolved(
        _ found: [FoundChapter], from folder: String, among files: [SiteFile], reporting diagnostics: inout Diagnostics,
        location: @escaping (Int) -> SourceLocation
    ) -> [PlacedChapter] {
        found.map { found in
            var chapter = found.chapter
            chapter.url = chapter.url.flatMap { permitted($0, at: { location(found.urlOffset) }, reporting: &diagnostics) }
            chapter.image = found.image.flatMap { picture($0, from: folder, among: files) }
            if let image = found.image, !Address(image).isWeb, !Address(image).isRelative {
                diagnostics.report(
                    .skippedChapter, "“\(image.abridged)” is neither the name of a file nor an address, so this picture is left out",
                    at: location(found.imageOffset),
                    hint: "write the name of a file beside this one, or an address that begins with https://")
            }
            return PlacedChapter(chapter: chapter, place: { location(found.offset) })
        }
    }

    /// An address as a page may hold it.
    /// - Returns: nil, after reporting, where it leads nowhere.
    private func permitted(
        _ url: String, isBesideFiles: Bool = true, at place: () -> SourceLocation, reporting diagnostics: inout Diagnostics
    ) -> String? {
        let address = Address(url)
        if address.fault == nil, isBesideFiles || !address.isRelative { return address.canonical }
        diagnostics.report(
            .skippedChapter, "“\(url.abridged)” is no address that a page may lead to, so it is left out", at: place(),
            hint: "write addresses with https:// at their start")
        return nil
    }

    private func picture(_ written: String, from folder: String, among files: [SiteFile]) -> Picture? {
        let address = Address(written)
        if address.isWeb { return Picture(source: address.canonical, alternative: "") }
        guard address.isRelative, let found = try? reader.folder.locate(written, from: folder),
            let file = files.first(where: { $0.source == found.path })
        else { return nil }
        return Picture(source: file.source, path: file.path, alternative: "", size: file.facts?.size)
    }

    /// The chapters inside the recording, whose pictures become files beside the page.
    private func embeddedChapters(
        of episode: inout Episode, among files: [SiteFile], reporting diagnostics: inout Diagnostics
    ) -> [PlacedChapter] {
        guard let audio = episode.audio, !audio.isRemote, let recording = ByteSource(fileAt: reader.folder.absolute(audio.source)) else {
            return []
        }
        let place = { SourceLocation(file: audio.source) }
        var pictures = EmbeddedPictures(of: audio, besides: Set(files.map(\.path)))
        let chapters = SoundFormats.chapters(in: recording).map { embedded in
            var chapter = embedded.chapter
            // Nothing lies beside what is in a recording.
            chapter.url = chapter.url.flatMap { permitted($0, isBesideFiles: false, at: place, reporting: &diagnostics) }
            chapter.image = embedded.picture.flatMap { pictures.add($0) }
            return PlacedChapter(chapter: chapter, place: place)
        }
        episode.embeddedPictures = pictures.files
        return chapters
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
