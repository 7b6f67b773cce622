import Diagnostics
import Publishing
import Templates

/// What visitors see at an address where nothing is: the latest episodes, of which one may be what they look for.
struct NotFoundPage: SiteProducer {
    private static let episodeCount = 5

    func files(for site: SiteContext, findings: Findings) -> [FileGroup] {
        let latest = ListedEpisodes(site.cards.at(0..<min(Self.episodeCount, site.cards.count)), findings)
        return [
            site.designer.surroundings(.notFound, in: site.show.language)
                .group("404", source: "Content/show.yml", showing: latest, make: Self.page)
        ]
    }

    private static func page(_ latest: ListedEpisodes, in surroundings: Surroundings, reporting: inout Diagnostics) -> [Output] {
        var head = surroundings.head(Places.notFound, title: surroundings.wording.strings.text("notFoundTitle"))
        head.top = surroundings.chrome.basePath
        return surroundings.page(
            head, markdown: [],
            values: [
                ("episodes", .list(latest.map { head.row($0, showCover: nil) })),
                ("hasEpisodes", .flag(!latest.isEmpty)),
            ])
    }
}
