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
    /// What this producer keeps of an episode: talk time, a feed item, search terms. Small; encoded by hand, the same on every machine.
    associatedtype Finding: Storable & Sendable

    /// A permanent name: findings are kept under it.
    var name: StaticString { get }

    func finding(in page: EpisodePage, reporting: inout Diagnostics) -> Finding

    /// The files to make, in groups keyed by the values that they show.
    func files(for site: SiteContext, findings: borrowing Findings<Finding>) throws(Damaged) -> [FileGroup]
}

/// What a producer keeps that needs only the cards.
struct NoFinding: Storable, Sendable {
    init() {}
    func store(to writer: inout StorageWriter) {}
    init(from reader: inout StorageReader) throws(Damaged) {}
}

extension SiteProducer where Finding == NoFinding {
    func finding(in page: EpisodePage, reporting: inout Diagnostics) -> NoFinding { NoFinding() }
}

extension SiteProducer {
    func storedFinding(in page: EpisodePage, reporting: inout Diagnostics) -> [UInt8] {
        finding(in: page, reporting: &reporting).stored
    }
}
