import Diagnostics
import Podcast
import Publishing
import Storage
import Templates

/// All episodes, a line each.
struct EpisodesPage: SiteProducer {
    let name: StaticString = "episodes"

    func files(for site: SiteContext, findings: borrowing Findings<NoFinding>) throws(Damaged) -> [FileGroup] {
        guard !site.cards.isEmpty else { return [] }
        let surroundings = site.designer.surroundings(.episodes, in: site.show.language)
        return [surroundings.group("episodes", source: "Content/episodes", showing: site.cards, make: Self.page)]
    }

    private static func page(_ shown: Cards, in surroundings: Surroundings, reporting: inout Diagnostics) -> [Output] {
        let wording = surroundings.wording
        let title = wording.strings.text("episodesTitle")
        let head = surroundings.head(Places.episodes, title: title)
        var markdown = ListingMarkdown(title: title, from: head)
        var years: [Object] = []
        var rest = shown[...]
        while let year = rest.first.map({ $0.date?.year }) {
            let cards = rest.prefix { $0.date?.year == year }
            rest = rest.dropFirst(cards.count)
            if let year { markdown.heading(PlainText(String(year))) }
            markdown.episodes(cards)
            years.append(
                Object(
                    Shapes.year,
                    [
                        "year": .text(year.map { PlainText(String($0)) }),
                        "episodes": .list(cards.map { head.row($0, showCover: nil) }),
                    ]))
        }
        return surroundings.page(
            head, markdown: markdown.bytes,
            values: [("years", .list(years)), ("count", .text(wording.episodes(shown.count)))])
    }
}
