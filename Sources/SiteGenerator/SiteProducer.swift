import Diagnostics
import Podcast
import Publishing
import Storage

/// Makes the files that need one episode whole: its page, its Markdown, its transcripts.
protocol EpisodeProducer: Sendable {
    func files(for page: EpisodePage, reporting: inout Diagnostics) -> [Output]
}

/// Makes the files that need a little of every episode: home, people, tags, feeds, sitemap, search.
protocol SiteProducer: Sendable {
    /// The files to make, in groups keyed by the values that they show.
    func files(for site: SiteContext, findings: Findings) -> [FileGroup]
}

/// What the site pass needs to know of an episode and cannot see on its card: talk time, a feed item, search terms.
///
/// Found while the episode is whole, and kept in the cache. Small; encoded by hand, the same on every machine.
protocol Finding: Storable, Sendable {
    /// Whether it is too long to be read by pages that show other findings, and changes more often than they do.
    static var isLong: Bool { get }

    init(in page: EpisodePage)
}

extension Finding {
    static var isLong: Bool { false }
}
