import Chapters
import CommonMark
import Feeds
import Markup
import Podcast
import Transcripts

extension EpisodePage {
    /// The recording, wherever it lies.
    func sound(_ addresses: WholeAddresses) -> FeedItem.Enclosure? {
        guard let audio = episode.audio, let address = audio.isRemote ? audio.source : path.sibling(audio.path).map(addresses.of) else {
            return nil
        }
        return FeedItem.Enclosure(address: address, byteCount: audio.byteCount ?? 0, mediaType: audio.mediaType)
    }

    /// What apps know the episode by: it must not change with the place where the site is tried out.
    func guid(_ addresses: WholeAddresses) -> String {
        let permanent = WholeAddresses(site: show.url ?? addresses.site)
        return episode.card.guid ?? episode.firstAddress(on: permanent.site) ?? permanent.of(path)
    }

    /// Where the file with the chapters lies, in the format that apps read.
    func chapters(_ addresses: WholeAddresses) -> String? {
        let isTimed = { (chapter: Chapter) in chapter.start != nil }
        guard show.chapterFormats.contains(PodcastingJSON.name),
            episode.chapters.contains(where: isTimed) || episode.unlistedChapters.contains(where: isTimed)
        else { return nil }
        return "\(addresses.of(path))\(PodcastingJSON.fileName)"
    }

    /// The episode as feeds tell of it; nil where the site has none.
    var feedItem: FeedItem? {
        guard let addresses = context.surroundings.chrome.feedAddresses else { return nil }
        let card = episode.card
        var item = FeedItem(title: card.title, address: addresses.of(path), guid: guid(addresses), language: card.language)
        item.date = card.date
        item.subtitle = card.subtitle
        item.summary = card.summary
        item.beginningOfNotes = fragments.beginningOfNotes
        item.notes = FeedNotes.html(of: self, addresses)
        item.enclosure = sound(addresses).map(show.feed.counted)
        item.duration = card.duration ?? episode.audio?.duration
        item.image = card.cover.flatMap { addresses.image($0, beside: path) }
        item.isExplicit = card.isExplicit
        item.isBlocked = episode.isBlocked
        item.number = card.number
        item.numberDisplay = episode.numberDisplay
        item.season = card.season
        item.seasonName = card.season.flatMap { number in show.feed.seasons.first { $0.number == number }?.name }
        item.type = card.type
        item.tags = context.tags.map(\.name)
        item.people = card.people.map { addresses.person($0, context.faces) }
        item.transcripts = transcripts(addresses)
        item.chapters = chapters(addresses)
        item.simpleChapters = PodloveXML.elements(of: titledChapters) {
            addresses.of($0, on: path)
        } imageAddress: {
            addresses.of($0, beside: path)
        }
        item.soundbites = episode.soundbites
        item.alternateEnclosures = episode.alternateEnclosures
        item.contentLinks = episode.contentLinks.map { addresses.whole($0, on: path) }
        item.funding = episode.funding.map { addresses.whole($0, on: path) }
        item.license = episode.license
        item.extras = episode.extras
        return item
    }

    /// Those without a title as the page calls them: apps would show a line without a word.
    private var titledChapters: [Chapter] {
        var chapters = episode.chapters
        for index in chapters.indices where chapters[index].title == nil {
            chapters[index].title = context.surroundings.wording.chapterNumber(index + 1)
        }
        return chapters
    }

    /// In all languages and formats in which it is published.
    func transcripts(_ addresses: WholeAddresses) -> [FeedItem.Transcript] {
        guard let transcript = episode.transcript, !transcript.cues.isEmpty else { return [] }
        // An episode's page is a folder's, and these names need no escapes.
        let folder = addresses.of(path)
        let others = episode.translations.map { (transcript: $0.transcript, language: Optional($0.transcript.language)) }
        return ([(transcript, nil)] + others).flatMap { transcript, language in
            TranscriptFormats.published.compactMap { format in
                guard show.transcriptFormats.contains(format.name), !format.needsTimes || transcript.isTimed else { return nil }
                return FeedItem.Transcript(
                    address: folder + Self.transcriptName(format.name, of: language), mediaType: format.mediaType,
                    language: transcript.language, isCaptions: format.needsTimes)
            }
        }
    }
}

extension WholeAddresses {
    func person(_ credit: Credit, _ faces: [Slug: Face]) -> FeedPerson {
        let face = credit.person.flatMap { faces[$0] }
        let page = face.map { Places.person($0.id) }
        return FeedPerson(
            name: credit.name, roles: credit.roles,
            image: page.flatMap { page in face?.picture.flatMap { of($0, beside: page) } }, address: page.map(of))
    }

    func whole(_ link: Link, on page: SitePath) -> Link { Link(title: link.title, address: of(link.address, on: page)) }
}

extension FeedSettings {
    /// A recording through the service that counts its downloads, https://op3.dev/setup
    func counted(_ recording: FeedItem.Enclosure) -> FeedItem.Enclosure {
        guard let prefix = enclosurePrefix else { return recording }
        let (scheme, address) = ("https://", recording.address)
        let rest = address.hasPrefix(scheme) ? address.dropFirst(scheme.count) : address[...]
        var counted = recording
        counted.address = prefix + (prefix.hasSuffix("/") ? "" : "/") + rest
        return counted
    }
}

extension Chrome {
    /// Nil where nobody knows where the site stands.
    var addresses: WholeAddresses? { baseURL.map { WholeAddresses(site: $0) } }

    /// Nil where the site has no feeds: they need to know where it stands.
    var feedAddresses: WholeAddresses? {
        hasFeed ? addresses : nil
    }

    /// Where directories find the site; nil where the show is not meant for them.
    var directoriesSite: String? {
        show.feed.isForDirectories ? feedAddresses.map { show.url ?? $0.site } : nil
    }
}
