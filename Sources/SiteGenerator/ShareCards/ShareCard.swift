import Imaging
import Markup
import Podcast

/// What stands on the image that other sites show with a link to an episode.
struct ShareCard: Sendable {
    /// In pixels; what Open Graph's readers show large, https://developers.facebook.com/docs/sharing/webmasters/images
    static let size = PixelSize(width: 1200, height: 630)!
    /// Of the square that holds a cover.
    static let coverSide = 264

    /// A cover as PNG, and the size of the original.
    struct Thumbnail: Sendable {
        var png: [UInt8]
        var size: PixelSize
    }

    var title: PlainText
    /// Of the title and the people.
    var language: Language
    var show: PlainText
    var showLanguage: Language
    /// “Episode 114”, the date, the length.
    var facts: [PlainText]
    /// Those who are in it, where there is no score that names them.
    var people: PlainText?
    /// Nil where there is nothing to draw.
    var score: Score?
    /// What is said of each lane: who speaks, and how much.
    var lanes: [(name: PlainText?, share: PlainText?)]
    var accent: Colour

    /// Lanes that can be told apart at the size of a stamp.
    private static let mostLanes = 4
    /// The theme's own.
    private static let accent = Colour(lightness: 0.48, chroma: 0.14, hue: 35)

    init(of episode: Episode, score: Score?, show: Show, wording: Wording) {
        let card = episode.card
        title = card.title
        language = card.language
        self.show = show.title
        showLanguage = show.language
        facts =
            [card.number.map { wording.episodeNumber($0) } ?? wording.type(card.type), card.date.map { wording.date($0) }]
            .compactMap(\.self) + [card.duration.map { wording.duration($0) }].compactMap(\.self)
        var few = score
        few?.join(to: Self.mostLanes)
        self.score = few
        lanes = (few?.lanes ?? []).map { lane in
            (
                lane.speakerCount > 1 ? wording.moreSpeakers(lane.speakerCount) : lane.speaker?.name,
                few!.lanes.count > 1 ? wording.share(lane.share) : nil
            )
        }
        let named = lanes.contains { $0.name != nil }
        people = named || card.people.isEmpty ? nil : wording.list(card.people.map(\.name))
        accent = (show.accent ?? Self.accent).readable(on: Accent.papers.light, contrast: Accent.contrast)
    }

    /// All that is written on it.
    var allText: String {
        ([title, show, people].compactMap(\.self) + facts + lanes.flatMap { [$0.name, $0.share].compactMap(\.self) }).map(\.string)
            .joined(separator: " ") + "…·"
    }
}
