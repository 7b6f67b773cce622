import Storage

// What the podcast namespace has words for and pages do not show, https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md
// All addresses and names are as the podcaster wrote them; who writes them into a feed escapes them.

/// Another show, or an episode of one: `podcast:remoteItem`.
public struct RemoteItem: Sendable, Equatable, Storable {
    /// The other show's `podcast:guid`.
    public var feedGUID: String
    public var feedURL: String?
    public var itemGUID: String?
    public var medium: String?
    public var title: PlainText?

    public init(feedGUID: String, feedURL: String? = nil, itemGUID: String? = nil, medium: String? = nil, title: PlainText? = nil) {
        self.feedGUID = feedGUID
        self.feedURL = feedURL
        self.itemGUID = itemGUID
        self.medium = medium
        self.title = title
    }

    public func store(to writer: inout StorageWriter) {
        writer.write(feedGUID)
        for text in [feedURL, itemGUID, medium] { writer.write(text) }
        writer.write(title)
    }

    public init(from reader: inout StorageReader) throws(Damaged) {
        feedGUID = try reader.read()
        feedURL = try reader.readOptional()
        itemGUID = try reader.readOptional()
        medium = try reader.readOptional()
        title = try reader.readOptional()
    }
}

/// Who is paid, and how: `podcast:value`.
public struct PaymentValue: Sendable, Equatable, Storable {
    public struct Recipient: Sendable, Equatable, Storable {
        public var name: PlainText?
        public var type: String
        public var address: String
        /// Shares, not percent.
        public var split: Int
        public var isFee: Bool
        public var customKey: String?
        public var customValue: String?

        public init(
            name: PlainText? = nil, type: String, address: String, split: Int, isFee: Bool = false, customKey: String? = nil,
            customValue: String? = nil
        ) {
            self.name = name
            self.type = type
            self.address = address
            self.split = split
            self.isFee = isFee
            self.customKey = customKey
            self.customValue = customValue
        }

        public func store(to writer: inout StorageWriter) {
            writer.write(name)
            writer.write(type)
            writer.write(address)
            writer.write(split)
            writer.write(isFee)
            writer.write(customKey)
            writer.write(customValue)
        }

        public init(from reader: inout StorageReader) throws(Damaged) {
            name = try reader.readOptional()
            type = try reader.read()
            address = try reader.read()
            split = try reader.read()
            isFee = try reader.read()
            customKey = try reader.readOptional()
            customValue = try reader.readOptional()
        }
    }

    /// Others who are paid while a part of an episode plays: `podcast:valueTimeSplit`.
    public struct TimeSplit: Sendable, Equatable, Storable {
        public var start: Seconds
        public var duration: Seconds
        public var remoteStart: Seconds?
        public var remotePercentage: Int?
        /// Where it is given, its own recipients are paid.
        public var remote: RemoteItem?
        public var recipients: [Recipient]

        public init(
            start: Seconds, duration: Seconds, remoteStart: Seconds? = nil, remotePercentage: Int? = nil, remote: RemoteItem? = nil,
            recipients: [Recipient] = []
        ) {
            self.start = start
            self.duration = duration
            self.remoteStart = remoteStart
            self.remotePercentage = remotePercentage
            self.remote = remote
            self.recipients = recipients
        }

        public func store(to writer: inout StorageWriter) {
            writer.write(start)
            writer.write(duration)
            writer.write(remoteStart)
            writer.write(remotePercentage)
            writer.write(remote)
            writer.write(recipients)
        }

        public init(from reader: inout StorageReader) throws(Damaged) {
            start = try reader.read()
            duration = try reader.read()
            remoteStart = try reader.readOptional()
            remotePercentage = try reader.readOptional()
            remote = try reader.readOptional()
            recipients = try reader.readArray()
        }
    }

    public var type: String
    public var method: String
    /// A decimal number of whatever `type` counts.
    public var suggested: String?
    public var recipients: [Recipient]
    public var timeSplits: [TimeSplit]

