import Content
import Markup
import Podcast
import Storage
import Templates

/// The pages around a page: those that it belongs to, and the ones before and after it that belong to the same.
struct PageFamily: Keyable {
    /// The little of a page that others show.
    struct Member: Keyable, Equatable {
        var slug: Slug
        var title: PlainText
        var language: Language

        func store(to writer: inout StorageWriter) {
            writer.write(slug)
            writer.write(title)
            writer.write(language)
        }
    }

    /// From the topmost to the nearest.
    var ancestors: [Member] = []
    var previous: Member?
    var next: Member?

    func store(to writer: inout StorageWriter) {
        writer.write(ancestors)
        writer.write(previous)
        writer.write(next)
    }

    /// - Returns: the family of each page that belongs to another or has pages that belong to it, by its slug.
    static func all(in site: SiteContext) -> [Slug: PageFamily] {
        let pages = Dictionary(uniqueKeysWithValues: site.site.pages.map { ($0.slug, $0) })
        func member(_ page: Page) -> Member {
            Member(slug: page.slug, title: page.menuTitle ?? page.title, language: page.language ?? site.show.language)
        }
        var families: [Slug: PageFamily] = [:]
        for page in site.site.pages {
            var ancestor = page.parent.flatMap { pages[$0] }
            while let current = ancestor {
                families[page.slug, default: PageFamily()].ancestors.insert(member(current), at: 0)
                ancestor = current.parent.flatMap { pages[$0] }
            }
        }
        let children = Dictionary(grouping: site.site.pages.filter { $0.parent != nil }) { $0.parent! }
        let slugs = Dictionary(uniqueKeysWithValues: site.site.pages.map { (Places.page($0.slug), $0.slug) })
        let files = Set(site.site.pageFiles.map(\.source))
        for (parent, children) in children {
            let ranks = site.ranks(of: slugs, namedOn: pages[parent]!, beside: files)
            let siblings = children.enumerated().sorted {
                (ranks[$0.element.slug] ?? .max, $0.offset) < (ranks[$1.element.slug] ?? .max, $1.offset)
            }
            .map { member($0.element) }
            for (one, other) in zip(siblings, siblings.dropFirst()) {
                families[one.slug, default: PageFamily()].next = other
                families[other.slug, default: PageFamily()].previous = one
            }
        }
        return families
    }
}

extension SiteContext {
    /// In which order a page's text links to other pages.
    fileprivate func ranks(of slugs: [SitePath: Slug], namedOn page: Page, beside files: Set<String>) -> [Slug: Int] {
        let mentions = site.mentions[page.text.file] ?? []
        let links = targets.links(mentions, in: page.text.file, on: Places.page(page.slug), beside: files)
        var ranks: [Slug: Int] = [:]
        for link in links.links {
            if case .page(let path) = link.target, let slug = slugs[path], ranks[slug] == nil { ranks[slug] = ranks.count }
        }
        return ranks
    }
}

extension PageHead {
    /// A page around this one, as it links to it.
    func object(_ member: PageFamily.Member) -> Object {
        let direction = member.language.direction
        return Object(
            Shapes.neighbour,
            [
                "title": .text(member.title), "href": .text(link(to: Places.page(member.slug))),
                "language": language(member.language),
                "direction": direction == wording.language.direction ? .absent : .text(direction),
            ])
    }
}
