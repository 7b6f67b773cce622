import Markup
import Podcast
import Templates

extension PageHead {
    /// An episode as this page lists it.
    /// - Parameters:
    ///   - person: whose page it is, if it is someone's.
    ///   - appearances: what they say in it.
    ///   - bars: as many of theirs are links at most.
    func row(
        _ episode: ListedEpisode, showCover: Picture?, on person: Slug? = nil, appearances: Appearances? = nil, bars: Int = 0
    ) -> Object {
        let card = episode.card
        let path = Places.episode(card.slug)
        let own = person.flatMap { appearances?.passages(of: $0) } ?? []
        let passages = Appearances.joined(own, atMost: bars)
        let firstMoment = passages.first.map { PlainText(link(to: path, fragment: $0.moment)) }
        let guests = card.people.filter { $0.isGuest && ($0.person == nil || $0.person != person) }
        let roles = person.flatMap(card.roles)
        let isOtherLanguage = card.language != wording.language
        let direction = card.language.direction
        return Object(
            Shapes.row,
            [
                "title": .text(card.title),
                "href": .text(link(to: path)),
                "language": isOtherLanguage ? .text(card.language.tag) : .absent,
                "direction": direction == wording.language.direction ? .absent : .text(direction),
                "subtitle": .text(card.subtitle),
                "summary": .text(card.summary),
                "number": .text(card.number.map { PlainText(String($0)) }),
                "episodeNumber": .text(card.number.map { wording.episodeNumber($0) }),
                "season": .text(card.season.map { wording.season($0) }),
                "type": .text(wording.type(card.type)),
                "date": .text(card.date.map { wording.date($0) }),
                "isoDate": .text(card.date.map { PlainText($0.iso) }),
                "duration": .text(card.duration.map { wording.duration($0) }),
                "hasAudio": .flag(card.hasAudio),
                "guests": .text(wording.with(guests.map(\.name))),
                "role": .text(roles.map { wording.roles($0) }),
                "talkTime": .text(person.flatMap { appearances?.talkTime(of: $0) }.map { wording.speaks($0) }),
                "talkHref": .text(firstMoment),
                "topics": .list(person.map { rowTopics(appearances?.arguments(of: $0) ?? [], in: card) } ?? []),
                "cover": cover(of: card, orElse: showCover),
                "score": rowScore(episode.score, on: person, passages: passages, in: path),
            ])
    }

    private func rowTopics(_ arguments: [Appearances.Argument], in card: Card) -> [Object] {
        arguments.map { argument in
            Object(
                Shapes.rowTopic,
                [
                    "text": .text(argument.text.onOneLine),
                    "href": .text(
                        argument.start.map { PlainText(link(to: Places.episode(card.slug), fragment: Moments.target($0))) }),
                    "clock": .text(argument.start.map { PlainText($0.clock) }),
                    "label": .text(argument.start.map { wording.playFrom($0.clock) }),
                ])
        }
    }

    /// The episode's cover, or else the show's.
    func cover(of card: Card, orElse showCover: Picture?) -> Value {
        if let cover = card.cover { return picture(cover, beside: Places.episode(card.slug)) }
        return showCover.map { picture($0, beside: Places.home) } ?? .absent
    }

    /// A picture that lies beside the page that owns it.
    func picture(_ picture: Picture?, beside owner: SitePath) -> Value {
        guard let picture else { return .absent }
        let href = picture.isRemote ? picture.source : owner.sibling(picture.path).map { link(to: $0) }
        return href.map { .object(Object(picture, at: .text($0), sources: PictureSources(picture, on: self, beside: owner))) } ?? .absent
    }

    func neighbour(_ neighbour: Neighbour?) -> Value {
        guard let neighbour else { return .absent }
        let direction = neighbour.language.direction
        return .object(
            Object(
                Shapes.neighbour,
                [
                    "title": .text(neighbour.title),
                    "href": .text(link(to: Places.episode(neighbour.slug))),
                    "language": neighbour.language == wording.language ? .absent : .text(neighbour.language.tag),
                    "direction": direction == wording.language.direction ? .absent : .text(direction),
                ]))
    }

    /// A language, where it is not the page's.
    func language(_ language: Language?) -> Value {
        .text(language.flatMap { $0 == wording.language ? nil : PlainText($0.tag) })
    }

    func personLink(_ person: Slug?) -> Value {
        .text(person.map { PlainText(link(to: Places.person($0))) })
    }
}

extension Object {
    /// A picture at an address.
    init(_ picture: Picture, at href: Value, sources: PictureSources) {
        self.init(
            Shapes.picture,
            [
                "href": href, "alternative": .text(picture.alternative),
                "width": .text(picture.size.map { PlainText(String($0.width)) }),
                "height": .text(picture.size.map { PlainText(String($0.height)) }),
                "hasSources": .flag(!sources.objects.isEmpty),
                "sources": .list(sources.objects),
                "srcset": .text(sources.fallback),
            ])
    }
}
