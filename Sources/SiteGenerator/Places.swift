import Markup
import Podcast

/// Where pages and files lie in the site.
enum Places {
    static let home = SitePath.page()
    static let episodes = SitePath.page("episodes")
    static let people = SitePath.page("people")
    static let tags = SitePath.page("tags")
    static let feed = SitePath(literal: "feed.xml")
    static let jsonFeed = SitePath(literal: "feed.json")
    static let sitemap = SitePath(literal: "sitemap.xml")
    static let robots = SitePath(literal: "robots.txt")
    static let llms = SitePath(literal: "llms.txt")
    static let llmsFull = SitePath(literal: "llms-full.txt")
    static let episodesJSON = SitePath(literal: "episodes.json")
    static let episodesSchema = SitePath(literal: "episodes.schema.json")
    static let notFound = SitePath(literal: "404.html")

    /// - Parameter number: from 1; the first page is the home page.
    static func homePage(_ number: Int) -> SitePath {
        number == 1 ? home : .page("page", String(number))
    }

    static func episode(_ slug: Slug) -> SitePath { .page("episodes", slug.string) }
    /// The episode's player alone, for other sites to show.
    static func embed(_ slug: Slug) -> SitePath { .page("episodes", slug.string, "embed") }
    static func person(_ id: Slug) -> SitePath { .page("people", id.string) }
    static func season(_ number: Int) -> SitePath { .page("seasons", String(number)) }
    static func tag(_ slug: Slug) -> SitePath { .page("tags", slug.string) }
    static func page(_ slug: Slug) -> SitePath { .page(slug.string) }
    /// - Parameter number: from 1, the oldest.
    static func feedArchive(_ number: Int) -> SitePath { SitePath("feed/archive-\(number).xml")! }
    static func sitemapPart(_ number: Int) -> SitePath { SitePath("sitemap-\(number).xml")! }
    static func asset(_ name: String) -> SitePath? { SitePath("assets/\(name)") }

    /// The Markdown beside a page.
    static func markdown(of page: SitePath) -> SitePath {
        page.name == "index.html" ? page.sibling("index.md")! : SitePath("\(page.string.dropLast(5)).md")!
    }
}

extension Audio {
    /// Where a page finds the sound that it, or else `owner`, owns. (Paths that cannot be published do not get through survey.)
    func address(on page: SitePath, of owner: SitePath? = nil) -> String {
        guard !isRemote, let file = (owner ?? page).sibling(path) else { return source }
        return page.link(to: file)
    }
}
