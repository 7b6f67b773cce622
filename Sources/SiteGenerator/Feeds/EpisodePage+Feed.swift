import Chapters
import CommonMark
import Feeds
import Markup
import Podcast
import Transcripts

extension EpisodePage {
    private var addresses: WholeAddresses? { context.surroundings.chrome.feedAddresses }

    /// The sound as feeds have it.
    var enclosure: FeedItem.Enclosure? {
        guard let addresses, let audio = episode.audio,
            let address = audio.isRemote ? audio.source : path.sibling(audio.path).map(addresses.of)
        else { return nil }
        return FeedItem.Enclosure(
            address: show.feed.counted(address), byteCount: audio.byteCount ?? 0, mediaType: audio.mediaType)
    }

    /// The episode as feeds tell of it; nil where the site has none.
    var feedItem: FeedItem? {
        guard let addresses else { return nil }
        let card = episode.card
        let address = addresses.of(path)
        // What apps know an episode by must not change with the place where the site is tried out.
        let permanent = WholeAddresses(site: show.url ?? addresses.site)
        var item = FeedItem(
            title: card.title, address: address,
            guid: card.guid ?? episode.firstAddress(on: permanent.site) ?? permanent.of(path), language: card.language)
        item.date = card.date
        item.subtitle = card.subtitle
        item.summary = card.summary
        item.content = FeedNotes(of: self, addresses).html
        item.enclosure = enclosure
        item.duration = card.duration ?? episode.audio?.duration
        item.image = card.cover.flatMap { cover in
            addresses.of(cover, beside: path).map { FeedImage(address: $0, alternative: cover.alternative, size: cover.size) }
        }
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
        let chapters = episode.chapters + episode.unlistedChapters
        if show.chapterFormats.contains(PodcastingJSON.name), chapters.contains(where: { $0.start != nil }) {
            item.chapters = path.sibling("\(PodcastingJSON.fileName)").map(addresses.of)
        }
        item.simpleChapters = PodloveXML.elements(of: chapters.map(addresses.whole(on: path))) { addresses.of($0, beside: path) }
        item.soundbites = episode.soundbites
        item.alternateEnclosures = episode.alternateEnclosures
        item.contentLinks = episode.contentLinks.map { addresses.whole($0, on: path) }
        item.funding = episode.funding.map { addresses.whole($0, on: path) }
        item.license = episode.license.map { FeedLicense(License($0)) }
        item.extras = episode.extras
        return item
    }

    private func transcripts(_ addresses: WholeAddresses) -> [FeedItem.Transcript] {
        guard let transcript = episode.transcript, !transcript.cues.isEmpty else { return [] }
        return TranscriptFormats.published.compactMap { format in
            guard show.transcriptFormats.contains(format.name), !format.needsTimes || transcript.isTimed,
                let file = path.sibling("transcript.\(format.name)")
            else { return nil }
            return FeedItem.Transcript(
                address: addresses.of(file), mediaType: format.mediaType, language: transcript.language, isCaptions: format.needsTimes)
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

    func whole(on page: SitePath) -> (Chapter) -> Chapter {
        { chapter in
            var chapter = chapter
            chapter.url = chapter.url.map { of($0, on: page) }
            return chapter
        }
    }
}

extension FeedSettings {
    /// The address of a recording through the service that counts its downloads, https://op3.dev/setup
    func counted(_ address: String) -> String {
        guard let prefix = enclosurePrefix else { return address }
        let scheme = "https://"
        let rest = address.hasPrefix(scheme) ? address.dropFirst(scheme.count) : address[...]
        return prefix + (prefix.hasSuffix("/") ? "" : "/") + rest
    }
}

extension FeedLicense {
    init(_ license: License) {
        self.init(name: license.identifier, address: license.address)
    }
}

extension Chrome {
    /// Nil where the site has no feeds: they need to know where it stands.
    var feedAddresses: WholeAddresses? {
        hasFeed ? baseURL.map { WholeAddresses(site: $0) } : nil
    }

    /// Where directories find the site; nil where the show is not meant for them.
    var directoriesSite: String? {
        show.feed.isForDirectories ? feedAddresses.map { show.url ?? $0.site } : nil
    }
}
