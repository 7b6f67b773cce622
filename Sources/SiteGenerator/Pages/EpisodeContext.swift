import Markup
import Podcast
import Storage

/// All that an episode's files may show besides the episode itself. Their key is made of it, so what they can show is what their key covers.
struct EpisodeContext: Sendable {
    var surroundings: Surroundings
    /// Of its player alone.
    var embed: Surroundings
    /// The next, newer episode and the previous, older one.
    var newer: Neighbour?
    var older: Neighbour?
    /// The faces of the episode's people and speakers.
    var faces: [Slug: Face]
    var tags: [TagLink]
    /// Whether its season has a page.
    var hasSeasonPage: Bool
    /// Where its links within the site lead.
    var links: InternalLinks
    /// Where those of its file with chapters lead.
    var chapterLinks: InternalLinks
    /// Nil where no image to share is drawn.
    var shareCards: ShareCards?
    /// The languages that it is there in, where it is in more than one.
    var editions: [Edition]

    /// The context as part of the key: everything above.
    func store(to writer: inout StorageWriter) {
        surroundings.store(to: &writer)
        embed.store(to: &writer)
        writer.write(newer)
        writer.write(older)
        writer.write(faces.values.sorted { $0.id.string.utf8.lexicographicallyPrecedes($1.id.string.utf8) })
        writer.write(tags)
        writer.write(hasSeasonPage)
        writer.write(links)
        writer.write(chapterLinks)
        writer.write(shareCards)
        writer.write(editions)
    }
}
