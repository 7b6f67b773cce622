import Feeds
import Markup
import Podcast
import Storage

/// An episode as feeds have it, written out, so that a feed is its episodes one after the other. Empty where the site has no feed.
struct FeedEntry: Finding {
    static let isLong = true

    private var rss = FeedItem.Frame(bytes: [], place: 0)
    private var json = FeedItem.Frame(bytes: [], place: 0)
    private var notes = HTML()

    /// An `item` of RSS.
    var rssItem: [UInt8] { RSS.item(rss, notes: notes) }
    /// An item of JSON Feed.
    var jsonItem: [UInt8] { JSONFeed.item(json, notes: notes) }

    init(in page: EpisodePage) {
        guard let item = page.feedItem else { return }
        rss = RSS.frame(of: item)
        json = JSONFeed.frame(of: item)
        notes = item.notes
    }

    func store(to writer: inout StorageWriter) {
        writer.write(rss)
        writer.write(json)
        writer.write(notes)
    }

    init(from reader: inout StorageReader) throws(Damaged) {
        rss = try reader.read()
        json = try reader.read()
        notes = try reader.read()
    }
}

extension FeedItem.Frame: Storable {
    public func store(to writer: inout StorageWriter) {
        writer.write(bytes: bytes)
        writer.write(place)
    }

    public init(from reader: inout StorageReader) throws(Damaged) {
        let bytes = try reader.readBytes()
        let place = try reader.read(Int.self)
        guard (0...bytes.count).contains(place) else { throw Damaged() }
        self.init(bytes: bytes, place: place)
    }
}
