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

/// A place that a chapter is about.
public struct Location: Sendable, Equatable {
    public var name: PlainText
    /// RFC 5870, `geo:30.2672,97.7431`.
    public var geo: String
    /// An object of OpenStreetMap, `R113314`.
    public var osm: String?

    public init(name: PlainText, geo: String, osm: String? = nil) {
        self.name = name
        self.geo = geo
        self.osm = osm
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
        speakers = [:]
        paragraphs = []
    }
}
