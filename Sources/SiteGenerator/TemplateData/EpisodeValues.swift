import Markup
import Podcast
import Templates

/// The variables of an episode's page.
extension EpisodePage {
    var values: [(name: String, value: Value)] {
        let card = episode.card
        let wording = head.wording
        // In the page's order: where no transcript has the ids, the first link to a moment carries its id.
        var claims = Set(moments.chapterIDs.compactMap(\.self))
        let chapters = chapterObjects(claiming: &claims)
        let topics = topicObjects(claiming: &claims)
        claims.formUnion(noteTimes.map(Moments.target))
        let soundbites = soundbiteObjects(claiming: &claims)
        return [
            ("title", .html(fragments.title)),
            ("subtitle", .text(card.subtitle)),
            ("summary", .html(fragments.summary)),
            ("number", .text(card.number.map { wording.episodeNumber($0) })),
            ("season", .text(card.season.map { wording.season($0) })),
            ("seasonHref", .text(context.hasSeasonPage ? card.season.map { PlainText(head.link(to: Places.season($0))) } : nil)),
            ("type", .text(wording.type(card.type))),
            ("date", .text(card.date.map { wording.date($0) })),
            ("isoDate", .text(card.date.map { PlainText($0.iso) })),
            ("duration", .text(card.duration.map { wording.duration($0) })),
            ("isExplicit", .flag(card.isExplicit)),
            ("hasHours", .flag(hasHours)),
            ("cover", head.cover(of: card, orElse: show.cover)),
            ("audio", sound(on: head, isEmbedded: false)),
            ("score", head.score(score)),
            ("contents", .list(contents)),
            ("hasContents", .flag(contents.count > 1)),
            ("people", .list(credits)),
            ("hasPeople", .flag(!card.people.isEmpty)),
            ("hasSeveralPeople", .flag(card.people.count > 1)),
            ("topics", .list(topics)),
            ("hasTopics", .flag(!episode.topics.isEmpty)),
            ("chapters", .list(chapters)),
            ("hasChapters", .flag(!chapters.isEmpty)),
            ("hasChapterTitles", .flag(hasChapterTitles)),
            ("hasChapterMoments", .flag(hasChapterTitles && episode.chapters.contains { $0.start != nil })),
            ("hasChapterDetails", .flag(hasChapterDetails)),
            ("notes", .html(fragments.notes)),
            ("links", .list(episode.links.map { context.surroundings.chrome.object($0, in: head) })),
            ("hasLinks", .flag(!episode.links.isEmpty)),
            ("sponsors", .list(sponsors)),
            ("hasSponsors", .flag(!episode.sponsors.isEmpty)),
            ("soundbites", .list(soundbites)),
            ("hasSoundbites", .flag(!episode.soundbites.isEmpty)),
            ("transcript", transcript),
            ("tags", .list(tags)),
            ("hasTags", .flag(!context.tags.isEmpty)),
            ("newer", head.neighbour(context.newer)),
            ("older", head.neighbour(context.older)),
            ("hasNeighbours", .flag(context.newer != nil || context.older != nil)),
        ]
    }

    private var hasHours: Bool {
        let starts = episode.paragraphs.compactMap(\.start) + episode.topics.compactMap(\.start)
        return starts.contains { $0.whole >= 3600 }
    }

    private var hasChapterTitles: Bool { fragments.chapters.contains { $0.title != nil } }

    private var hasChapterDetails: Bool {
        episode.chapters.contains { $0.summary != nil || !$0.points.isEmpty || $0.image != nil || $0.url != nil }
    }

    /// The page's sections, in the order in which the template shows them.
    private var contents: [Object] {
        sections.filter { $0.kind != .translation }.compactMap { section in
            section.heading.map { heading in
                Object(Shapes.contentsEntry, ["href": .text("#\(section.kind.rawValue)"), "title": .html(HTML(text: heading))])
            }
        }
    }

    private var credits: [Object] {
        zip(episode.card.people, fragments.bios).map { credit, bio in
            let face = credit.person.flatMap { context.faces[$0] }
            return Object(
                Shapes.credit,
                [
                    "name": .text(credit.name),
                    "href": head.personLink(credit.person),
                    "language": head.language(face?.language),
                    "role": .text(head.wording.roles(credit.roles)),
                    "picture": face.map { head.picture($0.picture, beside: Places.person($0.id)) } ?? .absent,
                    "bio": .html(bio.isEmpty ? nil : bio),
                ])
        }
    }

    private func topicObjects(claiming claims: inout Set<String>) -> [Object] {
        zip(episode.topics, fragments.topics).map { topic, text in
            Object(
                Shapes.topic,
                [
                    "speaker": .text(topic.speaker.name),
                    "href": head.personLink(topic.speaker.person),
                    "text": .html(text),
                    "moment": linkedMoment(topic.start, claiming: &claims),
                ])
        }
    }

    private func chapterObjects(claiming claims: inout Set<String>) -> [Object] {
        episode.chapters.enumerated().map { index, chapter in
            let text = fragments.chapters[index]
            let id = moments.chapterIDs[index]
            let hasOwnID = !moments.opensPassage[index]
            return Object(
                Shapes.chapter,
                [
                    "title": .html(text.title),
                    "target": .text((id ?? chapter.start.map(Moments.target)).map { PlainText("#\($0)") }),
                    "moment": moment(chapter.start, id: hasOwnID ? id : nil, target: id),
                    "summary": .html(text.summary),
                    "points": .list(
                        zip(chapter.points, text.points).map { point, text in
                            Object(Shapes.point, ["text": .html(text), "moment": linkedMoment(point.start, claiming: &claims)])
                        }),
                    "hasPoints": .flag(!chapter.points.isEmpty),
                    "image": head.picture(chapter.image, beside: path),
                    "url": .text(chapter.url.map { PlainText($0) }),
                ])
        }
    }

