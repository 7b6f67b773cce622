import Storage

public enum EpisodeType: String, Sendable, CaseIterable, Storable {
    case full, trailer, bonus

    public func store(to writer: inout StorageWriter) {
        writer.append(UInt8(Self.allCases.firstIndex(of: self)!))
    }

    public init(from reader: inout StorageReader) throws(Damaged) {
        let index = Int(try reader.readByte())
        guard Self.allCases.indices.contains(index) else { throw Damaged() }
        self = Self.allCases[index]
    }
}

/// The little of an episode that other pages show.
public struct Card: Sendable, Equatable, Storable {
    public var slug: Slug
    public var title: PlainText
    public var subtitle: PlainText?
    public var summary: PlainText?
    /// Nil only in drafts.
    public var date: PublicationDate?
    public var number: Int?
    public var season: Int?
    public var type: EpisodeType
    public var language: Language
    public var people: [Credit]
    public var tags: [PlainText]
    public var cover: Picture?
    public var duration: Seconds?
    public var guid: String?
    public var isDraft: Bool
    public var isExplicit: Bool
    /// Whether there is sound: then podcast apps can play it.
    public var hasAudio: Bool
    /// The episode that this one is a translation of; that one is none.
    public var original: Slug?

    public init(slug: Slug, title: PlainText, language: Language) {
        self.slug = slug
        self.title = title
        self.language = language
        type = .full
        people = []
        tags = []
        isDraft = false
        isExplicit = false
        hasAudio = false
    }

    /// The roles of someone in the episode; nil where they are not in it.
    public func roles(of person: Slug) -> [Role]? { people.first { $0.person == person }?.roles }

    public func store(to writer: inout StorageWriter) {
        writer.write(slug)
        writer.write(title)
        writer.write(subtitle)
        writer.write(summary)
        writer.write(date)
        writer.write(number)
        writer.write(season)
        writer.write(type)
        writer.write(language)
        writer.write(people)
        writer.write(tags)
        writer.write(cover)
        writer.write(duration)
        writer.write(guid)
        writer.write(isDraft)
        writer.write(isExplicit)
        writer.write(hasAudio)
        writer.write(original)
    }

    public init(from reader: inout StorageReader) throws(Damaged) {
        slug = try reader.read()
        title = try reader.read()
        subtitle = try reader.readOptional()
        summary = try reader.readOptional()
        date = try reader.readOptional()
        number = try reader.readOptional()
        season = try reader.readOptional()
        type = try reader.read()
        language = try reader.read()
        people = try reader.readArray()
        tags = try reader.readArray()
        cover = try reader.readOptional()
        duration = try reader.readOptional()
        guid = try reader.readOptional()
        isDraft = try reader.read()
        isExplicit = try reader.read()
        hasAudio = try reader.read()
        original = try reader.readOptional()
    }
}
