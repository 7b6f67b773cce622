import Feeds
import Podcast
import Storage

/// An episode as feeds have it, written out, so that a feed is its episodes one after the other. Empty where the site has no feed.
struct FeedEntry: Finding {
    static let isLong = true

    /// An `item` of RSS.
    var rss: [UInt8]
    /// An item of JSON Feed.
    var json: [UInt8]

    init(in page: EpisodePage) {
        let item = page.feedItem
        rss = item.map(RSS.item) ?? []
        json = item.map(JSONFeed.item) ?? []
    }

    func store(to writer: inout StorageWriter) {
        writer.write(bytes: rss)
        writer.write(bytes: json)
    }

    init(from reader: inout StorageReader) throws(Damaged) {
        rss = try reader.readBytes()
        json = try reader.readBytes()
    }
}
