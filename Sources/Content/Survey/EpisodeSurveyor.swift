import Diagnostics
import Podcast
import Storage

/// Looks at one episode: reads its front matter, and finds the people and files that it names.
struct EpisodeSurveyor: Sendable {
    enum Outcome: Sendable {
        /// There is no episode, or it cannot be read.
        case none
        case draft
        case future(PublicationDate)
        case published(SurveyedEpisode)
    }

    let reader: SourceReader
    let show: Show
    let people: People
    let glossary: [Correction]
    let options: SurveyOptions
    private let clock: ShowClock

    init(reader: SourceReader, show: Show, people: People, glossary: [Correction], options: SurveyOptions) {
        self.reader = reader
        self.show = show
        self.people = people
        self.glossary = glossary
        self.options = options
        clock = ShowClock(timeZone: show.timeZone)
    }

    func survey(_ source: EpisodeSource) -> (outcome: Outcome, diagnostics: Diagnostics) {
        var diagnostics = Diagnostics()
        var files = source.file == nil ? reader.folder.files(below: source.folder, reporting: &diagnostics) : []
        guard let file = source.file ?? Self.take("episode.md", from: &files) else {
            report(noEpisodeIn: source.folder, files, to: &diagnostics)
            return (.none, diagnostics)
        }
        guard
            let found = reader.surveyed(
                file.source, stat: file.stat, example: "title: What a model is", reporting: &diagnostics,
                read: { file, diagnostics in
                    let written = file.read(.episode, reporting: &diagnostics)
                    var head = written?.head
                    if let written { head?.mentions = file.mentions(written.addresses) }
                    return head
                })
        else { return (.none, diagnostics) }
        let head = found.value
        // In a folder of its own all files belong to it, mentioned or not.
        if source.file != nil { files = filesBeside(head.mentions) }
        // Nobody is told what is still wrong with a draft that stays in the drawer.
        if head.isDraft, !options.includesDrafts { return (.draft, Diagnostics()) }

        let slug = slug(head, of: source, reporting: &diagnostics)
        var episode = SurveyedEpisode(
            card: card(head, slug ?? Slug("unnamed")!), source: SurveyedEpisode.Source(path: file.source, digest: found.digest))
        let cast = EpisodeCast(head, in: file.source, show: show, people: people, reader: reader, reporting: &diagnostics)
        episode.card.people = cast.credits
        episode.speakers = cast.labels
        episode.mentions = head.mentions
        episode.original = head.original
        episode.absentHosts = cast.absentHosts
        // Chapters first: a chapters.vtt is no transcript that somebody forgot to name.
        let chapterFile = findChapters(of: &episode, head, in: source, among: &files, &diagnostics)
        findTranscripts(of: &episode, head, in: source, among: &files, &diagnostics)
        if let cover = head.cover {
            let located = reader.locate(
                cover, from: source.folder, in: file.source, withoutIt: "the show's cover is used", reporting: &diagnostics)
            episode.card.cover = located?.picture
            if let file = located?.file { Self.add(file, to: &files, of: &episode) }
        }
        for named in head.pictures {
            if let file = reader.locate(named, from: source.folder, in: file.source, reporting: &diagnostics) {
                Self.add(file, to: &files, of: &episode)
            }
        }
        if let (chapters, stat) = chapterFile { addPictures(of: chapters, stat: stat, head, to: &files, of: &episode, &diagnostics) }
        let sound = head.audio.flatMap { reader.locate($0, from: source.folder, in: file.source, reporting: &diagnostics) }
        if let sound { Self.add(sound, to: &files, of: &episode) }
        episode.attachments = reader.inspected(files, reporting: &diagnostics)
        episode.card.cover = episode.card.cover.map(episode.attachments.measured)
        if head.duration == nil, let sound { episode.card.duration = episode.sound(sound.source)?.duration }
        episode.seal()
        guard slug != nil else { return (.none, diagnostics) }
        if let date = episode.card.date, date.timestamp > options.now, !options.includesFuture { return (.future(date), diagnostics) }
        return (.published(episode), diagnostics)
    }

