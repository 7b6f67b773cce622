import Content
import Diagnostics
import Feeds
import Markup
import Podcast
import Publishing
import Storage

/// /feed.xml with the newest episodes, archives with the older ones, and /feed.json; and the same for each person and tag where show.yml asks
/// for it.
struct FeedFiles: SiteProducer {
    /// A feed's episodes in documents: the newest, and archives of always the same size, the oldest first, so that each stays what it is
    /// when new episodes appear. An episode may be in the newest archive and among the newest.
    struct Documents: Equatable {
        /// Of the newest episodes, counted from the newest.
        var current: Range<Int>
        /// Of the archives, the oldest first.
        var archives: [Range<Int>] = []

        init(episodes: Int, limit: Int?, hasArchives: Bool) {
            guard let limit, limit < episodes else {
                current = 0..<episodes
                return
            }
            current = 0..<limit
            guard hasArchives else { return }
            let count = (episodes - 1) / limit
            archives = (0..<count).map { episodes - ($0 + 1) * limit..<episodes - $0 * limit }
        }
    }

    /// A document: what is before its episodes, and they.
    struct Shown: Keyable, Sendable {
        var opening: [UInt8]
        var entries: FoundInEpisodes<FeedEntry>

        func store(to writer: inout StorageWriter) {
            writer.write(bytes: opening)
            writer.write(entries)
        }
    }

    /// The files that there will be.
    static func paths(of chrome: Chrome, episodes: Int) -> [SitePath] {
        guard chrome.hasFeed else { return [] }
        let feed = chrome.show.feed
        let documents = Documents(episodes: episodes, limit: feed.limit, hasArchives: feed.hasArchives)
        return [Places.feed, Places.jsonFeed] + documents.archives.indices.map { Places.feedArchive($0 + 1) }
    }

    func files(for site: SiteContext, findings: Findings) -> [FileGroup] {
        guard site.designer.chrome.hasFeed, let addresses = site.designer.chrome.feedAddresses else { return [] }
        let show = site.show
        let feed = FeedPlace(of: nil)
        var channel = FeedChannel(
            show: show, title: show.title, page: addresses.of(Places.home), address: show.feed.url ?? addresses.of(feed.path))
        channel.description = show.description
        channel.guid = show.feed.guid ?? show.permanentFeedAddress.map { PodcastGUID.of(feed: $0) }
        channel.people = show.hosts.compactMap { site.faces[$0] }.map { face in
            addresses.person(Credit(person: face.id, name: face.name, roles: [.host]), site.faces)
        }
        channel.trailers = Self.trailers(of: site, findings)
        return Self.groups(channel, of: site.cards, at: feed, site, findings) + Self.parts(of: site, addresses, findings)
    }

    /// The feeds of people and tags.
    private static func parts(of site: SiteContext, _ addresses: WholeAddresses, _ findings: Findings) -> [FileGroup] {
        let show = site.show
        var groups: [FileGroup] = []
        func add(_ name: PlainText, _ page: SitePath, _ episodes: [Int]) {
            guard !episodes.isEmpty else { return }
            let place = FeedPlace(of: page)
            var channel = FeedChannel(
                show: show, title: PlainText("\(name) · \(show.title)"), page: addresses.of(page), address: addresses.of(place.path))
            channel.description = show.description
            channel.isWholeShow = false
            groups += self.groups(channel, of: site.cards.at(episodes), at: place, site, findings)
        }
        if show.feed.hasPeople {
            let appearances = site.cards.byPerson
            for person in site.site.people { add(person.name, Places.person(person.id), appearances[person.id] ?? []) }
        }
        if show.feed.hasTags {
            for tag in site.tags.all { add(tag.link.name, Places.tag(tag.link.slug), tag.episodes) }
        }
        return groups
    }

