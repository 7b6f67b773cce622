import CommonMark
import Markup
import Podcast
import Storage

/// The little of a person that other pages show.
struct Face: Sendable, Keyable {
    var id: Slug
    var name: PlainText
    var picture: Picture?
    /// Of the name and the bio.
    var language: Language
    /// The first paragraph of the bio, empty where there is none.
    var bio: Markdown

    /// - Parameter language: of those whose file does not say it.
    init(of person: Person, bio: Markdown, language: Language) {
        id = person.id
        name = person.name
        picture = person.picture
        self.language = person.language ?? language
        self.bio = bio
    }

    func store(to writer: inout StorageWriter) {
        writer.write(id)
        writer.write(name)
        writer.write(picture)
        writer.write(language)
        writer.write(bytes: bio.bytes)
    }
}

/// The little of the episode before or after that an episode's page shows.
struct Neighbour: Sendable, Keyable {
    var slug: Slug
    var title: PlainText
    var language: Language

    init(_ card: Card) {
        slug = card.slug
        title = card.title
        language = card.language
    }

    func store(to writer: inout StorageWriter) {
        writer.write(slug)
        writer.write(title)
        writer.write(language)
    }
}

/// A tag as the site spells it, and the name of its page.
struct TagLink: Sendable, Hashable, Keyable {
    var name: PlainText
    var slug: Slug

    func store(to writer: inout StorageWriter) {
        writer.write(name)
        writer.write(slug)
    }
}
