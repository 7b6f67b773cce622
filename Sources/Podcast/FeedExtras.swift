import Storage

/// What feeds say of a show or of an episode, and pages do not.
public struct FeedExtras: Sendable, Equatable, Storable {
    public var locations: [Location] = []
    public var values: [PaymentValue] = []
    public var texts: [FeedText] = []
    public var chat: Chat?
    public var socialInteracts: [SocialInteract] = []

    public init() {}

    public func store(to writer: inout StorageWriter) {
        writer.write(locations)
        writer.write(values)
        writer.write(texts)
        writer.write(chat)
        writer.write(socialInteracts)
    }

    public init(from reader: inout StorageReader) throws(Damaged) {
        locations = try reader.readArray()
        values = try reader.readArray()
        texts = try reader.readArray()
        chat = try reader.readOptional()
        socialInteracts = try reader.readArray()
    }
}

/// What show.yml says of the show's feeds.
public struct FeedSettings: Sendable, Equatable, Storable {
    /// How many episodes a feed has where show.yml does not say it: more than apps keep, and few enough to be fetched each hour.
    public static let usualLimit = 500

    /// Whether the site has feeds. Without them apps get the show from another address, `url`.
    public var isPublished = true
    /// Whether show.yml says anything that only directories want: then it is worth a warning what else they want.
    public var isForDirectories = false
    /// The address that apps know; nil where it is the site's own /feed.xml.
    public var url: String?
    /// Where apps should look from now on: `itunes:new-feed-url`.
    public var newURL: String?
    /// Episodes in a feed; nil for all.
    public var limit: Int? = FeedSettings.usualLimit
    /// Whether older ones are in archives, https://www.rfc-editor.org/rfc/rfc5005#section-4
    public var hasArchives = true
    /// What is written before the addresses of recordings, so that a service can count downloads.
    public var enclosurePrefix: String?
    /// Whether each person and each tag has a feed.
    public var hasPeople = false
    public var hasTags = false
    /// The cover where it is another than the pages': a JPEG or PNG file.
    public var cover: Picture?
    /// The show's `podcast:guid`, where it has one.
    public var guid: String?
    /// Whether episodes are heard in their order, from the first.
    public var isSerial = false
    /// Whether there will be no more episodes.
    public var isComplete = false
    /// Whether no directory shall list it.
    public var isBlocked = false
    /// Those that shall not, or, where all others are blocked, those that may, by their slugs.
    public var blockedServices: [String] = []
    /// Whether other hosts may not import it; nil where nothing was said.
    public var isLocked: Bool?
    public var medium: String?
    public var podroll: [RemoteItem] = []
    public var publisher: RemoteItem?
    public var updateFrequency: UpdateFrequency?
    /// The names of seasons, in the order of their numbers.
    public var seasons: [Season] = []
    /// Whether changes are told through Podping.
    public var usesPodping = false

    public struct Season: Sendable, Equatable, Storable {
        public var number: Int
        public var name: PlainText

        public init(number: Int, name: PlainText) {
            self.number = number
            self.name = name
        }

        public func store(to writer: inout StorageWriter) {
            writer.write(number)
            writer.write(name)
        }

        public init(from reader: inout StorageReader) throws(Damaged) {
            number = try reader.read()
            name = try reader.read()
        }
    }

    /// When new episodes appear: `podcast:updateFrequency`.
    public struct UpdateFrequency: Sendable, Equatable, Storable {
        public var text: PlainText
        /// https://www.rfc-editor.org/rfc/rfc5545#section-3.3.10
        public var rule: String?
        /// ISO 8601.
        public var start: String?

        public init(text: PlainText, rule: String? = nil, start: String? = nil) {
            self.text = text
            self.rule = rule
            self.start = start
        }

        public func store(to writer: inout StorageWriter) {
            writer.write(text)
            writer.write(rule)
            writer.write(start)
        }

        public init(from reader: inout StorageReader) throws(Damaged) {
            text = try reader.read()
            rule = try reader.readOptional()
            start = try reader.readOptional()
        }
    }

    public init() {}

    public func store(to writer: inout StorageWriter) {
        for flag in [isPublished, isForDirectories, hasArchives, hasPeople, hasTags, isSerial, isComplete, isBlocked, usesPodping] {
            writer.write(flag)
        }
        for text in [url, newURL, enclosurePrefix, guid, medium] { writer.write(text) }
        writer.write(limit)
        writer.write(cover)
        writer.write(blockedServices)
        writer.write(isLocked)
        writer.write(podroll)
        writer.write(publisher)
        writer.write(updateFrequency)
        writer.write(seasons)
    }

    public init(from reader: inout StorageReader) throws(Damaged) {
        isPublished = try reader.read()
        isForDirectories = try reader.read()
        hasArchives = try reader.read()
        hasPeople = try reader.read()
        hasTags = try reader.read()
        isSerial = try reader.read()
        isComplete = try reader.read()
        isBlocked = try reader.read()
        usesPodping = try reader.read()
        url = try reader.readOptional()
        newURL = try reader.readOptional()
        enclosurePrefix = try reader.readOptional()
        guid = try reader.readOptional()
        medium = try reader.readOptional()
        limit = try reader.readOptional()
        cover = try reader.readOptional()
        blockedServices = try reader.readArray()
        isLocked = try reader.readOptional()
        podroll = try reader.readArray()
        publisher = try reader.readOptional()
        updateFrequency = try reader.readOptional()
        seasons = try reader.readArray()
    }
}
