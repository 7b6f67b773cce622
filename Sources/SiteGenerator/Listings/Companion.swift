import Podcast
import Storage

/// Someone who is often in the same episodes as a person.
struct Companion: Keyable, Equatable {
    /// How many a person's page names at most.
    private static let most = 3

    var id: Slug
    var name: PlainText
    var language: Language?
    /// Of the episodes that both are in; at least two.
    var episodes: Int

    func store(to writer: inout StorageWriter) {
        writer.write(id)
        writer.write(name)
        writer.write(language)
        writer.write(episodes)
    }

    /// Those with whom a person is in the most episodes, the most frequent first, then by id.
    /// - Parameter cards: of the episodes that the person is in.
    static func of(_ person: Slug, in cards: Cards, faces: [Slug: Face]) -> [Companion] {
        var counts: [Slug: Int] = [:]
        for card in cards {
            for other in Set(card.people.compactMap(\.person)) where other != person { counts[other, default: 0] += 1 }
        }
        return counts.filter { $0.value > 1 }
            .sorted { ($1.value, $0.key.string) < ($0.value, $1.key.string) }
            .prefix(most)
            .compactMap { id, count in
                faces[id].map { Companion(id: id, name: $0.name, language: $0.language, episodes: count) }
            }
    }
}