    /// - Returns: nil, after reporting, where the name cannot be part of an address.
    private func slug(_ head: EpisodeHead, of source: EpisodeSource, reporting diagnostics: inout Diagnostics) -> Slug? {
        let slug = head.slug?.value ?? Slug(normalizing: source.name)
        if slug == nil {
            diagnostics.report(
                .invalidSlug, "“\(source.name.abridged)” cannot be the name of a page", at: SourceLocation(file: source.path),
                hint: Slug.rules)
        }
        return slug
    }

    private func card(_ head: EpisodeHead, _ slug: Slug) -> Card {
        var card = Card(slug: slug, title: head.title, language: head.language ?? show.language)
        card.subtitle = head.subtitle
        card.summary = head.summary
        card.date = head.date.map { clock.moment($0) }
        card.number = head.number
        card.season = head.season
        card.type = head.type
        card.tags = head.tags
        card.duration = head.duration
        card.guid = head.guid
        card.hasAudio = head.hasAudio
        card.isDraft = head.isDraft
        card.isExplicit = head.isExplicit ?? show.isExplicit
        return card
    }

    private func findTranscripts(
        of episode: inout SurveyedEpisode, _ head: EpisodeHead, in source: EpisodeSource, among files: inout [SiteFile],
        _ diagnostics: inout Diagnostics
    ) {
        let own = episode.card.language
        var search = TranscriptSearch(
            language: own, written: head.transcript, translations: head.translations,
            script: { language in
                // What is no Chinese may have the same characters.
                guard language == own || language.isChinese else { return nil }
                return head.script ?? (language.isChinese ? show.script : nil)
            })
        let named = [(own, head.transcript?.file)] + head.translations.map { ($0.language, $0.transcript.file) }
        for case (let language, let name?) in named {
            if let file = reader.locate(name, from: source.folder, in: source.path, reporting: &diagnostics) {
                search.choose(file, language)
            }
        }
        if source.file == nil { search.look(in: files, reporting: &diagnostics) }
        for (file, transcript) in search.found {
            files.removeAll { $0.source == file.source }
            guard let digest = reader.digest(of: file.source, stat: file.stat, reporting: &diagnostics) else { continue }
            episode.sources.append(SurveyedEpisode.Source(path: file.source, digest: digest))
            episode.transcripts.append(transcript)
        }
        findCorrections(of: &episode, among: head.glossary + glossary, search.found.map(\.file), &diagnostics)
    }

    /// The corrections that change something in one of the transcripts.
    private func findCorrections(
        of episode: inout SurveyedEpisode, among corrections: [Correction], _ files: [SiteFile], _ diagnostics: inout Diagnostics
    ) {
        var used: [Correction] = []
        for transcript in episode.transcripts {
            guard let stat = files.first(where: { $0.source == transcript.path })?.stat else { continue }
            let settings = TranscriptSettings(
                source: transcript, knownNames: episode.speakers.map(\.text), corrections: corrections)
            let use = reader.glossaryUse(in: settings, stat: stat, reporting: &diagnostics)
            used += use.corrections
            episode.correctionCount += use.count
        }
        // In the glossary's order: of several corrections the first counts.
        episode.corrections = episode.transcripts.count < 2 ? used : corrections.filter(used.contains)
    }

    /// - Returns: the file that counts, if the chapters are in one.
    private func findChapters(
        of episode: inout SurveyedEpisode, _ head: EpisodeHead, in source: EpisodeSource, among files: inout [SiteFile],
        _ diagnostics: inout Diagnostics
    ) -> (SurveyedEpisode.ChapterSource, FileStat)? {
        var search = ChapterSearch()
        if let written = head.chapterFile {
            if let file = reader.locate(written.file, from: source.folder, in: source.path, reporting: &diagnostics) {
                search.choose(file, format: written.format, encoding: written.encoding)
            }
        }
        if source.file == nil {
            search.look(in: files, isInFrontMatter: head.hasChapters || head.chapterFile != nil, reporting: &diagnostics)
        }
        guard let (file, chapters) = search.found else { return nil }
        files.removeAll { $0.source == file.source }
        guard let digest = reader.digest(of: file.source, stat: file.stat, reporting: &diagnostics) else { return nil }
        episode.sources.append(SurveyedEpisode.Source(path: file.source, digest: digest))
        episode.chapters = chapters
        return (chapters, file.stat)
    }

