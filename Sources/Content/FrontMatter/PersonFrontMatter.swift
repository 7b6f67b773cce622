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
    var language: Language?
    var bio: AuthorText
    /// Where the links of the bio and of `links` may lead within the site.
    var mentions: [Mention]

    /// Asks for every key of a person.
    init(_ fields: inout Fields, in file: ContentFile) {
        name = fields.required("name", .line, example: "name: Zhang Qi") ?? ""
        aliases = fields.read("aliases", .list(of: .line)) ?? []
        picture = fields.read("image", .picture)
        let links = fields.read("links", .links) ?? []
        self.links = links.map(\.value)
        url = fields.read("url", .webAddress)
        language = fields.read("language", .language)
        bio = file.text
        mentions = file.mentions(links.addresses)
    }

    static func reading(in file: ContentFile) -> Reading<WrittenPerson> {
        .mapping("the person's keys and values, `name: …`") { WrittenPerson(&$0, in: file) }
    }

    func store(to writer: inout StorageWriter) {
        writer.write(name)
        writer.write(aliases)
        writer.write(picture)
        writer.write(links)
        writer.write(url)
        writer.write(language)
        writer.write(bio)
        writer.write(mentions)
    }

    init(from reader: inout StorageReader) throws(Damaged) {
        name = try reader.read()
        aliases = try reader.readArray()
        picture = try reader.readOptional()
        links = try reader.readArray()
        url = try reader.readOptional()
        language = try reader.readOptional()
        bio = try reader.read()
        mentions = try reader.readArray()
    }
}
