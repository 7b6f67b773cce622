import Content
import Podcast
import Storage

/// Cards that a page lists, in the site's order.
///
/// A card is on half a dozen pages, and all their groups are there at once; so a list holds the cards' numbers, and shares the cards.
struct Cards: Keyable, RandomAccessCollection, Sendable {
    private let episodes: [SurveyedEpisode]
    /// The cards' places in the site's order.
    let numbers: [Int32]

    /// All cards of a site.
    init(of site: Site) {
        episodes = site.episodes
        numbers = Array(0..<Int32(episodes.count))
    }

    private init(_ episodes: [SurveyedEpisode], _ numbers: [Int32]) {
        self.episodes = episodes
        self.numbers = numbers
    }

    var startIndex: Int { 0 }
    var endIndex: Int { numbers.count }
    subscript(index: Int) -> Card { episodes[Int(numbers[index])].card }

    /// Some of them.
    func at(_ indices: some Sequence<Int>) -> Cards { Cards(episodes, indices.map { numbers[$0] }) }

    /// Where the cards of each person with a page are in this list, each once.
    var byPerson: [Slug: [Int]] {
        var places: [Slug: [Int]] = [:]
        for (index, card) in enumerated() {
            for person in Set(card.people.compactMap(\.person)) { places[person, default: []].append(index) }
        }
        return places
    }

    func store(to writer: inout StorageWriter) {
        writer.write(UInt64(count))
        for number in numbers { writer.write(episodes[Int(number)].cardDigest) }
    }
}
