import CommonMark
import Markup
import Podcast
import Publishing
import Storage

/// /llms.txt: what the site has, for language models, https://llmstxt.org
struct LanguageModelText: SiteProducer {
    /// So many of the newest episodes: more than a model reads at once would push out what it was asked.
    static let mostEpisodes = 500

    struct Shown: Keyable, Sendable {
        var site: WholeAddresses
        var title: PlainText
        var description: PlainText?
        var heading: PlainText
        /// Over the links to all that is no single episode.
        var overview: PlainText
        var cards: Cards
        var others: [Link]

        func store(to writer: inout StorageWriter) {
            writer.write(site.site)
            writer.write(title)
            writer.write(description)
            writer.write(heading)
            writer.write(overview)
            cards.store(to: &writer)
            writer.write(others)
        }
    }

    func files(for site: SiteContext, findings: Findings) -> [FileGroup] {
        guard let base = site.designer.chrome.baseURL else { return [] }
        let addresses = WholeAddresses(site: base)
        let strings = site.designer.wordings[site.show.language].strings
        func link(_ title: PlainText, _ path: SitePath) -> Link { Link(title: title, address: addresses.of(path)) }
        var others: [Link] = []
        if !site.cards.isEmpty {
            others.append(link(strings.text("episodesTitle"), Places.markdown(of: Places.episodes)))
            others.append(link(PlainText(Places.llmsFull.string), Places.llmsFull))
            others.append(link("JSON", Places.episodesJSON))
        }
        if !site.site.people.isEmpty { others.append(link(strings.text("peopleTitle"), Places.markdown(of: Places.people))) }
        if !site.tags.isEmpty { others.append(link(strings.text("tagsTitle"), Places.markdown(of: Places.tags))) }
        for page in site.site.pages { others.append(link(page.title, Places.markdown(of: Places.page(page.slug)))) }
        let shown = Shown(
            site: addresses, title: site.show.title, description: site.show.description, heading: strings.text("episodesTitle"),
            overview: strings.text("overview"),
            cards: site.cards.at(0..<min(site.cards.count, Self.mostEpisodes)), others: others)
        return [site.file(Places.llms, showing: shown, pieces: Self.pieces)].compactMap(\.self)
    }

    private static func pieces(of shown: Shown) -> AnyIterator<[UInt8]> {
        var writer = MarkdownWriter()
        writer.heading(1) { $0.text(shown.title) }
        if let description = shown.description { writer.quotation { $0.text(description.onOneLine) } }
        if !shown.others.isEmpty { writer.heading(2) { $0.text(shown.overview) } }
        writer.bulletList { list in
            for link in shown.others {
                list.item { line in line.link(to: link.address) { $0.text(link.title) } }
            }
        }
        if !shown.cards.isEmpty {
            writer.heading(2) { $0.text(shown.heading) }
            writer.bulletList { list in
                for card in shown.cards {
                    list.item { line in
                        line.link(to: shown.site.of(Places.markdown(of: Places.episode(card.slug)))) { $0.text(card.title) }
                        let facts = [card.date.map { PlainText($0.iso) }, (card.summary ?? card.subtitle)?.onOneLine].compactMap(\.self)
                        for (index, fact) in facts.enumerated() { line.text(PlainText(index == 0 ? ": \(fact)" : ", \(fact)")) }
                    }
                }
            }
        }
        return AnyIterator([writer.markdown.bytes].makeIterator())
    }
}
