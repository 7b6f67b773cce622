import Podcast

/// A show, or the part of it that a person or a tag has, as a feed tells of it. All addresses are whole ones.
public struct FeedChannel: Sendable {
    /// Where the other documents of a feed are that has more episodes than one document, https://www.rfc-editor.org/rfc/rfc5005#section-4
    public struct Archives: Sendable {
        /// The document with the newest episodes, where this is an archive.
        public var current: String?
        public var previous: String?
        public var next: String?

        public init(current: String? = nil, previous: String? = nil, next: String? = nil) {
            self.current = current
            self.previous = previous
            self.next = next
        }
    }

    public struct Trailer: Sendable {
        public var title: PlainText
        public var date: PublicationDate
        public var enclosure: FeedItem.Enclosure
        public var season: Int?

        public init(title: PlainText, date: PublicationDate, enclosure: FeedItem.Enclosure, season: Int?) {
            self.title = title
            self.date = date
            self.enclosure = enclosure
            self.season = season
        }
    }

    public var show: Show
    public var title: PlainText
    /// Of the page that shows what the feed has.
    public var page: String
    /// Of the feed itself, as apps know it.
    public var address: String
    /// Of its stylesheet.
    public var stylesheet: String?
    public var description: PlainText?
    public var image: FeedImage?
    public var people: [FeedPerson] = []
    public var trailers: [Trailer] = []
    public var license: License?
    public var guid: String?
    /// Of the newest episode.
    public var date: PublicationDate?
    /// Whether all episodes are in it.
    public var isComplete = false
    public var archives: Archives?
    /// Whether this is the show itself, which directories list.
    public var isWholeShow = true

    public init(show: Show, title: PlainText, page: String, address: String) {
        self.show = show
        self.title = title
        self.page = page
        self.address = address
    }
}
