import Storage

/// A part someone plays in an episode: a role of the Podcasting 2.0 taxonomy (`host`, `guest`, `editor` …) or the podcaster's own word.
public struct Role: Sendable, Hashable, Storable {
    public let name: String

    public init(_ name: String) { self.name = name }

    public static let host = Role("host")
    public static let guest = Role("guest")

    /// Whether someone with this role is there to be heard once, and not to make the show.
    public var isGuest: Bool { self == .guest || name == "guest host" }

    public func store(to writer: inout StorageWriter) { writer.write(name) }
    public init(from reader: inout StorageReader) throws(Damaged) { name = try reader.read() }
}

/// Someone's part in an episode.
public struct Credit: Sendable, Hashable, Storable {
    /// The person's id, nil for someone without a page.
    public var person: Slug?
    public var name: PlainText
    /// At least one, each once.
    public var roles: [Role]

    public init(person: Slug?, name: PlainText, roles: [Role]) {
        self.person = person
        self.name = name
        self.roles = roles
    }

    /// Whether they are there to be heard once, and not to make the show.
    public var isGuest: Bool { roles.allSatisfy(\.isGuest) }

    public func store(to writer: inout StorageWriter) {
        writer.write(person)
        writer.write(name)
        writer.write(roles)
    }

    public init(from reader: inout StorageReader) throws(Damaged) {
        person = try reader.readOptional()
        name = try reader.read()
        roles = try reader.readArray()
    }
}

/// A word and where it leads.
public struct Link: Sendable, Hashable, Storable {
    public var title: PlainText
    /// http, https, mailto, tel or relative; checked where it was read.
    public var address: String

    public init(title: PlainText, address: String) {
        self.title = title
        self.address = address
    }

    /// `example.com` of `https://www.example.com/about`.
    public static func host(of address: String) -> String {
        let host = address.drop { $0 != ":" }.drop { $0 == ":" || $0 == "/" }.prefix { $0 != "/" }
        return host.isEmpty ? address : String(host.hasPrefix("www.") ? host.dropFirst(4) : host)
    }

    public func store(to writer: inout StorageWriter) {
        writer.write(title)
        writer.write(address)
    }

    public init(from reader: inout StorageReader) throws(Damaged) {
        title = try reader.read()
        address = try reader.read()
    }
}

/// A picture that lies beside the page that owns it.
public struct Picture: Sendable, Hashable, Storable {
    /// Its path from the site's folder, `Content/episodes/x/art/cover.jpg`; or an http(s) address.
    public var source: String
    /// Where it lies beside the page: its path below the folder of the text that names it, `art/cover.jpg`, or its name where it is from
    /// elsewhere.
    public var path: String
    /// What it shows, for those who do not see it. Empty where it is decoration.
    public var alternative: PlainText
    /// Nil where it is not known: of an address, and of a file that does not say it.
    public var size: PixelSize?
    /// Smaller copies, where a build has made some.
    public var variants: [PictureVariant] = []

    /// - Parameter path: nil for the file's name.
    public init(source: String, path: String? = nil, alternative: PlainText, size: PixelSize? = nil) {
        self.source = source
        self.path = path ?? source.split(separator: "/").last.map(String.init) ?? source
        self.alternative = alternative
        self.size = size
    }

    public var isRemote: Bool { source.hasPrefix("https://") || source.hasPrefix("http://") }

    public func store(to writer: inout StorageWriter) {
        writer.write(source)
        writer.write(path)
        writer.write(alternative)
        writer.write(size)
        writer.write(variants)
    }

    public init(from reader: inout StorageReader) throws(Damaged) {
        source = try reader.read()
        path = try reader.read()
        alternative = try reader.read()
        size = try reader.readOptional()
        variants = try reader.readArray()
    }
}

/// Text that its author wrote as Markdown, and where it begins.
public struct AuthorText: Sendable, Equatable, Storable {
    public var markdown: String
    /// The file's path from the site's folder.
    public var file: String
    /// The line of the file on which it begins, from 1.
    public var line: Int

    public init(markdown: String, file: String, line: Int) {
        self.markdown = markdown
        self.file = file
        self.line = line
    }

    public var isBlank: Bool { markdown.utf8.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) } }

    public func store(to writer: inout StorageWriter) {
        writer.write(markdown)
        writer.write(file)
        writer.write(line)
    }

    public init(from reader: inout StorageReader) throws(Damaged) {
        markdown = try reader.read()
        file = try reader.read()
        line = try reader.read()
    }
}

/// Someone with a page and a bio.
public struct Person: Sendable, Equatable, Storable {
    public var id: Slug
    public var name: PlainText
    /// Other names under which transcripts and front matter know them.
    public var aliases: [PlainText]
    public var picture: Picture?
    public var links: [Link]
    public var bio: AuthorText
    /// The person's own site.
    public var url: String?
    /// Of the name and the bio, where the file says it.
    public var language: Language?

    public init(
        id: Slug, name: PlainText, aliases: [PlainText] = [], picture: Picture? = nil, links: [Link] = [], bio: AuthorText,
        url: String? = nil, language: Language? = nil
    ) {
        self.id = id
        self.name = name
        self.aliases = aliases
        self.picture = picture
        self.links = links
        self.bio = bio
        self.url = url
        self.language = language
    }

    public func store(to writer: inout StorageWriter) {
        writer.write(id)
        writer.write(name)
        writer.write(aliases)
        writer.write(picture)
        writer.write(links)
        writer.write(bio)
        writer.write(url)
        writer.write(language)
    }

    public init(from reader: inout StorageReader) throws(Damaged) {
        id = try reader.read()
        name = try reader.read()
        aliases = try reader.readArray()
        picture = try reader.readOptional()
        links = try reader.readArray()
        bio = try reader.read()
        url = try reader.readOptional()
        language = try reader.readOptional()
    }
}
