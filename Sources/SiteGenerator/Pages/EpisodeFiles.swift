import Chapters
import Diagnostics
import Markup
import Podcast
import Publishing
import Transcripts

/// What is published of an episode beside its page: the list that a new format or file is added to.
enum EpisodeProducers {
    static let all: [any EpisodeProducer] = [
        EpisodePageFiles(), EmbedFiles(), TranscriptFiles(), ChapterFiles(), EpisodeAttachments(), ShareCardFiles(), RedirectFiles(),
    ]
}

/// The page as HTML and as Markdown.
struct EpisodePageFiles: EpisodeProducer {
    func files(for page: EpisodePage, reporting: inout Diagnostics) -> [Output] {
        page.context.surroundings.page(
            page.sharedHead, markdown: EpisodeMarkdown.page(page.sections).bytes, values: page.values)
    }
}

/// The transcript in its languages, in the formats that show.yml asks for. Those that need times are left out where there are none.
struct TranscriptFiles: EpisodeProducer {
    func files(for page: EpisodePage, reporting: inout Diagnostics) -> [Output] {
        guard let transcript = page.episode.transcript, !transcript.cues.isEmpty else { return [] }
        let episode = page.episode
        let original = TranscriptEdition(
            transcript, paragraphs: episode.paragraphs, speakers: episode.speakers, chapters: episode.chapters, title: episode.card.title)
        return files(of: original, in: nil, for: page)
            + episode.translations.flatMap { translation in
                let edition = TranscriptEdition(
                    translation.transcript, paragraphs: translation.paragraphs, speakers: translation.speakers,
                    chapters: episode.chapters, title: episode.card.title)
                return files(of: edition, in: translation.transcript.language, for: page)
            }
    }

    /// - Parameter language: nil for the original.
    private func files(of edition: TranscriptEdition, in language: Language?, for page: EpisodePage) -> [Output] {
        TranscriptFormats.published.compactMap { format in
            guard page.show.transcriptFormats.contains(format.name), let bytes = format.write(edition),
                let path = EpisodePage.transcriptFile(format.name, of: language, beside: page.path)
            else { return nil }
            return Output(path, bytes)
        }
    }
}

/// The chapters in the formats that show.yml asks for, those that have a start.
struct ChapterFiles: EpisodeProducer {
    func files(for page: EpisodePage, reporting: inout Diagnostics) -> [Output] {
        ChapterFormats.published.compactMap { format in
            guard page.show.chapterFormats.contains(format.name), let path = page.path.sibling("\(format.fileName)") else { return nil }
            // Programs read the file without the page.
            let chapters = (page.episode.chapters + page.episode.unlistedChapters).map { chapter in
                var chapter = chapter
                chapter.url = chapter.url.map(page.absoluteAddress(onPage:))
                return chapter
            }
            let bytes = format.write(chapters) { image in
                image.isRemote ? image.source : page.path.sibling(image.path).map(page.absoluteAddress)
            }
            return bytes.map { Output(path, $0) }
        }
    }
}

/// The image that other sites show with a link to the episode.
struct ShareCardFiles: EpisodeProducer {
    func files(for page: EpisodePage, reporting: inout Diagnostics) -> [Output] {
        guard let bytes = page.shareCard?.bytes, let path = page.path.sibling(ShareCards.fileName) else { return [] }
        return [Output(path, bytes)]
    }
}

/// Cover, sound, chapter pictures (those inside the recording, too) and the pictures in the notes.
struct EpisodeAttachments: EpisodeProducer {
    func files(for page: EpisodePage, reporting: inout Diagnostics) -> [Output] {
        page.attachments.compactMap { attachment in
            page.path.sibling(attachment.name).map { Output($0, .copy(attachment.copy), source: attachment.source) }
        }
            + page.episode.embeddedPictures.compactMap { picture in
                page.path.sibling(picture.path).map { Output($0, .bytes(picture.bytes), source: page.episode.audio?.source) }
            }
    }
}