    /// Adds the pictures that a file with chapters names, and takes up where its links lead.
    private func addPictures(
        of chapters: SurveyedEpisode.ChapterSource, stat: FileStat, _ head: EpisodeHead, to files: inout [SiteFile],
        of episode: inout SurveyedEpisode, _ diagnostics: inout Diagnostics
    ) {
        let settings = ChapterSettings(source: chapters, card: episode.card, recording: head.recording)
        let mentions = reader.mentions(in: settings, stat: stat, reporting: &diagnostics)
        episode.chapterMentions = mentions.links
        for named in mentions.pictures {
            let file = reader.locate(
                named.address, from: SiteFolder.folder(of: chapters.path), at: { named.location(in: chapters.path) },
                reporting: &diagnostics)
            if let file { Self.add(file, to: &files, of: &episode) }
        }
        reportRemote(mentions.remotePictures, in: chapters.path, to: &diagnostics)
    }

    /// One warning for all: a program that put one picture on another site put the others there, too.
    private func reportRemote(_ pictures: [Mention], in path: String, to diagnostics: inout Diagnostics) {
        guard let first = pictures.first else { return }
        let others =
            switch pictures.count {
            case 1: ""
            case 2: ", and that of one more chapter,"
            default: ", and those of \(pictures.count - 1) more chapters,"
            }
        diagnostics.report(
            .remotePicture, "each visitor's browser would fetch this picture\(others) from another site", at: first.location(in: path),
            hint: pictures.count == 1
                ? "put the picture beside this file, and write its name here"
                : "put the pictures beside this file, and write their names here")
    }

    private func report(noEpisodeIn folder: String, _ files: [SiteFile], to diagnostics: inout Diagnostics) {
        let top = files.filter { !$0.path.contains("/") }
        let deeper = files.filter { $0.path.hasSuffix("/episode.md") }
        for file in deeper {
            diagnostics.report(
                .missingEpisodeFile, "an episode's folder lies right in Content/episodes/, and not in a folder there",
                at: SourceLocation(file: file.source), hint: "move its folder up, to \(EpisodesFolder.path)/")
        }
        guard deeper.isEmpty else { return }
        let texts = top.filter { file in
            let name = file.path.lowercased()
            return name.hasSuffix(".md") || name.hasPrefix("episode.") && file.misnamedText != nil
        }
        // A folder of pictures belongs to the files beside it.
        guard
            !texts.isEmpty
                || top.contains(where: { file in
                    let name = file.path.lowercased()
                    return name.hasPrefix("transcript.") || [".vtt", ".srt"].contains(where: name.hasSuffix)
                        || AudioType.mediaType(of: file.path) != nil
                })
        else { return }
        let hint =
            texts.count == 1 ? "rename \(texts[0].path) to episode.md" : "add an episode.md, or move the folder out of Content/episodes/"
        diagnostics.report(
            .missingEpisodeFile, "this folder has no episode.md, so it is no episode", at: SourceLocation(file: folder), hint: hint)
    }

    /// The files in Content/episodes/ that a text beside them mentions.
    private func filesBeside(_ mentions: [Mention]) -> [SiteFile] {
        Set(mentions.map(\.path)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.compactMap { path in
            guard !path.isEmpty, !path.hasPrefix("/"), !path.split(separator: "/").contains(".."), !path.hasSuffix(".md"),
                let below = SiteFolder.join(path, to: EpisodesFolder.path), let stat = reader.folder.stat(below), reader.folder.holds(below)
            else { return nil }
            let name = below.utf8.dropFirst(EpisodesFolder.path.utf8.count + 1)
            return SiteFile(source: below, path: String(Substring(name)), stat: stat)
        }
    }

    private static func take(_ name: String, from files: inout [SiteFile]) -> SiteFile? {
        files.firstIndex { $0.path == name }.map { files.remove(at: $0) }
    }

    /// Adds a file that the front matter names.
    private static func add(_ file: SiteFile, to files: inout [SiteFile], of episode: inout SurveyedEpisode) {
        episode.named.insert(file.source)
        if !files.contains(where: { $0.source == file.source }) { files.append(file) }
    }
}