    /// The documents of a feed.
    static func groups(
        _ channel: FeedChannel, of cards: Cards, at place: FeedPlace, _ site: SiteContext, _ findings: Findings
    ) -> [FileGroup] {
        guard let addresses = site.designer.chrome.feedAddresses else { return [] }
        let show = site.show
        var channel = channel
        channel.show.funding = show.funding.map { addresses.whole($0, on: Places.home) }
        channel.image = (show.feed.cover ?? show.cover).flatMap { addresses.image($0, beside: Places.home) }
        channel.license = show.license
        let documents = Documents(episodes: cards.count, limit: show.feed.limit, hasArchives: show.feed.hasArchives)
        channel.isComplete = documents.current.count == cards.count
        func archive(_ index: Int) -> String? {
            documents.archives.indices.contains(index) ? addresses.of(place.archive(index + 1)) : nil
        }
        var groups: [FileGroup] = []
        func add(_ path: SitePath, _ range: Range<Int>, _ archives: FeedChannel.Archives?, _ address: String) {
            let part = cards.at(range)
            var document = channel
            document.archives = archives
            document.address = address
            // Beside the feed, wherever it is opened.
            document.stylesheet = site.assets.path(of: "feed.css").map { path.link(to: $0) }
            document.date = part.lazy.compactMap(\.date).max()
            let shown = Shown(opening: RSS.opening(document), entries: findings.found(in: part))
            groups += [site.file(path, showing: shown, pieces: Self.pieces)].compactMap(\.self)
            guard path == place.path else { return }
            let json = Shown(opening: JSONFeed.opening(document, address: addresses.of(place.json)), entries: shown.entries)
            groups += [site.file(place.json, showing: json, pieces: Self.jsonPieces)].compactMap(\.self)
        }
        let count = documents.archives.count
        add(place.path, documents.current, count == 0 ? nil : .init(previous: archive(count - 1)), channel.address)
        for (index, range) in documents.archives.enumerated() {
            add(
                place.archive(index + 1), range,
                .init(current: channel.address, previous: archive(index - 1), next: archive(index + 1)), archive(index)!)
        }
        return groups
    }

    private static func pieces(of shown: Shown) -> AnyIterator<[UInt8]> {
        SiteGenerator.pieces(opening: shown.opening, shown.entries, closing: RSS.closing) { $0?.rssItem ?? [] }
    }

    private static func jsonPieces(of shown: Shown) -> AnyIterator<[UInt8]> {
        SiteGenerator.pieces(opening: shown.opening, shown.entries, separator: JSONFeed.separator, closing: JSONFeed.closing) {
            $0?.jsonItem ?? []
        }
    }

    private static func trailers(of site: SiteContext, _ findings: Findings) -> [FeedChannel.Trailer] {
        let indices = site.cards.indices.filter { site.cards[$0].type == .trailer }
        let cards = site.cards.at(indices)
        let facts = findings.found(FeedFacts.self, in: cards)
        return zip(cards, facts).compactMap { card, facts in
            guard let date = card.date, let sound = facts?.sound else { return nil }
            return FeedChannel.Trailer(
                title: card.title, date: date,
                enclosure: site.show.feed.counted(.init(address: sound.address, byteCount: sound.byteCount, mediaType: sound.mediaType)),
                season: card.season)
        }
    }
}

/// Where a feed lies: at the site's top, or beside the page of a person or a tag.
struct FeedPlace {
    let path: SitePath
    let json: SitePath
    private let page: SitePath?

    init(of page: SitePath?) {
        self.page = page
        path = page?.sibling("feed.xml") ?? Places.feed
        json = page?.sibling("feed.json") ?? Places.jsonFeed
    }

    /// - Parameter number: from 1, the oldest.
    func archive(_ number: Int) -> SitePath {
        page?.sibling("feed/archive-\(number).xml") ?? Places.feedArchive(number)
    }
}

extension Show {
    /// Where apps find the feed, wherever the site is tried out.
    var permanentFeedAddress: String? { feed.url ?? url.map { "\($0)/\(Places.feed.urlPath)" } }
}
