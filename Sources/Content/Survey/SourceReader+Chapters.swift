import Chapters
import Diagnostics
import Podcast
import Storage
import Transcripts

/// How a file with chapters is read.
struct ChapterSettings: Sendable, Keyable {
    var source: SurveyedEpisode.ChapterSource
    private let wanted: WantedEpisode

    /// - Parameters:
    ///   - card: of the episode, which a feed may tell it by.
    ///   - recording: its path or address.
    init(source: SurveyedEpisode.ChapterSource, card: Card, recording: String?) {
        self.source = source
        let path = recording.map { $0.prefix { $0 != "?" && $0 != "#" } }
        wanted = WantedEpisode(
            title: card.title, guid: card.guid, recording: path.flatMap { $0.split(separator: "/").last.map(String.init) } ?? recording)
    }

    /// - Returns: nil, after reporting, where the file is not text.
    func read(_ bytes: [UInt8], reporting diagnostics: inout Diagnostics) -> (found: [FoundChapter], text: SourceText)? {
        guard
            let text = TextDecoding.decode(
                bytes, path: source.path, encoding: source.encoding, key: "chapters", reporting: &diagnostics)
        else { return nil }
        return (ChapterReader.read(ChapterText(text, of: wanted), format: source.format, reporting: &diagnostics), text)
    }

    func store(to writer: inout StorageWriter) {
        writer.write(source)
        writer.write(wanted.title)
        writer.write(wanted.guid)
        writer.write(wanted.recording)
    }
}

/// What a file with chapters names outside of itself.
struct ChapterMentions: Sendable, Equatable, Storable {
    /// Pictures that are files.
    var pictures: [Mention] = []
    /// Pictures on other sites.
    var remotePictures: [Mention] = []
    /// Addresses within the site.
    var links: [Mention] = []
    /// Stands for all but the file that these were found with.
    private var key = Digest(high: 0, low: 0)

    init() {}

    fileprivate init(in bytes: [UInt8], _ settings: ChapterSettings, key: Digest) {
        self.key = key
        // Whoever makes the page tells of it.
        var unreported = Diagnostics()
        guard let (found, text) = settings.read(bytes, reporting: &unreported) else { return }
        var named: [(list: WritableKeyPath<Self, [Mention]>, address: String, offset: Int)] = []
        for found in found {
            if let image = found.image.map({ Address($0) }), image.isWeb || image.isRelative {
                named.append((image.isWeb ? \.remotePictures : \.pictures, image.string, found.imageOffset))
            }
            if let url = found.chapter.url.map({ Address($0) }), url.isRelative, url.fault == nil {
                named.append((\.links, url.string, found.urlOffset))
            }
        }
        named.sort { $0.offset < $1.offset }
        for (named, place) in zip(named, text.locations(ofBytes: named.map(\.offset))) {
            self[keyPath: named.list].append(Mention(address: named.address, at: place))
        }
    }

    fileprivate func isFound(with key: Digest) -> Bool { self.key == key }

    func store(to writer: inout StorageWriter) {
        writer.write(pictures)
        writer.write(remotePictures)
        writer.write(links)
        writer.write(key)
    }

    init(from reader: inout StorageReader) throws(Damaged) {
        pictures = try reader.readArray()
        remotePictures = try reader.readArray()
        links = try reader.readArray()
        key = try reader.read()
    }
}

extension SourceReader {
    /// What a file with chapters names; remembered with the file.
    func mentions(in settings: ChapterSettings, stat: FileStat, reporting diagnostics: inout Diagnostics) -> ChapterMentions {
        var writer = StorageWriter()
        writer.write(settings)
        let key = Digest(of: writer)
        let path = settings.source.path
        if let known = cache.lookup(path), known.stat == stat, let mentions = try? ChapterMentions(stored: known.surveyed),
            mentions.isFound(with: key)
        {
            return mentions
        }
        guard let bytes = folder.read(path, reporting: &diagnostics) else { return ChapterMentions() }
        let mentions = ChapterMentions(in: bytes, settings, key: key)
        cache.keep(path, SourceRecord(stat: stat, digest: Digest(of: bytes), surveyed: mentions.stored))
        return mentions
    }
}
