import Diagnostics
import Podcast
import Publishing
import Storage
import Templates

/// All episodes, a line each.
struct EpisodesPage: SiteProducer {
    struct Shown: Keyable {
        var cards: Cards
        var seasons: [Int]

        func store(to writer: inout StorageWriter) {
            cards.store(to: &writer)
            writer.write(seasons)
        }
    }

    func files(for site: SiteContext, findings: Findings) -> [FileGroup] {
        guard !site.cards.isEmpty else { return [] }
        let surroundings = site.designer.surroundings(.episodes, in: site.show.language)
        return [
            surroundings.group(
                "episodes", source: "Content/episodes", showing: Shown(cards: site.cards, seasons: site.seasons), make: Self.page)
        ]
    }

    private static func page(_ shown: Shown, in surroundings: Surroundings, reporting: inout Diagnostics) -> [Output] {
        let wording = surroundings.wording
        let title = wording.strings.text("episodesTitle")
        let head = surroundings.head(Places.episodes, title: title)
        var markdown = ListingMarkdown(title: title, from: head)
        var years: [Object] = []
        // Two episodes of one night can be of two years where they were written in different time zones.
        var byYear: [(year: Int?, cards: [Card])] = []
        for card in shown.cards {
            if let known = byYear.firstIndex(where: { $0.year == card.date?.year }) {
                byYear[known].cards.append(card)
            } else {
                byYear.append((card.date?.year, [card]))
            }
        }
        for (year, cards) in byYear {
            if let year { markdown.heading(PlainText(String(year))) }
            markdown.episodes(cards)
            years.append(
                Object(
                    Shapes.year,
                    [
                        "year": .text(year.map { PlainText(String($0)) }),
                        "episodes": .list(cards.map { head.row(ListedEpisode(card: $0), showCover: nil) }),
                    ]))
        }
        return surroundings.page(
            head, markdown: markdown.bytes,
            values: [
                ("years", .list(years)), ("count", .text(wording.episodes(shown.cards.count))),
                ("seasons", .list(head.seasons(shown.seasons))), ("hasSeasons", .flag(!shown.seasons.isEmpty)),
            ])
    }
}
