import CommonMark
import Diagnostics
import Feeds
import Markup
import Podcast
import Publishing
import Storage
import Templates

/// The index of people, the hosts first, and a page for each: their bio, and every episode they are in.
struct PeoplePages: SiteProducer {
    /// A person and their episodes.
    struct Shown: Keyable {
        var person: Person
        var links: InternalLinks
        /// What lies beside the people's files, and the page may show.
        var beside: BesideFiles
        var episodes: ListedEpisodes
        var appearances: FoundInEpisodes<Appearances>
        var companions: [Companion]

        func store(to writer: inout StorageWriter) {
            writer.write(person)
            writer.write(links)
            writer.write(beside)
            episodes.store(to: &writer)
            appearances.store(to: &writer)
            writer.write(companions)
        }
    }

    /// A line of the index.
    struct Row: Keyable {
        var face: Face
        var episodes: Int

        func store(to writer: inout StorageWriter) {
            writer.write(face)
            writer.write(episodes)
        }
    }

    struct Rows: Keyable {
        var rows: [Row]

        init(_ rows: [Row]) { self.rows = rows }
        func store(to writer: inout StorageWriter) { writer.write(rows) }
    }

    func files(for site: SiteContext, findings: Findings) -> [FileGroup] {
        guard !site.site.people.isEmpty else { return [] }
        let appearances = site.cards.byPerson
        let language = site.show.language
        let each = site.designer.surroundings(.person, in: language)
        let pages = site.site.people.map { person in
            let links = site.targets.links(
                site.site.mentions[person.bio.file] ?? [], in: person.bio.file, on: Places.person(person.id), beside: site.site.peopleFiles)
            let beside = BesideFiles(site.site.peopleFiles, shownBy: links, and: person.picture, in: site.site.folder)
            let cards = site.cards.at(appearances[person.id] ?? [])
            return each.group(
                "people/\(person.id)", source: person.bio.file,
                showing: Shown(
                    person: person, links: links, beside: beside, episodes: ListedEpisodes(cards, findings),
                    appearances: findings.found(in: cards), companions: Companion.of(person.id, in: cards, faces: site.faces)),
                make: Self.page)
        }
        let rows = site.site.people.map { Row(face: site.faces[$0.id]!, episodes: appearances[$0.id]?.count ?? 0) }
        let index = site.designer.surroundings(.people, in: language)
            .group("people", source: "Content/people", showing: Rows(rows), make: Self.index)
        return [index] + pages
    }

    private static func index(_ shown: Rows, in surroundings: Surroundings, reporting: inout Diagnostics) -> [Output] {
        let wording = surroundings.wording
        let title = wording.strings.text("peopleTitle")
        let head = surroundings.head(Places.people, title: title)
        var markdown = ListingMarkdown(title: title, from: head)
        // Hosts in the order in which the show names them; in a list of hundreds of guests names are looked for by letters.
        let hosts = surroundings.chrome.show.hosts
        let rows =
            hosts.compactMap { host in shown.rows.first { $0.face.id == host } }
            + shown.rows.filter { !hosts.contains($0.face.id) }.alphabetical(by: \.face.name)
        markdown.links(
            rows.map { ($0.face.name, head.link(to: Places.person($0.face.id)), wording.episodes($0.episodes)) })
        let people = rows.map { row in
            Object(
                Shapes.personRow,
                [
                    "name": .text(row.face.name),
                    "href": .text(head.link(to: Places.person(row.face.id))),
                    "language": head.language(row.face.language),
                    "picture": head.picture(row.face.picture, beside: Places.person(row.face.id)),
                    "bio": Fragments.html(of: row.face.bio),
                    "count": .text(wording.episodes(row.episodes)),
                ])
        }
        return surroundings.page(
            head, markdown: markdown.bytes, values: [("people", .list(people)), ("hasSeveralPeople", .flag(people.count > 1))])
    }

