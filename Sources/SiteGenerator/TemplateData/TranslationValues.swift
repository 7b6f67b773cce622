import Foundation
import Markup
import Podcast
import Templates

/// The transcript in its languages.
extension EpisodePage {
    /// The original first.
    func editions(of transcript: Transcript) -> [Object] {
        [edition(transcript, episode.paragraphs.map(\.lines), isOriginal: true)]
            + episode.translations.map { edition($0.transcript, $0.lines, isOriginal: false) }
    }

    /// - Parameter lines: for each paragraph of the page those of its cues in the transcript's file.
    private func edition(_ transcript: Transcript, _ lines: [[Int32]], isOriginal: Bool) -> Object {
        let language = transcript.language
        let vtt = Self.transcriptFile("vtt", of: isOriginal ? nil : language, beside: path)
        let isPublished = show.transcriptFormats.contains("vtt") && transcript.isTimed
        let correction = correction(of: transcript, lines)
        return Object(
            Shapes.edition,
            [
                "name": episode.translations.isEmpty ? .absent : .text(language.ownName),
                "language": .text(language.tag),
                "direction": .text(language.direction),
                "vtt": isPublished ? .text(vtt.map { head.link(to: $0) } ?? "") : .absent,
                "correction": correction.map { .object($0) } ?? .absent,
                "hasFile": .flag(isPublished || correction != nil),
            ])
    }

    /// What a paragraph says in the other languages.
    func translations(of paragraph: Int) -> [Object] {
        episode.translations.compactMap { translation in
            guard let text = translation.texts[paragraph] else { return nil }
            let language = translation.transcript.language
            var html = HTML()
            html.append(text: text, ruby: translation.transcript.ruby)
            return Object(
                Shapes.translation, ["language": .text(language.tag), "direction": .text(language.direction), "text": .html(html)])
        }
    }

    /// Where a transcript is published beside the episode's page.
    /// - Parameter language: nil for the original.
    static func transcriptFile(_ format: String, of language: Language?, beside page: SitePath) -> SitePath? {
        page.sibling(transcriptName(format, of: language))
    }

    static func transcriptName(_ format: String, of language: Language?) -> String {
        language.map { "transcript.\($0.tag).\(format)" } ?? "transcript.\(format)"
    }
}

extension Language {
    /// What its speakers call it, “Deutsch”; the tag where the program does not know.
    var ownName: PlainText {
        PlainText(Locale(identifier: tag).localizedString(forIdentifier: tag) ?? tag)
    }
}
