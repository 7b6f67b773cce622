import Podcast
import Storage

/// A little of an episode: what other pages show, and where the rest is.
public struct SurveyedEpisode: Sendable {
    /// A file that is read for the episode's page.
    public struct Source: Sendable, Equatable {
        public var path: String
        public var digest: Digest
    }

    public struct TranscriptSource: Sendable, Equatable {
        public var path: String
        public var language: Language
        /// The format where it was written (`vtt`); else the name's extension says it.
        public var format: String?
        public var encoding: String?
    }

    /// Who speaks under a label of the transcript: `speakers:` of the front matter, then the ids, names and aliases of the episode's people.
    public struct Label: Sendable, Equatable {
        public var text: PlainText
        public var speaker: Speaker
    }

    public var card: Card
    /// episode.md first, then the transcripts.
    public var sources: [Source]
    public var transcripts: [TranscriptSource]
    /// The other files of the episode's folder, and those elsewhere that its front matter names; they may be published.
    public var attachments: [SiteFile]
    public var speakers: [Label]

    init(card: Card, source: Source) {
        self.card = card
        sources = [source]
        transcripts = []
        attachments = []
        speakers = []
    }

    /// The file with the front matter.
    public var path: String { sources[0].path }
}
