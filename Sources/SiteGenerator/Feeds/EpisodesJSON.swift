import Feeds
import Markup
import Podcast
import Publishing
import Storage

/// /episodes.json: all episodes, for programs that others write, and beside it the schema that says what is in it.
///
/// The file says which version of its format it has. A new key is no new version; a key that goes or means something else is.
struct EpisodesJSON: SiteProducer {
    static let version = "1.0"

    struct Shown: Keyable, Sendable {
        var site: WholeAddresses
        var title: PlainText
        var description: PlainText?
        var language: Language
        var feed: String?
        var cards: Cards
        var facts: FoundInEpisodes<FeedFacts>
        var tags: [[PlainText]]

        func store(to writer: inout StorageWriter) {
            writer.write(site.site)
            writer.write(title)
            writer.write(description)
            writer.write(language)
            writer.write(feed)
            cards.store(to: &writer)
            facts.store(to: &writer)
            for names in tags { writer.write(names) }
        }
    }

    /// A card and what was found, side by side.
    private struct Rows: RandomAccessCollection, Sendable {
        var shown: Shown
        var startIndex: Int { 0 }
        var endIndex: Int { shown.cards.count }
        subscript(index: Int) -> (card: Card, facts: FeedFacts?, tags: [PlainText]) {
            (shown.cards[index], shown.facts[index], shown.tags[index])
        }
    }

    func files(for site: SiteContext, findings: Findings) -> [FileGroup] {
        guard let base = site.designer.chrome.baseURL, !site.cards.isEmpty else { return [] }
        let addresses = WholeAddresses(site: base)
        let shown = Shown(
            site: addresses, title: site.show.title, description: site.show.description, language: site.show.language,
            feed: site.designer.chrome.hasFeed ? site.show.feed.url ?? addresses.of(Places.feed) : site.show.feed.url, cards: site.cards,
            facts: findings.found(in: site.cards), tags: site.cards.map { site.tags.links(of: $0).map(\.name) })
        return [
            site.file(Places.episodesJSON, showing: shown, pieces: Self.pieces),
            site.file(Places.episodesSchema, showing: true) { _ in
                AnyIterator([EpisodesSchema.text.utf8.map { $0 } + [0x0A]].makeIterator())
            },
        ].compactMap(\.self)
    }

    private static func pieces(of shown: Shown) -> AnyIterator<[UInt8]> {
        var opening = JSONText()
        opening.object { json in
            json.member("$schema", shown.site.of(Places.episodesSchema))
            json.member("version", version)
            json.key("show")
            json.object { json in
                json.member("title", shown.title.string)
                json.member("description", shown.description?.string)
                json.member("url", shown.site.of(Places.home))
                json.member("language", shown.language.tag)
                json.member("feed", shown.feed)
            }
            json.key("episodes")
            json.array { _ in }
        }
        // The list is empty so far: what follows goes between its brackets.
        return SiteGenerator.pieces(
            opening: Array(opening.bytes.dropLast(2)) + [0x0A], Rows(shown: shown), separator: Array(",\n".utf8),
            closing: Array("\n]}\n".utf8)
        ) { row in
            var json = JSONText()
            json.object { write(row.card, row.facts, row.tags, shown.site, to: &$0) }
            return json.bytes
        }
    }

    private static func write(_ card: Card, _ facts: FeedFacts?, _ tags: [PlainText], _ site: WholeAddresses, to json: inout JSONText) {
        let page = Places.episode(card.slug)
        json.member("slug", card.slug.string)
        json.member("guid", facts?.guid)
        json.member("url", site.of(page))
        json.member("markdown", site.of(Places.markdown(of: page)))
        json.member("title", card.title.string)
        json.member("subtitle", card.subtitle?.string)
        json.member("summary", card.summary?.string)
        json.member("date", card.date?.rfc3339)
        json.member("number", card.number)
        json.member("season", card.season)
        json.member("type", card.type.rawValue)
        json.member("language", card.language.tag)
        json.key("explicit")
        json.bool(card.isExplicit)
        if let duration = card.duration {
            json.key("duration")
            json.number(duration)
        }
        json.key("tags")
        json.array { json in for tag in tags { json.string(tag) } }
        json.key("people")
        json.array { json in
            for credit in card.people {
                json.object { json in
                    json.member("name", credit.name.string)
                    json.key("roles")
                    json.array { json in for role in credit.roles { json.string(role.name) } }
                    json.member("url", credit.person.map { site.of(Places.person($0)) })
                }
            }
        }
        json.member("cover", card.cover.flatMap { site.of($0, beside: page) })
        if let sound = facts?.sound {
            json.key("audio")
            json.object { json in
                json.member("url", sound.address)
                json.member("type", sound.mediaType)
                json.member("bytes", sound.byteCount > 0 ? sound.byteCount : nil)
            }
        }
        json.key("transcripts")
        json.array { json in
            for transcript in facts?.transcripts ?? [] {
                json.object { json in
                    json.member("url", transcript.address)
                    json.member("type", transcript.mediaType)
                }
            }
        }
        json.member("chapters", facts?.chapters)
    }
}
