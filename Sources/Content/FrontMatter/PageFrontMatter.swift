import Diagnostics
import Podcast
import Storage

/// What survey keeps of a page's file: a function of the file alone.
struct WrittenPage: Sendable, Equatable, Storable {
    var title: PlainText
    var slug: Written<Slug>?
    var language: Language?
    var menuTitle: PlainText?
    var parent: Written<Slug>?
    /// The page that this one is a translation of.
    var original: Written<Slug>?
    var summary: PlainText?
    var text: AuthorText
    /// Where its links may lead within the site.
    var mentions: [Mention]

    /// Asks for every key of a page.
    init(_ fields: inout Fields, in file: ContentFile) {
        title = fields.required("title", .line, example: "title: About") ?? ""
        slug = fields.written("slug", .slug)
        language = fields.read("language", .language)
        menuTitle = fields.read("menu", .line)
        parent = fields.written("parent", .slug)
        original = fields.written("translationOf", .slug)
        summary = fields.read("summary", .text)
        text = file.text
        mentions = file.mentions([])
    }

    static func reading(in file: ContentFile) -> Reading<WrittenPage> {
        .mapping("the page's keys and values, `title: …`") { WrittenPage(&$0, in: file) }
    }

    func store(to writer: inout StorageWriter) {
        writer.write(title)
        writer.write(slug)
        writer.write(language)
        writer.write(menuTitle)
        writer.write(parent)
        writer.write(original)
        writer.write(summary)
        writer.write(text)
        writer.write(mentions)
    }

    init(from reader: inout StorageReader) throws(Damaged) {
        title = try reader.read()
        slug = try reader.readOptional()
        language = try reader.readOptional()
        menuTitle = try reader.readOptional()
        parent = try reader.readOptional()
        original = try reader.readOptional()
        summary = try reader.readOptional()
        text = try reader.read()
        mentions = try reader.readArray()
    }
}
