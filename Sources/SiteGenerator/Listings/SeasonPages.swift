import Diagnostics
import Podcast
import Publishing
import Storage
import Templates

/// A page for each season with its episodes, where there is more than one season.
struct SeasonPages: SiteProducer {
    struct Shown: Keyable {
        var season: Int
        /// The seasons that the page leads to, this one among them.
        var seasons: [Int]
        var episodes: ListedEpisodes

        func store(to writer: inout StorageWriter) {
            writer.write(season)
            writer.write(seasons)
            episodes.store(to: &writer)
        }
    }

    func files(for site: SiteContext, findings: Findings) -> [FileGroup] {
        let surroundings = site.designer.surroundings(.season, in: site.show.language)
        guard !site.seasons.isEmpty else { return [] }
        let episodes = Dictionary(grouping: site.cards.indices) { site.cards[$0].season }
        return site.seasons.indices.map { index in
            let season = site.seasons[index]
            return surroundings.group(
                "seasons/\(season)", source: "season \(season)",
                showing: Shown(
                    season: season, seasons: Array(Self.around(index, in: site.seasons)),
                    episodes: ListedEpisodes(site.cards.at(episodes[season] ?? []), findings)),
                make: Self.page)
        }
    }

    /// All seasons, or of very many those beside this one: who makes a season of every week has a thousand.
    static func around(_ index: Int, in seasons: [Int]) -> ArraySlice<Int> {
        let most = 50
        let first = max(0, min(index - most / 2, seasons.count - most))
        return seasons[first..<min(first + most, seasons.count)]
    }

    private static func page(_ shown: Shown, in surroundings: Surroundings, reporting: inout Diagnostics) -> [Output] {
        let name = surroundings.wording.season(shown.season)
        let head = surroundings.head(
            Places.season(shown.season), title: PlainText("\(name) · \(surroundings.chrome.show.title)"))
        var markdown = ListingMarkdown(title: name, from: head)
        markdown.episodes(shown.episodes.cards)
        return surroundings.page(
            head, markdown: markdown.bytes,
            values: [
                ("name", .text(name)),
                ("count", .text(surroundings.wording.episodes(shown.episodes.count))),
                ("episodes", .list(shown.episodes.map { head.row($0, showCover: nil) })),
                ("seasons", .list(head.seasons(shown.seasons))),
            ])
    }
}

extension PageHead {
    /// Links to the pages of seasons.
    func seasons(_ seasons: [Int]) -> [Object] {
        seasons.map { season in
            let page = Places.season(season)
            return Object(
                Shapes.link,
                [
                    "title": .text(wording.season(season)), "href": .text(link(to: page)),
                    "isCurrent": .flag(page == path), "isHere": .flag(page == path),
                ])
        }
    }
}
