import CommonMark
import Content
import Diagnostics
import Markup
import Podcast
import Publishing
import Templates

/// An episode's page on its way: the episode, its surroundings, its sections in Markdown and their prose in HTML.
struct EpisodePage {
    /// A file of the episode's folder that is published beside its page.
    struct Attachment {
        var name: String
        /// The file's path from the site's folder.
        var source: String
        var copy: FileCopy
    }

    let episode: Episode
    let context: EpisodeContext
    let path: SitePath
    let head: PageHead
    let moments: Moments
    let sections: [Section]
    let attachments: [Attachment]
    let fragments: EpisodeFragments
    let score: Score?
    /// Nil where none is drawn.
    let shareCard: ShareCards.Made?
    /// Times in the notes that became links.
    let noteTimes: [Seconds]

    var show: Show { context.surroundings.chrome.show }

    /// Nil where the episode cannot be loaded.
    init?(
        _ source: SurveyedEpisode, in context: EpisodeContext, folder: String, reporting diagnostics: inout Diagnostics
    ) throws(FragmentMismatch) {
        guard
            let loaded = EpisodeLoader(folder: folder, feedSite: context.surroundings.chrome.directoriesSite)
                .load(source, reporting: &diagnostics)
        else { return nil }
        self.context = context
        let path = Places.episode(loaded.card.slug)
        self.path = path
        var links = AuthorLinks(page: path, known: context.links)
        let besides = source.attachments.compactMap { file in path.sibling(file.path).map { (file.source, $0) } }
        var chapterLinks = AuthorLinks(
            page: path, known: context.chapterLinks, besides: Dictionary(besides, uniquingKeysWith: { first, _ in first }))
        episode =
            if source.chapters != nil {
                loaded.resolvingLinks(with: &links).resolvingChapters(with: &chapterLinks)
            } else {
                loaded.resolvingLinks(with: &links).resolvingChapters(with: &links)
            }
        var head = context.surroundings.head(
            path, title: PlainText("\(episode.card.title) · \(context.surroundings.chrome.show.title)"))
        head.editions = context.editions.map { ($0.language, Places.episode($0.slug)) }
        if episode.audio != nil { head.oembed = Embed(of: episode.card.slug).description }
        let notes = context.surroundings.notes(of: episode, links: &links, reporting: &diagnostics)
        score = Score(of: episode)
        moments = Moments(
            paragraphs: episode.paragraphs, chapters: episode.chapters, linked: Self.linked(in: episode) + notes.times)
        let markdown = EpisodeMarkdown(episode: episode, context: context, moments: moments, notes: notes.markdown)
        sections = markdown.sections()
        noteTimes = notes.times
        let unclaimed = moments.linksCarryIDs ? Set(notes.times.map(Moments.target)).subtracting(Self.claimed(in: episode, moments)) : []
        fragments = try EpisodeFragments(
            of: sections, written: markdown, unclaimed: unclaimed,
            pictureSize: { AuthorLinks.pictureSize(of: $0, in: loaded.notes, among: source.attachments) })
        head.description = episode.card.summary ?? episode.card.subtitle ?? fragments.beginningOfNotes
        self.head = head
        attachments = Self.attachments(of: episode, source, referenced: Set(links.files + chapterLinks.files), in: folder)
        shareCard = Self.shareCard(of: episode, source, score, in: context, reporting: &diagnostics)
        links.report(from: episode.notes, ids: ids, to: &diagnostics)
        if let file = source.chapters?.path { chapterLinks.report(ids: ids, to: &diagnostics) { $0.location(in: file) } }
    }

    /// Nil where the podcaster's own file lies in its place.
    private static func shareCard(
        of episode: Episode, _ source: SurveyedEpisode, _ score: Score?, in context: EpisodeContext,
        reporting diagnostics: inout Diagnostics
    ) -> ShareCards.Made? {
        guard let cards = context.shareCards, !source.attachments.contains(where: { $0.path == ShareCards.fileName }) else { return nil }
        let content = ShareCard(
            of: episode, score: score, show: context.surroundings.chrome.show, wording: context.surroundings.wording)
        return cards.make(
            content, of: episode.card.slug, source: source.path,
            cover: ShareCards.cover(source.card.cover, among: source.attachments), reporting: &diagnostics)
    }

    /// The address of a file where one that works outside the page is needed.
    func absoluteAddress(of file: SitePath) -> String {
        context.surroundings.chrome.addresses?.of(file) ?? path.link(to: file)
    }

    /// An address on the page as one that works outside of it, where the site's own is known.
    func absoluteAddress(onPage address: String) -> String {
        context.surroundings.chrome.addresses?.of(address, on: path) ?? address
    }

    /// Moments that the page links to, besides the transcript and the chapters.
    private static func linked(in episode: Episode) -> [Seconds] {
        episode.topics.compactMap(\.start) + episode.chapters.flatMap { $0.points.compactMap(\.start) }
            + episode.soundbites.map(\.start)
    }

    /// Everything on the page that a link can lead to. Seldom asked for: most notes link to no place on their own page.
    private var ids: Set<String> {
        let surroundings = context.surroundings
        return surroundings.layout.ids.union(moments.ids).union(surroundings.chrome.show.allowsHTML ? episode.notes.idsInHTML : [])
    }

    /// Ids that stand before the notes on a page without a timed transcript.
    private static func claimed(in episode: Episode, _ moments: Moments) -> Set<String> {
        let above = episode.topics.compactMap(\.start) + episode.chapters.flatMap { $0.points.compactMap(\.start) }
        return Set(moments.chapterIDs.compactMap(\.self) + above.map(Moments.target))
    }

    /// Cover, sound, chapter pictures, and the files that the notes show or link to.
    private static func attachments(
        of episode: Episode, _ source: SurveyedEpisode, referenced: Set<String>, in folder: String
    ) -> [Attachment] {
        let pictures = [episode.card.cover].compactMap(\.self) + (episode.chapters + episode.unlistedChapters).compactMap(\.image)
        var beside = Set(pictures.filter { !$0.isRemote }.map(\.source))
        if let audio = episode.audio, !audio.isRemote { beside.insert(audio.source) }
        return source.attachments.filter { beside.contains($0.source) || referenced.contains($0.source) }
            .map { Attachment(name: $0.path, source: $0.source, copy: FileCopy($0, in: folder)) }
    }
}

extension Episode {
    /// Its links as they lead from its page.
    fileprivate func resolvingLinks(with addresses: inout AuthorLinks) -> Episode {
        var episode = self
        for index in links.indices { episode.links[index].address = addresses.resolve(links[index].address, line: nil) }
        for index in sponsors.indices {
            episode.sponsors[index].address = sponsors[index].address.map { addresses.resolve($0, line: nil) }
        }
        return episode
    }

    /// Its chapters' addresses as they lead from its page.
    fileprivate func resolvingChapters(with addresses: inout AuthorLinks) -> Episode {
        var episode = self
        for index in chapters.indices {
            episode.chapters[index].url = chapters[index].url.map { addresses.resolve($0, line: nil) }
        }
        for index in unlistedChapters.indices {
            episode.unlistedChapters[index].url = unlistedChapters[index].url.map { addresses.resolve($0, line: nil) }
        }
        return episode
    }
}