    private func soundbiteObjects(claiming claims: inout Set<String>) -> [Object] {
        episode.soundbites.map { soundbite in
            Object(
                Shapes.soundbite,
                [
                    "title": .text(soundbite.title ?? episode.card.title),
                    "moment": linkedMoment(soundbite.start, claiming: &claims),
                    "duration": .text(head.wording.duration(soundbite.duration)),
                    "span": .text(episode.audio.map { _ in PlainText(soundbite.span) }),
                ])
        }
    }

    private var tags: [Object] {
        context.tags.map { tag in
            context.surroundings.chrome.object(Link(title: tag.name, address: head.link(to: Places.tag(tag.slug))), in: head)
        }
    }

    private var transcript: Value {
        guard let transcript = episode.transcript, !episode.paragraphs.isEmpty else { return .absent }
        var passages: [Object] = []
        var opening: Int?
        var lines: [Object] = []
        var lengths: [Int] = []
        var speakers = SpeakerValues(of: episode, on: head)
        func close() {
            guard !lines.isEmpty else { return }
            let chapter = opening.map { (index: $0, start: episode.chapters[$0].start, id: moments.chapterIDs[$0]) }
            for range in PassageCutter.ranges(of: lengths) {
                let opening = range.lowerBound == 0 ? chapter : nil
                passages.append(
                    Object(
                        Shapes.passage,
                        [
                            "title": .html(opening.flatMap { fragments.chapters[$0.index].title }),
                            "moment": moment(opening?.start, id: opening?.id, target: opening?.id),
                            "isShort": .flag(lengths[range].reduce(0, +) < PassageCutter.shortLimit),
                            "paragraphs": .list(Array(lines[range])),
                        ]))
            }
            lines = []
            lengths = []
        }
        for (index, paragraph) in episode.paragraphs.enumerated() {
            if let chapter = paragraph.opensChapter {
                close()
                opening = chapter
            }
            lines.append(line(index, paragraph, &speakers))
            lengths.append(PassageCutter.length(of: paragraph.text))
        }
        close()
        let direction = transcript.language.direction
        return .object(
            Object(
                Shapes.transcript,
                [
                    "language": transcript.language == head.wording.language ? .absent : .text(transcript.language.tag),
                    "direction": direction == head.wording.language.direction ? .absent : .text(direction),
                    "isTimed": .flag(transcript.isTimed),
                    "hasSpeakers": .flag(episode.paragraphs.contains { $0.opensTurn && $0.speaker != nil }),
                    "hasReadings": .flag(!(transcript.ruby.isEmpty && episode.translations.allSatisfy { $0.transcript.ruby.isEmpty })),
                    "editions": .list(editions(of: transcript)),
                    "hasTranslations": .flag(!episode.translations.isEmpty),
                    "passages": .list(passages),
                ]))
    }

    private func line(_ index: Int, _ paragraph: Paragraph, _ speakers: inout SpeakerValues) -> Object {
        let speaker = paragraph.opensTurn ? paragraph.speaker.map { speakers.next($0) } : nil
        let id = moments.paragraphIDs[index]
        let target = moments.paragraphTargets[index]
        return Object(
            Shapes.paragraph,
            slots: [
                speaker?.name ?? .absent,
                speaker?.href ?? .absent,
                target == nil ? .absent : moment(paragraph.start, id: id, target: target),
                target == nil ? .text(id.map { PlainText($0) }) : .absent,
                .list(moments.anchors[index].map { Object(Shapes.anchor, ["id": .text($0)]) }),
                .html(fragments.paragraphs[index]),
                .list(translations(of: index)),
            ])
    }

    /// A moment that the page links to from elsewhere than the transcript.
    private func linkedMoment(_ start: Seconds?, claiming claims: inout Set<String>) -> Value {
        guard let start else { return .absent }
        let id = Moments.target(start)
        return moment(start, id: moments.linksCarryIDs && claims.insert(id).inserted ? id : nil, target: nil)
    }

    func moment(_ start: Seconds?, id: String?, target: String?) -> Value {
        guard let start else { return .absent }
        let clock = start.clock
        return .object(
            Object(
                Shapes.moment,
                slots: [
                    .text(id.map { PlainText($0) }),
                    .text("#" + (target ?? Moments.target(start))),
                    .text(clock),
                    .text(episode.audio == nil ? PlainText(clock) : head.wording.playFrom(clock)),
                ]))
    }
}

/// The names of those who speak in a transcript; at their first turn, the addresses of their pages: a link at each turn would be one more
/// stop for the keyboard.
private struct SpeakerValues {
    private var byLabel: [PlainText: (name: Value, href: Value)]

    init(of episode: Episode, on head: PageHead) {
        byLabel = episode.speakers.mapValues { (.text($0.name), head.personLink($0.person)) }
    }

    /// A label that nobody resolved stands for itself.
    mutating func next(_ label: PlainText) -> (name: Value, href: Value) {
        guard let values = byLabel[label] else { return (.text(label), .absent) }
        byLabel[label]!.href = .absent
        return values
    }
}
