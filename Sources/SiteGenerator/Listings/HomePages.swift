import CommonMark
import Diagnostics
import Markup
import Podcast
import Publishing
import Storage
import Templates

/// The home page with the latest episodes, and the pages with the older ones.
struct HomePages: SiteProducer {
    /// Episodes on one page; the home page has the latest besides.
    static let episodesPerPage = 20

    struct Shown: Keyable {
        var number: Int
        var count: Int
        var latest: ListedEpisodes
        var episodes: ListedEpisodes

        func store(to writer: inout StorageWriter) {
            writer.write(number)
            writer.write(count)
            latest.store(to: &writer)
            episodes.store(to: &writer)
        }
    }

    /// The home page and those with older episodes.
    static func pageCount(episodes: Int) -> Int {
        max(1, (max(0, episodes - 1) + episodesPerPage - 1) / episodesPerPage)
    }

    func files(for site: SiteContext, findings: Findings) -> [FileGroup] {
        let surroundings = site.designer.surroundings(.home, in: site.show.language)
        let olderCount = max(0, site.cards.count - 1)
        let count = Self.pageCount(episodes: site.cards.count)
        return (1...count).map { number in
            let first = (number - 1) * Self.episodesPerPage + 1
            let shown = Shown(
                number: number, count: count,
                latest: ListedEpisodes(site.cards.at(0..<(number == 1 ? min(1, site.cards.count) : 0)), findings),
                episodes: ListedEpisodes(site.cards.at(first..<min(first + Self.episodesPerPage, olderCount + 1)), findings))
            return surroundings.group("home/\(number)", source: "Content/show.yml", showing: shown, make: Self.page)
        }
    }

    private static func page(_ shown: Shown, in surroundings: Surroundings, reporting: inout Diagnostics) -> [Output] {
        let show = surroundings.chrome.show
        let label = surroundings.wording.pageOf(shown.number, shown.count)
        var head = surroundings.head(
            Places.homePage(shown.number), title: shown.number == 1 ? show.title : PlainText("\(show.title), \(label)"),
            description: show.description)
        if shown.number == 1, let addresses = surroundings.chrome.addresses {
            head.structuredData = StructuredData.script([StructuredData.series(surroundings.chrome, addresses)])
        }
        var markdown = ListingMarkdown(title: show.title, from: head)
        if shown.number == 1, let description = show.description { markdown.paragraph(description) }
        markdown.episodes(Array(shown.latest.cards) + shown.episodes.cards)
        let pagination = Object(
            Shapes.pagination,
            [
                "label": .text(label),
                "newer": shown.number == 1 ? .absent : .text(head.link(to: Places.homePage(shown.number - 1))),
                "older": shown.number == shown.count ? .absent : .text(head.link(to: Places.homePage(shown.number + 1))),
            ])
        return surroundings.page(
            head, markdown: markdown.bytes,
            values: [
                ("latest", shown.latest.first.map { .object(head.row($0, showCover: show.cover)) } ?? .absent),
                ("episodes", .list(shown.episodes.map { head.row($0, showCover: show.cover) })),
                ("hasEpisodes", .flag(!shown.episodes.isEmpty)),
                ("pagination", shown.count > 1 ? .object(pagination) : .absent),
            ])
    }
}
