import Content
import Markup
import Podcast
import Publishing
import Storage

/// /sitemap.xml for search engines, https://www.sitemaps.org/protocol.html, and /robots.txt that leads to it.
struct SitemapFiles: SiteProducer {
    /// As much as one file may hold, and be long.
    struct Limits {
        var pages = 50_000
        var bytes = 50 << 20
        /// No file of so many pages is too long, unless their names are uncommonly long: it is not measured first.
        var unmeasured = 10_000
    }

    var limits = Limits()

    /// A page in a language.
    struct Edition: Keyable, Sendable {
        var language: String
        var address: String

        func store(to writer: inout StorageWriter) {
            writer.write(language)
            writer.write(address)
        }
    }

    /// A page, and what is known of it.
    struct Page: Keyable, Sendable {
        var address: String
        /// `2025-01-29`, of the content.
        var changed: String?
        var image: String?
        /// In all languages, its own among them; none where there is only one.
        /// https://developers.google.com/search/docs/specialty/international/localized-versions#sitemap
        var editions: [Edition] = []

        func store(to writer: inout StorageWriter) {
            for text in [address, changed, image] { writer.write(text) }
            writer.write(editions)
        }

        func append(to xml: inout XML) {
            xml.element("url") { xml in
                xml.element("loc", PlainText(address))
                if let changed { xml.element("lastmod", PlainText(changed)) }
                for edition in editions {
                    xml.element("xhtml:link", [("rel", "alternate"), ("hreflang", edition.language), ("href", edition.address)])
                }
                if let image { xml.element("image:image") { $0.element("image:loc", PlainText(image)) } }
            }
        }
    }

    /// All pages, made one after the other of what is in memory anyway.
    struct Pages: Keyable, RandomAccessCollection, Sendable {
        var site: WholeAddresses
        var others: [Page]
        var cards: Cards
        var editions: Editions
        /// Of all of them, those in this file.
        var range: Range<Int>

        var startIndex: Int { range.lowerBound }
        var endIndex: Int { range.upperBound }

        subscript(index: Int) -> Page {
            guard index >= others.count else { return others[index] }
            let card = cards[index - others.count]
            let page = Places.episode(card.slug)
            return Page(
                address: site.of(page), changed: card.date?.iso, image: card.cover.flatMap { site.of($0, beside: page) },
                editions: editions[card.slug].map { Edition(language: $0.language.tag, address: site.of(Places.episode($0.slug))) })
        }

        func store(to writer: inout StorageWriter) {
            writer.write(site.site)
            writer.write(others)
            // The languages of an episode are told by the cards of all.
            cards.store(to: &writer)
            writer.write(range.lowerBound)
            writer.write(range.upperBound)
        }
    }

    struct Parts: Keyable, Sendable {
        var addresses: [String]
        func store(to writer: inout StorageWriter) { writer.write(addresses) }
    }

    func files(for site: SiteContext, findings: Findings) -> [FileGroup] {
        guard let base = site.designer.chrome.baseURL else { return [] }
        let addresses = WholeAddresses(site: base)
        let others = Self.others(of: site, addresses)
        let all = Pages(
            site: addresses, others: others, cards: site.cards, editions: site.episodeEditions, range: 0..<others.count + site.cards.count)
        let ranges = parts(of: all)
        var groups: [FileGroup?] = []
        for (index, range) in ranges.enumerated() {
            var pages = all
            pages.range = range
            let path = ranges.count == 1 ? Places.sitemap : Places.sitemapPart(index + 1)
            groups.append(site.file(path, showing: pages, pieces: Self.pieces))
        }
        if ranges.count > 1 {
            let parts = Parts(addresses: ranges.indices.map { addresses.of(Places.sitemapPart($0 + 1)) })
            groups.append(site.file(Places.sitemap, showing: parts, pieces: Self.index))
        }
        let robots = Parts(addresses: [addresses.of(Places.sitemap)])
        groups.append(
            site.file(Places.robots, showing: robots) { robots in
                let text = "User-agent: *\nAllow: /\n\nSitemap: \(robots.addresses[0])\n"
                return AnyIterator([Array(text.utf8)].makeIterator())
            })
        return groups.compactMap(\.self)
    }

    /// The pages of each file.
    private func parts(of all: Pages) -> [Range<Int>] {
        if all.count <= min(limits.unmeasured, limits.pages) { return [all.range] }
        let frame = Self.opening.count + Self.closing.count
        var parts: [Range<Int>] = []
        var (start, bytes) = (0, frame)
        for index in all.indices {
            let count = Self.entry(of: all[index]).count
            if index > start, index - start == limits.pages || bytes + count > limits.bytes {
                parts.append(start..<index)
                (start, bytes) = (index, frame)
            }
            bytes += count
        }
        return parts + [start..<all.endIndex]
    }

    /// The pages that are no episodes.
    private static func others(of site: SiteContext, _ addresses: WholeAddresses) -> [Page] {
        let newest = site.cards.lazy.compactMap(\.date).max()?.iso
        var pages = [Page(address: addresses.of(Places.home), changed: newest)]
        for number in 1...HomePages.pageCount(episodes: site.cards.count) where number > 1 {
            pages.append(Page(address: addresses.of(Places.homePage(number))))
        }
        if !site.cards.isEmpty { pages.append(Page(address: addresses.of(Places.episodes), changed: newest)) }
        if !site.seasons.isEmpty {
            let episodes = Dictionary(grouping: site.cards, by: \.season)
            for season in site.seasons {
                let changed = episodes[season]?.lazy.compactMap(\.date).max()?.iso
                pages.append(Page(address: addresses.of(Places.season(season)), changed: changed))
            }
        }
        if !site.site.people.isEmpty { pages.append(Page(address: addresses.of(Places.people))) }
        let appearances = site.cards.byPerson
        for person in site.site.people {
            let page = Places.person(person.id)
            let changed = appearances[person.id]?.first.flatMap { site.cards[$0].date?.iso }
            pages.append(
                Page(address: addresses.of(page), changed: changed, image: person.picture.flatMap { addresses.of($0, beside: page) }))
        }
        if !site.tags.isEmpty { pages.append(Page(address: addresses.of(Places.tags), changed: newest)) }
        for tag in site.tags.all {
            let changed = tag.episodes.first.flatMap { site.cards[$0].date?.iso }
            pages.append(Page(address: addresses.of(Places.tag(tag.link.slug)), changed: changed))
        }
        for page in site.site.pages {
            let editions = site.pageEditions[page.slug].map {
                Edition(language: $0.language.tag, address: addresses.of(Places.page($0.slug)))
            }
            pages.append(Page(address: addresses.of(Places.page(page.slug)), editions: editions))
        }
        return pages
    }

    private static func pieces(of pages: Pages) -> AnyIterator<[UInt8]> {
        SiteGenerator.pieces(opening: opening, pages, closing: closing, entry)
    }

    private static func entry(of page: Page) -> [UInt8] {
        var xml = XML(part: ())
        page.append(to: &xml)
        return xml.bytes
    }

    private static let opening: [UInt8] = {
        var xml = XML()
        xml.append(
            markup: """
                <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1" \
                xmlns:xhtml="http://www.w3.org/1999/xhtml">

                """)
        return xml.bytes
    }()

    private static let closing = Array("</urlset>\n".utf8)

    private static func index(of parts: Parts) -> AnyIterator<[UInt8]> {
        var xml = XML()
        xml.element("sitemapindex", [("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")]) { xml in
            for address in parts.addresses { xml.element("sitemap") { $0.element("loc", PlainText(address)) } }
        }
        return AnyIterator([xml.bytes].makeIterator())
    }
}
