import Feeds
import Podcast
import Storage

/// An episode as feeds have it, written out, so that a feed is its episodes one after the other.
struct FeedEntry: Finding {
    static let isLong = true

    /// An `item` of RSS. Empty where the site has no feed.
    var rss: [UInt8]

    init(in page: EpisodePage) {
        rss = page.feedItem.map(RSS.item) ?? []
    }

    func store(to writer: inout StorageWriter) { writer.write(bytes: rss) }
    init(from reader: inout StorageReader) throws(Damaged) { rss = try reader.readBytes() }
}
