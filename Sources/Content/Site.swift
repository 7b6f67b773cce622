import Diagnostics
import Media
import Podcast
import Storage

/// What the podcaster's folder holds, checked: the show, its people and pages, and a little of every published episode.
public struct Site: Sendable {
    /// The folder that holds Content/ and Templates/. All paths in here are relative to it.
    public var folder: String
    public var show: Show
    /// Where the show is written, `Content/show.yml`.
    public var showFile: String { ShowFile.path }
    /// By id.
    public var people: [Person]
    /// By slug.
    public var pages: [Page]
    /// The published ones, newest first: by date, then number, then slug.
    public var episodes: [SurveyedEpisode]
    /// Drafts and episodes of the future that were left out.
    public var draftCount: Int
    public var futureCount: Int
    /// When the first of those of the future appears.
    public var nextDate: PublicationDate?
    /// Content/files/ and all in it, in the order of their paths.
    public var files: [SiteFile]
    /// The show's cover, where it is a file.
    public var showFiles: [SiteFile]
    /// What lies beside the people's and the pages' files: portraits, pictures.
    public var peopleFiles: [SiteFile]
    public var pageFiles: [SiteFile]
    /// Where links may lead within the site, by the file of the person, of the page, or of the show that has them.
    public var mentions: [String: [Mention]]
    /// What the site has in Templates/, in the order of their paths.
    public var themeOverrides: [ThemeFile]
}

/// A file that may be published as it is.
public struct SiteFile: Sendable, Equatable, Keyable {
    /// From the site's folder: `Content/files/favicon.ico`.
    public var source: String
    /// From the folder that it belongs to (Content/files/, the episode's folder, Content/people/, Content/pages/): `favicon.ico`.
    public var path: String
    public var stat: FileStat
    /// Of small files and of pictures: then a fresh clone, in which every file has another time, is no change. Big recordings are never
    /// read whole.
    public var digest: Digest?
    /// Of pictures and sound.
    public var facts: MediaFacts?

    public init(source: String, path: String, stat: FileStat) {
        self.source = source
        self.path = path
        self.stat = stat
    }

    /// Its name and what tells whether it is still the same.
    public func store(to writer: inout StorageWriter) {
        writer.write(source)
        writer.write(path)
        if let digest {
            writer.write(digest)
        } else {
            writer.write(stat)
        }
        writer.write(facts)
    }
}

/// A file that replaces one of the default theme's, or comes in addition.
public struct ThemeFile: Sendable, Equatable {
    /// From Templates/: `episode.html`.
    public var path: String
    public var bytes: [UInt8]
    public var digest: Digest
}

/// A page of its own, such as an imprint.
public struct Page: Sendable, Equatable, Storable {
    public var slug: Slug
    public var title: PlainText
    /// Nil where it is the show's.
    public var language: Language?
    /// A shorter title for the menu.
    public var menuTitle: PlainText?
    /// The page that this one belongs to. No page belongs to itself, whichever way round.
    public var parent: Slug?
    /// The page that this one is a translation of; that one is none.
    public var original: Slug?
    public var summary: PlainText?
    public var text: AuthorText

    public init(slug: Slug, title: PlainText, text: AuthorText) {
        self.slug = slug
        self.title = title
        self.text = text
    }

    public func store(to writer: inout StorageWriter) {
        writer.write(slug)
        writer.write(title)
        writer.write(language)
        writer.write(menuTitle)
        writer.write(parent)
        writer.write(original)
        writer.write(summary)
        writer.write(text)
    }

    public init(from reader: inout StorageReader) throws(Damaged) {
        slug = try reader.read()
        title = try reader.read()
        language = try reader.readOptional()
        menuTitle = try reader.readOptional()
        parent = try reader.readOptional()
        original = try reader.readOptional()
        summary = try reader.readOptional()
        text = try reader.read()
    }
}
