import Diagnostics
import Podcast
import Storage

/// What survey keeps of a person's file: a function of the file alone.
struct WrittenPerson: Sendable, Equatable, Storable {
    var name: PlainText
    var aliases: [PlainText]
    var picture: WrittenPicture?
    var links: [Link]
    var url: String?
    var bio: AuthorText

    /// Asks for every key of a person.
    init(_ fields: inout Fields, bio: AuthorText) {
        name = fields.required("name", .line, example: "name: Zhang Qi") ?? ""
        aliases = fields.read("aliases", .list(of: .line)) ?? []
        picture = fields.read("image", .picture)
        links = fields.read("links", .links) ?? []
        url = fields.read("url", .webAddress)
        self.bio = bio
    }

    static func reading(bio: AuthorText) -> Reading<WrittenPerson> {
        .mapping("the person's keys and values, `name: …`") { WrittenPerson(&$0, bio: bio) }
    }

    func store(to writer: inout StorageWriter) {
        writer.write(name)
        writer.write(aliases)
        writer.write(picture)
        writer.write(links)
        writer.write(url)
        writer.write(bio)
    }

    init(from reader: inout StorageReader) throws(Damaged) {
        name = try reader.read()
        aliases = try reader.readArray()
        picture = try reader.readOptional()
        links = try reader.readArray()
        url = try reader.readOptional()
        bio = try reader.read()
    }
}