    private static func page(_ shown: Shown, in surroundings: Surroundings, reporting: inout Diagnostics) -> [Output] {
        let person = shown.person
        let show = surroundings.chrome.show
        let path = Places.person(person.id)
        var head = surroundings.head(path, title: PlainText("\(person.name) · \(show.title)"))
        if show.feed.hasPeople, surroundings.chrome.hasFeed, !shown.episodes.isEmpty { head.feed = FeedPlace(of: path) }
        var addresses = AuthorLinks(page: path, known: shown.links)
        let bio = surroundings.rewrite(person.bio, links: &addresses, topHeading: 2, reporting: &reporting)
        let links = person.links.map { Link(title: $0.title, address: addresses.resolve($0.address, line: nil)) }
        addresses.report(from: person.bio, ids: surroundings.layout.ids.union(show.allowsHTML ? person.bio.idsInHTML : []), to: &reporting)

        head.share(person, links: links, in: surroundings)

        var markdown = ListingMarkdown(title: person.name, from: head)
        markdown.append(bio.markdown)
        markdown.links((person.url.map { [(PlainText($0), $0, nil)] } ?? []) + links.map { ($0.title, $0.address, nil) })
        if !shown.episodes.isEmpty { markdown.heading(surroundings.wording.strings.text("episodesTitle")) }
        markdown.episodes(shown.episodes.cards, of: person.id)
        let appearances = Array(shown.appearances)
        let bars = Appearances.barsInRow(of: shown.episodes.count)
        markdown.arguments(
            zip(shown.episodes.cards, appearances).map { ($0, $1?.arguments(of: person.id) ?? []) },
            under: surroundings.wording.strings.text("topics"))
        if !shown.companions.isEmpty { markdown.heading(surroundings.wording.strings.text("oftenWith")) }
        markdown.links(
            shown.companions.map { ($0.name, head.link(to: Places.person($0.id)), surroundings.wording.episodes($0.episodes)) })

        let own = person.url.map { [Link(title: PlainText(Link.host(of: $0)), address: $0)] } ?? []
        return surroundings.page(
            head, markdown: markdown.bytes,
            values: [
                ("name", .text(person.name)),
                ("language", head.language(person.language)),
                (
                    "bio",
                    Fragments.html(of: bio.markdown, allowsHTML: show.allowsHTML, pictureSize: shown.beside.pictureSize(in: person.bio))
                ),
                ("picture", head.picture(person.picture, beside: path)),
                ("links", .list((own + links).map { surroundings.chrome.object($0, in: head) })),
                ("count", .text(surroundings.wording.episodes(shown.episodes.count))),
                ("hasLinks", .flag(!(own + links).isEmpty)),
                (
                    "episodes",
                    .list(zip(shown.episodes, appearances).map { head.row($0, showCover: nil, on: person.id, appearances: $1, bars: bars) })
                ),
                ("hasEpisodes", .flag(!shown.episodes.isEmpty)),
                ("talkTime", .text(talkTime(of: person.id, in: appearances).map { surroundings.wording.speaks($0) })),
                ("companions", .list(shown.companions.map { object($0, on: head) })),
                ("hasCompanions", .flag(!shown.companions.isEmpty)),
            ])
            + shown.beside.outputs(beside: path, for: addresses.files, and: person.picture)
    }

    /// In all episodes that say it; nil where there is no more than one.
    private static func talkTime(of person: Slug, in appearances: [Appearances?]) -> Seconds? {
        let times = appearances.compactMap { $0?.talkTime(of: person) }
        return times.count > 1 ? times.reduce(.zero, +) : nil
    }

    private static func object(_ companion: Companion, on head: PageHead) -> Object {
        Object(
            Shapes.companion,
            [
                "name": .text(companion.name),
                "href": .text(head.link(to: Places.person(companion.id))),
                "language": head.language(companion.language),
                "count": .text(head.wording.episodes(companion.episodes)),
            ])
    }
}

extension PageHead {
    /// Adds what other sites show of a person.
    fileprivate mutating func share(_ person: Person, links: [Link], in surroundings: Surroundings) {
        guard let addresses = surroundings.chrome.addresses else { return }
        kind = .profile
        image = person.picture.flatMap { addresses.image($0, beside: path) }
        structuredData = StructuredData.script([
            StructuredData.person(person, links: links, addresses),
            StructuredData.breadcrumbs(
                [
                    (surroundings.chrome.show.title, Places.home), (surroundings.wording.strings.text("peopleTitle"), Places.people),
                    (person.name, path),
                ], addresses),
        ])
    }
}
