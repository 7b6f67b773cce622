import Diagnostics
import Podcast
import Publishing
import Storage
import Templates

/// The index of tags, and a page for each with its episodes.
struct TagPages: SiteProducer {
    struct Shown: Keyable {
        var tag: TagLink
        var episodes: ListedEpisodes

        func store(to writer: inout StorageWriter) {
            writer.write(tag)
            episodes.store(to: &writer)
        }
    }

    struct Row: Keyable {
        var tag: TagLink
        var episodes: Int

        func store(to writer: inout StorageWriter) {
            writer.write(tag)
            writer.write(episodes)
        }
    }

    struct Rows: Keyable {
        var rows: [Row]

        init(_ rows: [Row]) { self.rows = rows }
        func store(to writer: inout StorageWriter) { writer.write(rows) }
    }

    func files(for site: SiteContext, findings: Findings) -> [FileGroup] {
        guard !site.tags.isEmpty else { return [] }
        let tags = site.tags.all
        let language = site.show.language
        let each = site.designer.surroundings(.tag, in: language)
        let pages = tags.map { tag, episodes in
            each.group(
                "tags/\(tag.slug)", source: "the tag “\(tag.name)”",
                showing: Shown(tag: tag, episodes: ListedEpisodes(site.cards.at(episodes), findings)), make: Self.page)
        }
        let index = site.designer.surroundings(.tags, in: language)
            .group(
                "tags", source: "the tags of the episodes",
                showing: Rows(tags.map { Row(tag: $0.link, episodes: $0.episodes.count) }), make: Self.index)
        return [index] + pages
    }

    private static func index(_ shown: Rows, in surroundings: Surroundings, reporting: inout Diagnostics) -> [Output] {
        let wording = surroundings.wording
        let title = wording.strings.text("tagsTitle")
        let head = surroundings.head(Places.tags, title: title)
        var markdown = ListingMarkdown(title: title, from: head)
        let rows = shown.rows.alphabetical(by: \.tag.name)
        markdown.links(
            rows.map { ($0.tag.name, head.link(to: Places.tag($0.tag.slug)), wording.episodes($0.episodes)) })
        let tags = rows.map { row in
            Object(
                Shapes.tagRow,
                [
                    "name": .text(row.tag.name),
                    "language": surroundings.chrome.language(of: row.tag.name, on: head),
                    "href": .text(head.link(to: Places.tag(row.tag.slug))),
                    "count": .text(wording.episodes(row.episodes)),
                ])
        }
        return surroundings.page(head, markdown: markdown.bytes, values: [("tags", .list(tags))])
    }

    private static func page(_ shown: Shown, in surroundings: Surroundings, reporting: inout Diagnostics) -> [Output] {
        let show = surroundings.chrome.show
        var head = surroundings.head(Places.tag(shown.tag.slug), title: PlainText("\(shown.tag.name) · \(show.title)"))
        if show.feed.hasTags, surroundings.chrome.hasFeed { head.feed = FeedPlace(of: head.path) }
        var markdown = ListingMarkdown(title: shown.tag.name, from: head)
        markdown.episodes(shown.episodes.cards)
        return surroundings.page(
            head, markdown: markdown.bytes,
            values: [
                ("name", .text(shown.tag.name)),
                ("language", surroundings.chrome.language(of: shown.tag.name, on: head)),
                ("count", .text(surroundings.wording.episodes(shown.episodes.count))),
                ("episodes", .list(shown.episodes.map { head.row($0, showCover: nil) })),
            ])
    }
}
