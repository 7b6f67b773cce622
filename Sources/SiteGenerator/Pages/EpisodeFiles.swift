import Chapters
import Diagnostics
import Markup
import Podcast
import Publishing
import Transcripts

/// What is published of an episode beside its page: the list that a new format or file is added to.
enum EpisodeProducers {
    static let all: [any EpisodeProducer] = [
        EpisodePageFiles(), TranscriptFiles(), ChapterFiles(), EpisodeAttachments(), RedirectFiles(),
    ]
}

/// The page as HTML and as Markdown.
struct EpisodePageFiles: EpisodeProducer {
    func files(for page: EpisodePage, reporting: inout Diagnostics) -> [Output] {
        page.context.surroundings.page(
            page.sharedHead, markdown: EpisodeMarkdown.page(page.sections).bytes, values: page.values)
    }
}

/// The transcript in the formats that show.yml asks for. Those that need times are left out where there are none.
struct TranscriptFiles: EpisodeProducer {
    func files(for page: EpisodePage, reporting: inout Diagnostics) -> [Output] {
        guard let transcript = page.episode.transcript, !transcript.cues.isEmpty else { return [] }
        let episode = page.episode
        let edition = TranscriptEdition(
            transcript, paragraphs: episode.paragraphs, speakers: episode.speakers, chapters: episode.chapters, title: episode.card.title)
        return TranscriptFormats.published.compactMap { format in
            guard page.show.transcriptFormats.contains(format.name), let bytes = format.write(edition),
                let path = page.path.sibling("transcript.\(format.name)")
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
            let bytes = format.write(page.episode.chapters + page.episode.unlistedChapters) { image in
                image.isRemote ? image.source : page.path.sibling(image.path).map(page.absoluteAddress)
            }
            return bytes.map { Output(path, $0) }
        }
    }
}

/// Cover, sound, chapter pictures and the pictures in the notes.
struct EpisodeAttachments: EpisodeProducer {
    func files(for page: EpisodePage, reporting: inout Diagnostics) -> [Output] {
        page.attachments.compactMap { attachment in
            page.path.sibling(attachment.name).map { Output($0, .copy(attachment.copy), source: attachment.source) }
        }
    }
}
