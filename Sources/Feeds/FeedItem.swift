import Markup
import Podcast

/// An episode as feeds tell of it. All addresses are whole ones.
public struct FeedItem: Sendable {
    public struct Enclosure: Sendable {
        public var address: String
        /// 0 where it is not known.
        public var byteCount: Int
        public var mediaType: String

        public init(address: String, byteCount: Int, mediaType: String) {
            self.address = address
            self.byteCount = byteCount
            self.mediaType = mediaType
        }
    }

    public struct Transcript: Sendable {
        public var address: String
        public var mediaType: String
        public var language: Language
        /// Whether it has times.
        public var isCaptions: Bool

        public init(address: String, mediaType: String, language: Language, isCaptions: Bool) {
            self.address = address
            self.mediaType = mediaType
            self.language = language
            self.isCaptions = isCaptions
        }
    }

    /// An item written out but for its notes. Both sorts of feeds have the same notes, each with escapes of its own: so they are kept once, and
    /// escaped when a feed is written.
    public struct Frame: Sendable, Equatable {
        public let bytes: [UInt8]
        /// Where the notes belong, in bytes from the start.
        public let place: Int

        /// - Parameter place: from 0 up to the count of the bytes.
        public init(bytes: [UInt8], place: Int) {
            self.bytes = bytes
            self.place = place
        }

        func filled(with notes: [UInt8]) -> [UInt8] {
            var item: [UInt8] = []
            item.reserveCapacity(bytes.count + notes.count)
            item += bytes[..<place]
            item += notes
            item += bytes[place...]
            return item
        }
    }

    public var title: PlainText
    public var address: String
    /// What apps know it by for ever.
    public var guid: String
    public var language: Language
    public var date: PublicationDate?
    public var subtitle: PlainText?
    public var summary: PlainText?
    /// What there is to say of an episode without a subtitle and a summary.
    public var beginningOfNotes: PlainText?
    /// The show notes, with whole addresses.
    public var notes = HTML()
    public var enclosure: Enclosure?
    public var duration: Seconds?
    public var image: FeedImage?
    public var isExplicit = false
    public var isBlocked = false
    public var number: Int?
    public var numberDisplay: PlainText?
    public var season: Int?
    public var seasonName: PlainText?
    public var type = EpisodeType.full
    public var tags: [PlainText] = []
    public var people: [FeedPerson] = []
    public var transcripts: [Transcript] = []
    /// Of the file with the chapters.
    public var chapters: String?
    /// The chapters as Podlove Simple Chapters.
    public var simpleChapters: XML?
    public var soundbites: [Soundbite] = []
    public var alternateEnclosures: [AlternateEnclosure] = []
    public var contentLinks: [Link] = []
    public var funding: [Link] = []
    public var license: License?
    public var extras = FeedExtras()

    public init(title: PlainText, address: String, guid: String, language: Language) {
        self.title = title
        self.address = address
        self.guid = guid
        self.language = language
    }
}

/// A picture at a whole address.
public struct FeedImage: Sendable {
    public var address: String
    public var alternative: PlainText
    public var size: PixelSize?
    /// `image/svg+xml`; nil where the address does not say it.
    public var mediaType: String?

    public init(address: String, alternative: PlainText, size: PixelSize?) {
        self.address = address
        self.alternative = alternative
        self.size = size
        mediaType = Self.mediaType(of: address)
    }

    /// Whether podcast apps show it: JPEG and PNG are what Apple takes, https://podcasters.apple.com/support/896-artwork-requirements
    /// An address that does not say what is there may be one of the two.
    public var isShownByApps: Bool { mediaType == nil || mediaType == "image/jpeg" || mediaType == "image/png" }

    private static func mediaType(of address: String) -> String? {
        let path = address.prefix { $0 != "?" && $0 != "#" }
        let types = [
            "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "svg": "image/svg+xml", "webp": "image/webp", "gif": "image/gif",
            "avif": "image/avif",
        ]
        return path.lastIndex(of: ".").flatMap { types[path[path.index(after: $0)...].lowercased()] }
    }
}

/// Someone's part in an episode or the show.
public struct FeedPerson: Sendable {
    public var name: PlainText
    public var roles: [Role]
    public var image: String?
    public var address: String?

    public init(name: PlainText, roles: [Role], image: String?, address: String?) {
        self.name = name
        self.roles = roles
        self.image = image
        self.address = address
    }
}
