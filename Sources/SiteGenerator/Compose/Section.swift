import CommonMark
import Podcast

/// A part of an episode's page in Markdown.
struct Section: Sendable {
    enum Kind: String, Sendable {
        /// Title, facts and summary; it has no heading of its own.
        case opening
        case chapters, people, topics, notes, links, sponsors, soundbites, transcript
        /// The transcript in another language. On the page it stands within the transcript.
        case translation
    }

    var kind: Kind
    /// In the page's language; nil for the opening.
    var heading: PlainText?
    /// What stands under the heading.
    var markdown: Markdown
}
