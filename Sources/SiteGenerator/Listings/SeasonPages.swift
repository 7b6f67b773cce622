import Diagnostics
import Podcast
import Publishing
import Storage
import Templates

/// A page for each season with its episodes, where there is more than one season.
struct SeasonPages: SiteProducer {
    struct Shown: Keyable {
        var season: Int
        var all: [Int]
        var episodes: ListedEpisodes

        func store(to writer: inout StorageWriter) {
            writer.write(season)
            writer.write(all)
            episodes.store(to: &writer)
        }
    }

    func files(for site: SiteContext, findings: Findings) -> [FileGroup] {
        let surroundings = site.designer.surroundings(.season, in: site.show.language)
        return site.seasons.map { season in
            let episodes = site.cards.indices.filter { site.cards[$0].season == season }
            return surroundings.group(
                "seasons/\(season)", source: "season \(season)",
                showing: Shown(season: season, all: site.seasons, episodes: ListedEpisodes(site.cards.at(episodes), findings)),
                make: Self.page)
        }
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
                ("seasons", .list(head.seasons(shown.all))),
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
