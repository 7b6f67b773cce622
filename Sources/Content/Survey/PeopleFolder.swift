import Diagnostics
import Podcast
import Storage

/// Content/people/: a file a person.
struct PeopleFolder {
    static let path = "Content/people"

    private(set) var people = People([])
    /// What lies beside the people's files, and portraits from elsewhere.
    private(set) var files: [SiteFile]
    /// By the person's file.
    private(set) var mentions: [String: [Mention]] = [:]

    init(_ reader: SourceReader, reporting diagnostics: inout Diagnostics) {
        var names = SlugList()
        var all: [Person] = []
        files = reader.folder.files(below: Self.path, reporting: &diagnostics)
        for file in reader.takeTexts(from: &files, reporting: &diagnostics) {
            let id = Slug(normalizing: String(file.path.dropLast(3)))
            guard let id = names.take(id, of: file.source, "people", reporting: &diagnostics) else { continue }
            let found = reader.surveyed(
                file.source, stat: file.stat, example: "name: Zhang Qi", reporting: &diagnostics,
                read: { $0.read(WrittenPerson.reading(in: $0), reporting: &$1) })
            guard let written = found?.value else {
                // So that the episodes they are in are not reported as well.
                let name = PlainText(id.string)
                all.append(Person(id: id, name: name, bio: AuthorText(markdown: "", file: file.source, line: 1)))
                continue
            }
            if !written.mentions.isEmpty { mentions[file.source] = written.mentions }
            var person = Person(
                id: id, name: written.name, aliases: written.aliases, links: written.links, bio: written.bio, url: written.url,
                language: written.language)
            if let picture = written.picture {
                let located = reader.locate(picture, from: Self.path, in: file.source, reporting: &diagnostics)
                person.picture = located?.picture
                if let file = located?.file, !files.contains(where: { $0.source == file.source }) { files.append(file) }
            }
            all.append(person)
        }
        files = reader.inspected(files, reporting: &diagnostics)
        for index in all.indices { all[index].picture = all[index].picture.map(files.measured) }
        people = People(all.sorted { $0.id.string.utf8.lexicographicallyPrecedes($1.id.string.utf8) })
    }
}
