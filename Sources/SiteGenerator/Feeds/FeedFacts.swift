import Feeds
import Podcast
import Storage

/// The little of an episode that programs ask for: what it is known by, and where its files are.
struct FeedFacts: Finding {
    struct File: Storable {
        var address: String
        var mediaType: String

        init(address: String, mediaType: String) {
            self.address = address
            self.mediaType = mediaType
        }

        func store(to writer: inout StorageWriter) {
            writer.write(address)
            writer.write(mediaType)
        }

        init(from reader: inout StorageReader) throws(Damaged) {
            address = try reader.read()
            mediaType = try reader.read()
        }
    }

    /// What apps know the episode by.
    var guid: String
    /// The address of the recording, where it lies elsewhere.
    var remoteSound: String?
    /// Nil where there is none. All of these are missing where nobody knows where the site stands.
    var sound: FeedItem.Enclosure?
    var transcripts: [File] = []
    /// Of the file with the chapters.
    var chapters: String?
    /// The addresses that the episode had.
    var aliases: [String]

    init(in page: EpisodePage) {
        aliases = page.episode.aliases
        remoteSound = page.episode.audio.flatMap { $0.isRemote ? $0.source : nil }
        guard let addresses = page.context.surroundings.chrome.addresses else {
            guid = ""
            return
        }
        guid = page.guid(addresses)
        sound = page.sound(addresses)
        transcripts = page.transcripts(addresses).map { File(address: $0.address, mediaType: $0.mediaType) }
        chapters = page.chapters(addresses)
    }

    func store(to writer: inout StorageWriter) {
        writer.write(guid)
        writer.write(remoteSound)
        writer.write(sound)
        writer.write(transcripts)
        writer.write(chapters)
        writer.write(aliases)
    }

    init(from reader: inout StorageReader) throws(Damaged) {
        guid = try reader.read()
        remoteSound = try reader.readOptional()
        sound = try reader.readOptional()
        transcripts = try reader.readArray()
        chapters = try reader.readOptional()
        aliases = try reader.readArray()
    }
}

extension FeedItem.Enclosure: Storable {
    public func store(to writer: inout StorageWriter) {
        writer.write(address)
        writer.write(byteCount)
        writer.write(mediaType)
    }

    public init(from reader: inout StorageReader) throws(Damaged) {
        self.init(address: try reader.read(), byteCount: try reader.read(), mediaType: try reader.read())
    }
}
