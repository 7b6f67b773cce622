import Content
import Podcast
import Storage
import Templates

/// One of the languages in which there is an episode, or a page.
struct Edition: Keyable, Equatable, Sendable {
    var language: Language
    var slug: Slug

    func store(to writer: inout StorageWriter) {
        writer.write(language)
        writer.write(slug)
    }
}

/// The episodes, or the pages, that are the same in several languages.
struct Editions: Sendable {
    private var all: [Slug: [Edition]] = [:]

    /// - Parameter works: each with its original, where it is a translation.
    init(_ works: some Sequence<(slug: Slug, language: Language, original: Slug?)>) {
        let translations = works.filter { $0.original != nil }
        let originals = Set(translations.map { $0.original! })
        guard !originals.isEmpty else { return }
        var groups: [Slug: [Edition]] = [:]
        for work in works where originals.contains(work.slug) { groups[work.slug] = [Edition(language: work.language, slug: work.slug)] }
        for work in translations { groups[work.original!]?.append(Edition(language: work.language, slug: work.slug)) }
        for (original, editions) in groups {
            // The original first, and then in an order that does not depend on when they were published.
            let sorted = editions.sorted {
                ($0.slug == original ? "" : $0.language.tag, $0.slug.string) < ($1.slug == original ? "" : $1.language.tag, $1.slug.string)
            }
            for edition in editions { all[edition.slug] = sorted }
        }
    }

    /// In all languages, its own among them and the original's first; none where there is only one.
    subscript(slug: Slug) -> [Edition] { all[slug] ?? [] }
}
