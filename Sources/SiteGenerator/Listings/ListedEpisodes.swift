import Podcast
import Storage

/// An episode as a list shows it.
struct ListedEpisode {
    var card: Card
    var score: Score?
}

/// Episodes that a page lists, in the site's order.
struct ListedEpisodes: Keyable, RandomAccessCollection, Sendable {
    let cards: Cards
    private let scores: FoundInEpisodes<RowScore>

    init(_ cards: Cards, _ findings: Findings) {
        self.cards = cards
        scores = findings.found(in: cards)
    }

    var startIndex: Int { 0 }
    var endIndex: Int { cards.count }
    subscript(index: Int) -> ListedEpisode { ListedEpisode(card: cards[index], score: scores[index]?.score) }

    func store(to writer: inout StorageWriter) {
        cards.store(to: &writer)
        scores.store(to: &writer)
    }
}