    public init(type: String, method: String, suggested: String? = nil, recipients: [Recipient], timeSplits: [TimeSplit] = []) {
        self.type = type
        self.method = method
        self.suggested = suggested
        self.recipients = recipients
        self.timeSplits = timeSplits
    }

    public func store(to writer: inout StorageWriter) {
        writer.write(type)
        writer.write(method)
        writer.write(suggested)
        writer.write(recipients)
        writer.write(timeSplits)
    }

    public init(from reader: inout StorageReader) throws(Damaged) {
        type = try reader.read()
        method = try reader.read()
        suggested = try reader.readOptional()
        recipients = try reader.readArray()
        timeSplits = try reader.readArray()
    }
}

/// What a service asks to be put into a feed: `podcast:txt`.
public struct FeedText: Sendable, Equatable, Storable {
    public var purpose: String?
    public var text: PlainText

    public init(purpose: String? = nil, text: PlainText) {
        self.purpose = purpose
        self.text = text
    }

    public func store(to writer: inout StorageWriter) {
        writer.write(purpose)
        writer.write(text)
    }

    public init(from reader: inout StorageReader) throws(Damaged) {
        purpose = try reader.readOptional()
        text = try reader.read()
    }
}

/// Where listeners talk while it plays: `podcast:chat`.
public struct Chat: Sendable, Equatable, Storable {
    public var server: String
    public var networkProtocol: String
    public var account: String?
    public var space: String?

    public init(server: String, networkProtocol: String, account: String? = nil, space: String? = nil) {
        self.server = server
        self.networkProtocol = networkProtocol
        self.account = account
        self.space = space
    }

    public func store(to writer: inout StorageWriter) {
        writer.write(server)
        writer.write(networkProtocol)
        writer.write(account)
        writer.write(space)
    }

    public init(from reader: inout StorageReader) throws(Damaged) {
        server = try reader.read()
        networkProtocol = try reader.read()
        account = try reader.readOptional()
        space = try reader.readOptional()
    }
}

/// The post whose answers are the comments: `podcast:socialInteract`.
public struct SocialInteract: Sendable, Equatable, Storable {
    public var networkProtocol: String
    /// Nil where comments are not wanted (`disabled`).
    public var address: String?
    public var account: String?
    public var accountAddress: String?
    public var priority: Int?

    public init(
        networkProtocol: String, address: String?, account: String? = nil, accountAddress: String? = nil, priority: Int? = nil
    ) {
        self.networkProtocol = networkProtocol
        self.address = address
        self.account = account
        self.accountAddress = accountAddress
        self.priority = priority
    }

    public func store(to writer: inout StorageWriter) {
        writer.write(networkProtocol)
        for text in [address, account, accountAddress] { writer.write(text) }
        writer.write(priority)
    }

    public init(from reader: inout StorageReader) throws(Damaged) {
        networkProtocol = try reader.read()
        address = try reader.readOptional()
        account = try reader.readOptional()
        accountAddress = try reader.readOptional()
        priority = try reader.readOptional()
    }
}

/// The same recording, or one that goes with it, in another form: `podcast:alternateEnclosure`.
public struct AlternateEnclosure: Sendable, Equatable {
    public var mediaType: String
    public var byteCount: Int?
    /// In bits a second.
    public var bitrate: Int?
    /// Of pictures, in pixels.
    public var height: Int?
    public var language: Language?
    public var title: PlainText?
    public var relation: String?
    public var codecs: String?
    public var isDefault: Bool
    /// Where it can be had; at least one.
    public var sources: [Source]
    /// As https://www.w3.org/TR/sri/ has it.
    public var integrity: String?

    public struct Source: Sendable, Equatable {
        public var address: String
        public var contentType: String?

        public init(address: String, contentType: String? = nil) {
            self.address = address
            self.contentType = contentType
        }
    }

    public init(mediaType: String, sources: [Source]) {
        self.mediaType = mediaType
        self.sources = sources
        isDefault = false
    }
}
