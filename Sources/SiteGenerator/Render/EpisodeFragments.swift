import CommonMark
import Markup
import Podcast

/// The prose of an episode's page as HTML, read back from its sections: the k-th fragment belongs to the k-th value.
struct EpisodeFragments {
    struct ChapterText {
        var title: HTML?
        var summary: HTML?
        var points: [HTML] = []
    }

    private(set) var title = HTML()
    private(set) var summary: HTML?
    private(set) var chapters: [ChapterText] = []
    private(set) var bios: [HTML] = []
    private(set) var topics: [HTML] = []
    private(set) var notes: HTML?
    /// As feeds have them.
    private(set) var notesInFeeds: HTML?
    /// The first paragraph of the notes, of an episode that says nothing shorter of itself.
    private(set) var beginningOfNotes: PlainText?
    private(set) var paragraphs: [HTML] = []

    /// - Parameters:
    ///   - unclaimed: ids of moments that the first link to them in the notes carries.
    ///   - pictureSize: how large a picture in the notes is.
    init(
        of sections: [Section], written source: EpisodeMarkdown, unclaimed: Set<String>,
        pictureSize: @escaping (String) -> PixelSize? = { _ in nil }
    ) throws(FragmentMismatch) {
        let episode = source.episode
        for section in sections {
            var reader = SectionReader(section.markdown)
            switch section.kind {
            case .opening:
                title = try reader.text(in: try reader.take(.heading))
                _ = try reader.take(.paragraph)
                if episode.card.subtitle != nil { _ = try reader.take(.paragraph) }
                if episode.card.summary != nil { summary = try reader.text(in: try reader.take(.paragraph)) }
                try reader.end()
            case .chapters:
                for (index, chapter) in episode.chapters.enumerated() {
                    chapters.append(try Self.chapter(chapter, hasTitle: source.title(ofChapter: index) != nil, from: &reader))
                }
                try reader.end()
            case .people:
                for _ in episode.card.people {
                    _ = try reader.take(.heading)
                    bios.append(reader.blocks(beforeHeading: 3))
                }
                try reader.end()
            case .topics:
                for topic in episode.topics {
                    let block = try reader.take(.paragraph)
                    topics.append(try reader.text(in: block, skippingName: true, droppingTrailingLink: topic.start != nil))
                }
                try reader.end()
            case .notes:
                var renderer = HTMLRenderer(allowsHTML: source.context.surroundings.chrome.show.allowsHTML)
                renderer.unclaimedIDs = unclaimed
                renderer.pictureSize = pictureSize
                let root = Document(parsing: section.markdown).root
                if episode.card.summary == nil, episode.card.subtitle == nil { beginningOfNotes = Self.firstParagraph(of: root) }
                if let addresses = source.context.surroundings.chrome.feedAddresses {
                    let html = renderer.html(
                        of: root, elsewhere: FeedNotes.addresses(addresses, on: Places.episode(episode.card.slug)))
                    (notes, notesInFeeds) = (html.onPage, html.elsewhere)
                } else {
                    notes = renderer.html(of: root)
                }
            case .transcript:
                paragraphs = try Self.transcript(of: episode, moments: source.moments, from: &reader)
            case .links, .sponsors, .soundbites, .translation:
                // What they say is plain text, and the templates show the values.
                break
            }
        }
    }

    private static func firstParagraph(of root: Node) -> PlainText? {
        var block = root.firstChild
        while let candidate = block {
            if candidate.kind == .paragraph {
                let text = candidate.plainText.onOneLine
                if !text.isEmpty { return text.atMost(300) }
            }
            block = candidate.next
        }
        return nil
    }

    private static func chapter(
        _ chapter: Chapter, hasTitle: Bool, from reader: inout SectionReader
    ) throws(FragmentMismatch) -> ChapterText {
        var text = ChapterText()
        if hasTitle {
            let heading = try reader.take(.heading)
            text.title = try reader.text(in: heading, skippingLink: chapter.start != nil)
        }
        if chapter.summary != nil { text.summary = try reader.text(in: try reader.take(.paragraph)) }
        if !chapter.points.isEmpty {
            var item = try reader.take(.list).firstChild
            for point in chapter.points {
                guard let paragraph = item?.firstChild else { throw FragmentMismatch() }
                text.points.append(try reader.text(in: paragraph, droppingTrailingLink: point.start != nil))
                item = item?.next
            }
            guard item == nil else { throw FragmentMismatch() }
        }
        return text
    }

    private static func transcript(
        of episode: Episode, moments: Moments, from reader: inout SectionReader
    ) throws(FragmentMismatch) -> [HTML] {
        var texts: [HTML] = []
        texts.reserveCapacity(episode.paragraphs.count)
        let ruby = episode.transcript?.ruby ?? Ruby()
        for (index, paragraph) in episode.paragraphs.enumerated() {
            if let chapter = paragraph.opensChapter, episode.chapters.count > 1 || episode.chapters[chapter].title != nil {
                _ = try reader.take(.heading)
            }
            let block = try reader.take(.paragraph)
            texts.append(
                try reader.text(
                    in: block, skippingLink: moments.paragraphTargets[index] != nil,
                    skippingName: paragraph.opensTurn && paragraph.speaker != nil, length: paragraph.text.utf8.count + 16, ruby: ruby))
        }
        try reader.end()
        return texts
    }
}
