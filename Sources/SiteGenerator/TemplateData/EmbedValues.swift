import Podcast
import Templates

extension Shapes {
    /// The variables of the page that other sites show in a frame.
    static let embed: [Shape.Variable] = [
        .text("title", "The episode's title"),
        .text("href", "The address of the episode's page"),
        .text("date", "Its date in the page's language"),
        .text("isoDate", "Its date for `datetime`"),
        .object("cover", picture, "Its cover, or else the show's"),
        .object("audio", audio, "Its sound"),
        .object("score", score, "Who speaks when; absent without a transcript"),
        .list("chapters", embedChapter, "Its chapters that have a start"),
        .flag("hasChapters", "Whether there are any"),
    ]

    static let embedChapter = Shape(
        "embedded chapter",
        [
            .text("title", "Its title, or its number where it has none"),
            .object("moment", moment, "When it starts"),
        ])
}

extension EpisodePage {
    /// - Parameter head: of the page with the player alone.
    func embedValues(on head: PageHead) -> [(name: String, value: Value)] {
        let card = episode.card
        let chapters = embedChapters
        return [
            ("title", .text(card.title)),
            ("href", .text(head.link(to: path))),
            ("date", .text(card.date.map { head.wording.date($0) })),
            ("isoDate", .text(card.date.map { PlainText($0.iso) })),
            ("cover", head.cover(of: card, orElse: show.cover)),
            ("audio", sound(on: head, isEmbedded: true)),
            ("score", head.score(score)),
            ("chapters", .list(chapters)),
            ("hasChapters", .flag(!chapters.isEmpty)),
        ]
    }

    /// Here each chapter's own link carries its moment's id.
    private var embedChapters: [Object] {
        var claimed: Set<String> = []
        return episode.chapters.enumerated().compactMap { index, chapter in
            guard let start = chapter.start else { return nil }
            let id = Moments.target(start)
            return Object(
                Shapes.embedChapter,
                [
                    "title": .text(chapter.title ?? head.wording.chapterNumber(index + 1)),
                    "moment": moment(start, id: claimed.insert(id).inserted ? id : nil, target: nil),
                ])
        }
    }
}
