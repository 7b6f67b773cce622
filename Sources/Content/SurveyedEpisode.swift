import Media
import Podcast
import Storage

/// A little of an episode: what other pages show, and where the rest is.
///
/// Keys are made of its digests, which are taken once.
public struct SurveyedEpisode: Sendable {
    /// A file that is read for the episode's page.
    public struct Source: Sendable, Equatable {
        public var path: String
        public var digest: Digest
    }

    public struct TranscriptSource: Sendable, Equatable {
        public var path: String
        public var language: Language
        /// The format where it was written (`vtt`); else the content and the name's extension say it.
        public var format: String?
        public var encoding: String?
        /// What is added to all of its times.
        public var offset: Seconds?
        /// What script its words are brought into.
        public var script: ChineseScript?
    }

    /// The file that holds the chapters.
    public struct ChapterSource: Sendable, Equatable {
        public var path: String
        /// Where they were written; else the content says it.
        public var format: String?
        public var encoding: String?
    }

    /// Who speaks under a label of the transcript: `speakers:` of the front matter, then the ids, names and aliases of the episode's people.
    public struct Label: Sendable, Equatable {
        public var text: PlainText
        public var speaker: Speaker
    }

    public internal(set) var card: Card
    /// episode.md first, then the chapters and the transcripts.
    public internal(set) var sources: [Source]
    public internal(set) var transcripts: [TranscriptSource]
    public internal(set) var chapters: ChapterSource?
    /// The other files of the episode's folder, and those elsewhere that its front matter or its file with chapters names; they may be
    /// published.
    public internal(set) var attachments: [SiteFile]
    /// The attachments that its front matter and its file with chapters name.
    public internal(set) var named: Set<String>
    /// Where its links may lead within the site. A function of its file.
    public internal(set) var mentions: [Mention]
    /// Where the links of its file with chapters may lead within the site. A function of its files.
    public internal(set) var chapterMentions: [Mention]
    public internal(set) var speakers: [Label]
    /// The episode that it says it is a translation of.
    var original: Written<Slug>?
    /// Of the glossary what changes something in the transcript, and how often that is.
    public internal(set) var corrections: [Correction] = []
    public internal(set) var correctionCount = 0
    /// The names of the show's hosts who are not in the episode.
    public internal(set) var absentHosts: [Label]
    /// Of the card: what other pages show.
    public private(set) var cardDigest = Digest(high: 0, low: 0)
    /// Of all that the episode's own files are made from.
    public private(set) var digest = Digest(high: 0, low: 0)

    init(card: Card, source: Source) {
        self.card = card
        sources = [source]
        transcripts = []
        attachments = []
        named = []
        mentions = []
        chapterMentions = []
        speakers = []
        absentHosts = []
    }

    /// The file with the front matter.
    public var path: String { sources[0].path }

    /// What is known of a recording among the attachments.
    func sound(_ source: String) -> SoundFacts? {
        attachments.first { $0.source == source }?.facts?.sound
    }

    /// How large an attachment is.
    func byteCount(of source: String) -> Int? {
        attachments.first { $0.source == source }.map { Int(clamping: $0.stat.size) }
    }

    /// Says which smaller copies of its cover there are.
    public mutating func setCoverVariants(_ variants: [PictureVariant]) {
        guard card.cover?.variants != variants else { return }
        card.cover?.variants = variants
        seal()
    }

    /// Sets the digests, when all else is known.
    mutating func seal() {
        var writer = StorageWriter()
        writer.write(card)
        cardDigest = Digest(of: writer)
        writer.write(sources)
        writer.write(transcripts)
        writer.write(chapters)
        writer.write(attachments)
        writer.write(speakers)
        writer.write(corrections)
        writer.write(absentHosts)
        digest = Digest(of: writer)
    }
}

extension SurveyedEpisode.Source: Keyable {
    public func store(to writer: inout StorageWriter) {
        writer.write(path)
        writer.write(digest)
    }
}

extension SurveyedEpisode.TranscriptSource: Keyable {
    public func store(to writer: inout StorageWriter) {
        writer.write(path)
        writer.write(language)
        writer.write(format)
        writer.write(encoding)
        writer.write(offset)
        writer.write(script)
    }
}

extension SurveyedEpisode.ChapterSource: Keyable {
    public func store(to writer: inout StorageWriter) {
        writer.write(path)
        writer.write(format)
        writer.write(encoding)
    }
}

extension SurveyedEpisode.Label: Keyable {
    public func store(to writer: inout StorageWriter) {
        writer.write(text)
        writer.write(speaker.person)
        writer.write(speaker.name)
    }
}
