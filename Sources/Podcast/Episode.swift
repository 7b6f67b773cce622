import Storage

/// A point of a chapter.
public struct Point: Sendable, Equatable {
    public var text: PlainText
    public var start: Seconds?

    public init(text: PlainText, start: Seconds? = nil) {
        self.text = text
        self.start = start
    }
}

public struct Chapter: Sendable, Equatable {
    public var start: Seconds?
    public var end: Seconds?
    public var title: PlainText?
    public var summary: PlainText?
    public var points: [Point]
    public var image: Picture?
    public var url: String?
    /// Whether it stands in lists of chapters. Others only change the picture or the address that a player shows (`toc: false`).
    public var isListed: Bool
    public var location: Location?

    public init(
        start: Seconds? = nil, end: Seconds? = nil, title: PlainText? = nil, summary: PlainText? = nil, points: [Point] = [],
        image: Picture? = nil, url: String? = nil, isListed: Bool = true, location: Location? = nil
    ) {
        self.start = start
        self.end = end
        self.title = title
        self.summary = summary
        self.points = points
        self.image = image
        self.url = url
        self.isListed = isListed
        self.location = location
    }
}

/// A place that a chapter, an episode or the show is about, or where it was made.
public struct Location: Sendable, Equatable, Storable {
    public var name: PlainText
    /// RFC 5870, `geo:30.2672,97.7431`. A chapter's place always has one.
    public var geo: String?
    /// An object of OpenStreetMap, `R113314`.
    public var osm: String?
    /// ISO 3166-1 alpha-2.
    public var country: String?
    /// Whether it is where the sound was made, and not what it is about.
    public var isCreators: Bool

    public init(name: PlainText, geo: String?, osm: String? = nil, country: String? = nil, isCreators: Bool = false) {
        self.name = name
        self.geo = geo
        self.osm = osm
        self.country = country
        self.isCreators = isCreators
    }

    public func store(to writer: inout StorageWriter) {
        writer.write(name)
        for text in [geo, osm, country] { writer.write(text) }
        writer.write(isCreators)
    }

    public init(from reader: inout StorageReader) throws(Damaged) {
        name = try reader.read()
        geo = try reader.readOptional()
        osm = try reader.readOptional()
        country = try reader.readOptional()
        isCreators = try reader.read()
    }
}

/// What one speaker argued.
public struct Topic: Sendable, Equatable {
    public var speaker: Speaker
    public var text: PlainText
    public var start: Seconds?

    public init(speaker: Speaker, text: PlainText, start: Seconds? = nil) {
        self.speaker = speaker
        self.text = text
        self.start = start
    }
}

/// A moment worth sharing.
public struct Soundbite: Sendable, Equatable {
    public var start: Seconds
    public var duration: Seconds
    public var title: PlainText?

    public init(start: Seconds, duration: Seconds, title: PlainText? = nil) {
        self.start = start
        self.duration = duration
        self.title = title
    }

    /// From when to when it goes, as a W3C media fragment has it (https://www.w3.org/TR/media-frags/#naming-time): `12,54`.
    public var span: String { "\(start.decimal),\((start + duration).decimal)" }
}

/// Who pays for an episode.
public struct Sponsor: Sendable, Equatable {
    public var name: PlainText
    /// What they would like said.
    public var text: PlainText?
    /// http, https, mailto, tel or relative; checked where it was read.
    public var address: String?

    public init(name: PlainText, text: PlainText? = nil, address: String? = nil) {
        self.name = name
        self.text = text
        self.address = address
    }
}

/// The sound of an episode: a file beside it, or an address.
public struct Audio: Sendable, Equatable {
    /// The file's path from the site's folder, or an http(s) address.
    public var source: String
    /// Where a file lies beside the episode's page: its path below the episode's folder, or its name where it is from elsewhere.
    public var path: String
    public var isRemote: Bool
    public var byteCount: Int?
    public var duration: Seconds?
    /// A MIME type, `audio/mpeg`.
    public var mediaType: String

    public init(source: String, isRemote: Bool, byteCount: Int? = nil, duration: Seconds? = nil, mediaType: String) {
        self.source = source
        path = source.split(separator: "/").last.map(String.init) ?? source
        self.isRemote = isRemote
        self.byteCount = byteCount
        self.duration = duration
        self.mediaType = mediaType
    }
}

/// A picture that lies inside the recording.
public struct EmbeddedPicture: Sendable, Equatable {
    /// Where it is published beside the episode's page.
    public var path: String
    /// The file.
    public var bytes: [UInt8]

    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }
}

/// One whole episode. It lives only while its own files are made.
public struct Episode: Sendable, Equatable {
    public var card: Card
    public var audio: Audio?
    /// Those that are listed.
    public var chapters: [Chapter]
    /// Those that only change what a player shows: `toc: false`.
    public var unlistedChapters: [Chapter]
    /// The chapters' pictures that lie inside the recording.
    public var embeddedPictures: [EmbeddedPicture]
    public var topics: [Topic]
    public var links: [Link]
    public var sponsors: [Sponsor]
    public var soundbites: [Soundbite]
    /// Addresses under which the episode was once found.
    public var aliases: [String]
    public var extras: FeedExtras
    public var alternateEnclosures: [AlternateEnclosure]
    /// Where the episode can be seen or read elsewhere.
    public var contentLinks: [Link]
    public var funding: [Link]
    /// Of its own, where it is not the show's.
    public var license: License?
    /// What apps show in place of the number, `Ch. 3`.
    public var numberDisplay: PlainText?
    /// Whether no directory shall list it.
    public var isBlocked: Bool
    public var notes: AuthorText
    public var transcript: Transcript?
    /// The transcript in other languages.
    public var translations: [Translation]
    /// Who speaks under each label of the transcript.
    public var speakers: [PlainText: Speaker]
    /// The transcript as it is read; empty where there is none.
    public var paragraphs: [Paragraph]

    public init(card: Card, notes: AuthorText) {
        self.card = card
        self.notes = notes
        chapters = []
        unlistedChapters = []
        embeddedPictures = []
        topics = []
        links = []
        sponsors = []
        soundbites = []
        aliases = []
        translations = []
        extras = FeedExtras()
        alternateEnclosures = []
        contentLinks = []
        funding = []
        isBlocked = false
        speakers = [:]
        paragraphs = []
    }
}

extension Episode {
    /// The address that the episode first had, where it is another than today's; apps may know it by that.
    /// - Parameter site: where the site stands, without a slash at its end.
    public func firstAddress(on site: String) -> String? {
        aliases.first.map { alias in "\(site)/\(alias.drop { $0 == "/" })" }
    }
}
