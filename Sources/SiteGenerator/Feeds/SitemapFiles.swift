import Content
import Markup
import Podcast
import Publishing
import Storage

/// /sitemap.xml for search engines, https://www.sitemaps.org/protocol.html, and /robots.txt that leads to it.
struct SitemapFiles: SiteProducer {
    /// As many pages as one file may name.
    static let mostPages = 50_000

    /// A page, and what is known of it.
    struct Page: Keyable, Sendable {
        var address: String
        /// `2025-01-29`, of the content.
        var changed: String?
        var image: String?

        func store(to writer: inout StorageWriter) {
            for text in [address, changed, image] { writer.write(text) }
        }

        func append(to xml: inout XML) {
            xml.element("url") { xml in
                xml.element("loc", PlainText(address))
                if let changed { xml.element("lastmod", PlainText(changed)) }
                if let image { xml.element("image:image") { $0.element("image:loc", PlainText(image)) } }
            }
        }
    }

    /// All pages, made one after the other of what is in memory anyway.
    struct Pages: Keyable, RandomAccessCollection, Sendable {
        var site: WholeAddresses
        var others: [Page]
        var cards: Cards
        /// Of all of them, those in this file.
        var range: Range<Int>

        var startIndex: Int { range.lowerBound }
        var endIndex: Int { range.upperBound }

        subscript(index: Int) -> Page {
            guard index >= others.count else { return others[index] }
            let card = cards[index - others.count]
            let page = Places.episode(card.slug)
            return Page(
                address: site.of(page), changed: card.date?.iso, image: card.cover.flatMap { site.of($0, beside: page) })
        }

        func store(to writer: inout StorageWriter) {
            writer.write(site.site)
            writer.write(others)
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
        let count = others.count + site.cards.count
        var groups: [FileGroup?] = []
        func add(_ path: SitePath, _ range: Range<Int>) {
            let pages = Pages(site: addresses, others: others, cards: site.cards, range: range)
            groups.append(site.file(path, showing: pages, pieces: Self.pieces))
        }
        if count <= Self.mostPages {
            add(Places.sitemap, 0..<count)
        } else {
            let starts = Array(stride(from: 0, to: count, by: Self.mostPages))
            for (index, start) in starts.enumerated() { add(Places.sitemapPart(index + 1), start..<min(count, start + Self.mostPages)) }
            let parts = Parts(addresses: starts.indices.map { addresses.of(Places.sitemapPart($0 + 1)) })
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

    /// The pages that are no episodes.
    private static func others(of site: SiteContext, _ addresses: WholeAddresses) -> [Page] {
        let newest = site.cards.lazy.compactMap(\.date).max()?.iso
        var pages = [Page(address: addresses.of(Places.home), changed: newest)]
        for number in 1...HomePages.pageCount(episodes: site.cards.count) where number > 1 {
            pages.append(Page(address: addresses.of(Places.homePage(number))))
        }
        if !site.cards.isEmpty { pages.append(Page(address: addresses.of(Places.episodes), changed: newest)) }
        if !site.site.people.isEmpty { pages.append(Page(address: addresses.of(Places.people))) }
        for person in site.site.people {
            let page = Places.person(person.id)
            pages.append(Page(address: addresses.of(page), image: person.picture.flatMap { addresses.of($0, beside: page) }))
        }
        if !site.tags.isEmpty { pages.append(Page(address: addresses.of(Places.tags))) }
        for tag in site.tags.all {
            let changed = tag.episodes.first.flatMap { site.cards[$0].date?.iso }
            pages.append(Page(address: addresses.of(Places.tag(tag.link.slug)), changed: changed))
        }
        for page in site.site.pages { pages.append(Page(address: addresses.of(Places.page(page.slug)))) }
        return pages
    }

    private static func pieces(of pages: Pages) -> AnyIterator<[UInt8]> {
        var opening = XML()
        opening.append(
            markup: """
                <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">

                """)
        return SiteGenerator.pieces(opening: opening.bytes, pages, closing: Array("</urlset>\n".utf8)) { page in
            var xml = XML(part: ())
            page.append(to: &xml)
            return xml.bytes
        }
    }

    private static func index(of parts: Parts) -> AnyIterator<[UInt8]> {
        var xml = XML()
        xml.element("sitemapindex", [("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")]) { xml in
            for address in parts.addresses { xml.element("sitemap") { $0.element("loc", PlainText(address)) } }
        }
        return AnyIterator([xml.bytes].makeIterator())
    }
}
