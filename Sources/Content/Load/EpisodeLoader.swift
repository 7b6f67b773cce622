import Diagnostics
import Podcast
import Storage
import Transcripts

/// Makes one whole episode of its files.
public struct EpisodeLoader: Sendable {
    let reader: SourceReader
    /// Where the show's feed tells that the site stands; nil where there is no feed. Then nobody is told of what only feeds need.
    let feedSite: String?

    /// - Parameters:
    ///   - folder: the site's folder, an absolute path.
    ///   - feedSite: where the show's feed tells that the site stands; nil where there is no feed.
    public init(folder: String, feedSite: String? = nil) {
        reader = SourceReader(folder: SiteFolder(folder), cache: .none)
        self.feedSite = feedSite
    }

    /// Reads an episode that survey has found. What survey reported of it is not reported again.
    /// - Returns: nil, after reporting, where a file cannot be read or is not the one that was surveyed.
    public func load(_ source: SurveyedEpisode, reporting diagnostics: inout Diagnostics) -> Episode? {
        guard let bytes = bytes(of: source.sources[0], reporting: &diagnostics) else { return nil }
        var reported = Diagnostics()
        guard let text = reader.text(source.path, bytes, reporting: &reported),
            let file = ContentFile.withFrontMatter(text, example: "", reporting: &reported),
            let written = file.read(.episode, reporting: &reported)
        else { return nil }
        var episode = Episode(card: source.card, notes: file.text)
        let folder = SiteFolder.folder(of: source.path)
        episode.audio = written.audio.flatMap { audio($0, of: source, from: folder, in: file, reporting: &diagnostics) }
        guard let chapters = chapters(of: source, written, &episode, in: file, reporting: &diagnostics) else { return nil }
        episode.chapters = chapters.map(\.chapter).filter(\.isListed)
        episode.unlistedChapters = chapters.map(\.chapter).filter { !$0.isListed }
        episode.topics = written.topics.compactMap { topic in
            source.speaker(topic.speaker.value).map { Topic(speaker: $0, text: topic.text, start: topic.start) }
        }
        episode.links = written.links.map(\.value)
        episode.sponsors = written.sponsors.map(\.value)
        episode.soundbites = written.soundbites
        episode.aliases = written.aliases
        written.feed.fill(&episode)
        if let feedSite, source.card.guid == nil, let guid = episode.firstAddress(on: feedSite) {
            diagnostics.report(
                .unstableGUID, "apps know this episode by the first of its `aliases`, and would take it for a new one if that changed",
                at: file.location(of: written.aliasesPosition), hint: "write it down for good: `guid: \(guid)`")
        }
        guard let transcript = source.transcripts.first else {
            reportLate(chapters, of: episode, source, to: &diagnostics)
            return episode
        }
        guard let known = source.sources.first(where: { $0.path == transcript.path }),
            let spoken = self.bytes(of: known, reporting: &diagnostics)
        else { return nil }
        read(transcript, spoken, into: &episode, source, &diagnostics)
        for other in source.transcripts.dropFirst() {
            guard let known = source.sources.first(where: { $0.path == other.path }),
                let bytes = self.bytes(of: known, reporting: &diagnostics)
            else { return nil }
            if let translation = translation(other, bytes, of: episode, source, &diagnostics) { episode.translations.append(translation) }
        }
        reportLate(chapters, of: episode, source, to: &diagnostics)
        return episode
    }

    /// A file that was written to since it was surveyed must not become part of what is kept under its old digest.
    func bytes(of source: SurveyedEpisode.Source, reporting diagnostics: inout Diagnostics) -> [UInt8]? {
        guard let bytes = reader.folder.read(source.path, reporting: &diagnostics) else { return nil }
        if Digest(of: bytes) == source.digest { return bytes }
        diagnostics.report(
            .changedMeanwhile, "this changed while the site was built", at: SourceLocation(file: source.path), hint: "build again")
        return nil
    }

    private func read(
        _ transcript: SurveyedEpisode.TranscriptSource, _ bytes: [UInt8], into episode: inout Episode, _ source: SurveyedEpisode,
        _ diagnostics: inout Diagnostics
    ) {
        guard let spoken = spoken(transcript, bytes, source, &diagnostics) else { return }
        episode.speakers = spoken.speakers
        episode.paragraphs = Paragraphs.make(
            from: spoken.transcript, chapterStarts: episode.chapters.map(\.start), speakers: episode.speakers)
        episode.transcript = spoken.transcript
    }

