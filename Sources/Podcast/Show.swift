import Storage

/// The podcast as a whole.
public struct Show: Sendable, Equatable, Storable {
    public var title: PlainText
    public var description: PlainText?
    public var language: Language
    /// An IANA name, `Europe/Berlin`.
    public var timeZone: String
    public var author: PlainText?
    /// Where the site will stand, without a slash at its end.
    public var url: String?
    public var ownerName: PlainText?
    public var ownerEmail: String?
    public var copyright: PlainText?
    public var categories: [PlainText]
    public var cover: Picture?
    /// Ids of people.
    public var hosts: [Slug]
    public var menu: [Link]
    public var footer: PlainText?
    /// The show's own colour; pages use the nearest that can be read on their paper.
    public var accent: Colour?
    public var listen: [Link]
    public var funding: [Link]
    /// Where listeners write to, talk with each other, and are written to. A title is empty where the theme's word is meant.
    public var contact: Link?
    public var comments: Link?
    public var newsletter: Link?
    public var license: License?
    public var isExplicit: Bool
    /// Whether raw HTML in the authors' Markdown is kept.
    public var allowsHTML: Bool
    /// The address of the repository that holds the site's folder.
    public var source: String?
    /// How the repository addresses a line of a file, with `{path}` and `{line}`, where its own address does not tell that.
    public var sourceFile: String?
    /// What script transcripts in Chinese are brought into.
    public var script: ChineseScript?
    public var transcriptFormats: [String]
    public var chapterFormats: [String]
    /// In which formats smaller copies of covers and portraits are made, where the machine has a tool for it.
    public var pictureFormats: [VariantFormat]
    /// Whether an image is drawn for each episode that other sites show with a link to it, where the machine has a tool for it.
    public var hasShareCards: Bool
    /// Those whose files are written: `netlify`, `cloudflare`, `github`.
    public var hosting: [String]
    public var feed: FeedSettings
    public var extras: FeedExtras

    public init(title: PlainText) {
        self.title = title
        language = .english
        timeZone = "UTC"
        categories = []
        hosts = []
        menu = []
        listen = []
        funding = []
        isExplicit = false
        allowsHTML = false
        transcriptFormats = ["vtt"]
        chapterFormats = ["json"]
        pictureFormats = [.avif, .webp]
        hasShareCards = true
        hosting = []
        feed = FeedSettings()
        extras = FeedExtras()
    }

    public func store(to writer: inout StorageWriter) {
        writer.write(title)
        writer.write(description)
        writer.write(language)
        writer.write(timeZone)
        writer.write(author)
        writer.write(url)
        writer.write(ownerName)
        writer.write(ownerEmail)
        writer.write(copyright)
        writer.write(categories)
        writer.write(cover)
        writer.write(hosts)
        writer.write(menu)
        writer.write(footer)
        writer.write(accent)
        writer.write(listen)
        writer.write(funding)
        writer.write(contact)
        writer.write(comments)
        writer.write(newsletter)
        writer.write(license)
        writer.write(isExplicit)
        writer.write(allowsHTML)
        writer.write(source)
        writer.write(sourceFile)
        writer.write(script)
        writer.write(transcriptFormats)
        writer.write(chapterFormats)
        writer.write(pictureFormats)
        writer.write(hasShareCards)
        writer.write(hosting)
        writer.write(feed)
        writer.write(extras)
    }

    public init(from reader: inout StorageReader) throws(Damaged) {
        title = try reader.read()
        description = try reader.readOptional()
        language = try reader.read()
        timeZone = try reader.read()
        author = try reader.readOptional()
        url = try reader.readOptional()
        ownerName = try reader.readOptional()
        ownerEmail = try reader.readOptional()
        copyright = try reader.readOptional()
        categories = try reader.readArray()
        cover = try reader.readOptional()
        hosts = try reader.readArray()
        menu = try reader.readArray()
        footer = try reader.readOptional()
        accent = try reader.readOptional()
        listen = try reader.readArray()
        funding = try reader.readArray()
        contact = try reader.readOptional()
        comments = try reader.readOptional()
        newsletter = try reader.readOptional()
        license = try reader.readOptional()
        isExplicit = try reader.read()
        allowsHTML = try reader.read()
        source = try reader.readOptional()
        sourceFile = try reader.readOptional()
        script = try reader.readOptional()
        transcriptFormats = try reader.readArray()
        chapterFormats = try reader.readArray()
        pictureFormats = try reader.readArray()
        hasShareCards = try reader.read()
        hosting = try reader.readArray()
        feed = try reader.read()
        extras = try reader.read()
    }
}
