import Diagnostics
import Podcast
import Storage

/// Content/pages/: a file a page.
struct PagesFolder {
    static let path = "Content/pages"
    /// Names of pages and folders that the site makes itself.
    static let reserved: Set<String> = ["episodes", "people", "seasons", "tags", "page", "search", "assets", "feed", "404"]

    private(set) var pages: [Page] = []
    /// The folded names of those that have mistakes: they are there, though they cannot be read.
    private(set) var unread: Set<String> = []
    /// What lies beside the pages' files.
    private(set) var files: [SiteFile]
    /// By the page's file.
    private(set) var mentions: [String: [Mention]] = [:]
    private var originals: [Slug: Written<Slug>] = [:]

    init(_ reader: SourceReader, reporting diagnostics: inout Diagnostics) {
        var names = SlugList()
        var parents: [Slug: Written<Slug>] = [:]
        files = reader.folder.files(below: Self.path, reporting: &diagnostics)
        for file in reader.takeTexts(from: &files, reporting: &diagnostics) {
            guard
                let found = reader.surveyed(
                    file.source, stat: file.stat, example: "title: About", reporting: &diagnostics,
                    read: { $0.read(WrittenPage.reading(in: $0), reporting: &$1) })
            else {
                if let slug = Slug(normalizing: String(file.path.dropLast(3))) { unread.insert(slug.folded) }
                continue
            }
            let written = found.value
            let slug = written.slug?.value ?? Slug(normalizing: String(file.path.dropLast(3)))
            if let slug, Self.reserved.contains(slug.folded) {
                let place = written.slug.map { reader.location(of: $0.position, in: file.source) } ?? SourceLocation(file: file.source)
                diagnostics.report(
                    .reservedName, "the site needs the name `\(slug)` for a page of its own", at: place,
                    hint: written.slug == nil ? "rename the file" : "write another slug")
                continue
            }
            guard let slug = names.take(slug, of: file.source, "pages", reporting: &diagnostics) else { continue }
            if !written.mentions.isEmpty { mentions[file.source] = written.mentions }
            var page = Page(slug: slug, title: written.title, text: written.text)
            page.language = written.language
            page.menuTitle = written.menuTitle
            parents[slug] = written.parent
            originals[slug] = written.original
            page.summary = written.summary
            pages.append(page)
        }
        pages.sort { $0.slug.string.utf8.lexicographicallyPrecedes($1.slug.string.utf8) }
        connect(parents, reader, reporting: &diagnostics)
    }

    /// Finds the page that each translation is one of.
    /// - Parameter language: of the pages that do not say which.
    mutating func findOriginals(language: Language, _ reader: SourceReader, reporting diagnostics: inout Diagnostics) {
        let works = pages.map { page in
            Originals.Work(
                slug: page.slug, language: page.language ?? language, original: originals[page.slug], path: page.text.file)
        }
        let found = Originals("page", works).find(unpublished: unread, reader, reporting: &diagnostics)
        for index in pages.indices { pages[index].original = found[pages[index].slug] }
    }

    /// Finds the page that each page belongs to.
    private mutating func connect(_ parents: [Slug: Written<Slug>], _ reader: SourceReader, reporting diagnostics: inout Diagnostics) {
        let known = Dictionary(uniqueKeysWithValues: pages.map { ($0.slug.folded, $0.slug) })
        var found: [Slug: Slug] = [:]
        for index in pages.indices {
            guard let written = parents[pages[index].slug] else { continue }
            let place = reader.location(of: written.position, in: pages[index].text.file)
            if let parent = known[written.value.folded] {
                guard Self.belongs(parent, to: pages[index].slug, found) else {
                    found[pages[index].slug] = parent
                    pages[index].parent = parent
                    continue
                }
                diagnostics.report(
                    .unknownParent, "the page `\(parent)` belongs to this one already", at: place,
                    hint: "a page cannot belong to itself: remove `parent:` from one of them")
            } else if !unread.contains(written.value.folded) {
                diagnostics.report(
                    .unknownParent, "there is no page `\(written.value)`", at: place,
                    hint: didYouMean(written.value.string, among: pages.map(\.slug.string)).map { "did you mean `\($0)`?" }
                        ?? "write the name of a file in \(Self.path), without `.md`")
            }
        }
    }

    /// Whether a page is another one, or belongs to it through its parents.
    private static func belongs(_ page: Slug, to other: Slug, _ parents: [Slug: Slug]) -> Bool {
        var ancestor: Slug? = page
        while let current = ancestor {
            if current == other { return true }
            ancestor = parents[current]
        }
        return false
    }
}
