import Podcast
import Storage

/// The little of an episode that feeds show of other episodes' items: where its sound is.
struct FeedFacts: Finding {
    struct Sound: Storable {
        var address: String
        var byteCount: Int
        var mediaType: String

        init(address: String, byteCount: Int, mediaType: String) {
            self.address = address
            self.byteCount = byteCount
            self.mediaType = mediaType
        }

        func store(to writer: inout StorageWriter) {
            writer.write(address)
            writer.write(byteCount)
            writer.write(mediaType)
        }

        init(from reader: inout StorageReader) throws(Damaged) {
            address = try reader.read()
            byteCount = try reader.read()
            mediaType = try reader.read()
        }
    }

    /// As feeds have it; nil where there is none, or where nobody knows where the site stands.
    var sound: Sound?

    init(in page: EpisodePage) {
        sound = page.enclosure.map { Sound(address: $0.address, byteCount: $0.byteCount, mediaType: $0.mediaType) }
    }

    func store(to writer: inout StorageWriter) { writer.write(sound) }
    init(from reader: inout StorageReader) throws(Damaged) { sound = try reader.readOptional() }
}