    private func translation(
        _ transcript: SurveyedEpisode.TranscriptSource, _ bytes: [UInt8], of episode: Episode, _ source: SurveyedEpisode,
        _ diagnostics: inout Diagnostics
    ) -> Translation? {
        guard let spoken = spoken(transcript, bytes, source, &diagnostics), !episode.paragraphs.isEmpty else { return nil }
        let paragraphs = Paragraphs.make(from: spoken.transcript, speakers: spoken.speakers)
        let aligned = Alignment.align(spoken.transcript, paragraphs, with: episode.paragraphs)
        if !aligned.isCertain {
            diagnostics.report(
                .unevenTranslation,
                "this has \(paragraphs.count) paragraphs, and the transcript has \(episode.paragraphs.count), so they may not stand beside what they translate",
                at: SourceLocation(file: transcript.path), hint: "give both the same paragraphs, or times")
        }
        return Translation(
            transcript: spoken.transcript, paragraphs: paragraphs, speakers: spoken.speakers, texts: aligned.texts, lines: aligned.lines)
    }

    /// What a file says, corrected, and who speaks in it; nil where it says nothing.
    private func spoken(
        _ transcript: SurveyedEpisode.TranscriptSource, _ bytes: [UInt8], _ source: SurveyedEpisode, _ diagnostics: inout Diagnostics
    ) -> (transcript: Transcript, speakers: [PlainText: Speaker])? {
        let settings = TranscriptSettings(
            source: transcript, knownNames: source.speakers.map(\.text), corrections: source.corrections)
        let reading = settings.read(bytes)
        diagnostics.append(reading.diagnostics)
        guard !reading.cues.isEmpty else { return nil }
        let speakers = Labels.resolve(
            reading.labels, through: source.speakers.map { ($0.text, $0.speaker) },
            absentHosts: source.absentHosts.map { ($0.text, $0.speaker) }, path: transcript.path, reporting: &diagnostics)
        var spoken = Transcript(
            cues: reading.cues, language: transcript.language, file: transcript.path, lines: reading.lines, ruby: reading.ruby)
        let revision = TranscriptRevision(script: transcript.script, corrections: source.corrections)
        revision.revise(&spoken.cues)
        revision.revise(&spoken.ruby)
        if let offset = transcript.offset { spoken.shift(by: offset) }
        return (spoken, speakers)
    }

    func picture(_ written: WrittenPicture, from folder: String) -> Picture? {
        var reported = Diagnostics()
        return reader.locate(written, from: folder, in: "", reporting: &reported)?.picture
    }

    private func audio(
        _ written: WrittenAudio, of episode: SurveyedEpisode, from folder: String, in file: ContentFile,
        reporting diagnostics: inout Diagnostics
    ) -> Audio? {
        let name = written.source.value
        var located: SiteFile?
        if !Address(name).isWeb {
            var reported = Diagnostics()
            located = reader.locate(written.source, from: folder, in: "", reporting: &reported)
            // Survey has told of it, and more need not be known of a file that is not there.
            guard located != nil else { return nil }
        }
        guard let mediaType = written.mediaType ?? AudioType.mediaType(of: name) else {
            diagnostics.report(
                .unknownAudio, "“\(name.abridged)” does not say what sort of sound it is", at: file.location(of: written.source.position),
                hint: Address(name).isWeb
                    ? "if it is the sound itself, write `audio: {url: …, type: audio/mpeg}`; a page to listen on, as on YouTube, belongs under `links`"
                    : "write `audio: {file: …, type: audio/mpeg}`")
            return nil
        }
        if feedSite != nil, !AudioType.isTakenByApple(mediaType) {
            diagnostics.report(
                .unusualAudio, "Apple Podcasts does not take \(mediaType), so its listeners do not get this episode",
                at: file.location(of: written.source.position),
                hint: "write an MP3 or an M4A here, and this as one of the `alternateEnclosures`")
        }
        var audio = Audio(
            source: name, isRemote: true, byteCount: written.byteCount, duration: written.duration?.value, mediaType: mediaType)
        guard let located else {
            if feedSite != nil, written.byteCount == nil {
                diagnostics.report(
                    .missingAudioSize, "the feed cannot say how long this recording is in bytes, which podcast apps ask for",
                    at: file.location(of: written.source.position),
                    hint: "write `audio: {url: …, bytes: 48000000}`; `curl -IL` shows it as `content-length`")
            }
            return audio
        }
        audio.source = located.source
        audio.path = located.path
        audio.isRemote = false
        audio.byteCount = episode.byteCount(of: located.source)
        if let facts = episode.sound(located.source) {
            facts.report(against: written, located.source, in: file, to: &diagnostics)
            audio.duration = audio.duration ?? facts.duration
        }
        return audio
    }
}

extension SurveyedEpisode {
    fileprivate func speaker(_ label: PlainText) -> Speaker? {
        speakers.first { $0.text == label }?.speaker
    }
}
