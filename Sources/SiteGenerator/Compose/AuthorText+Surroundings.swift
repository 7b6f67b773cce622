import CommonMark
import Markup
import Podcast

/// An episode's notes as part of its page.
struct AuthorNotes {
    var markdown: Markdown
    /// Times in the text that became links, in its order.
    var times: [Seconds]
    /// Files in Content/ that the text shows or links to.
    var files: Set<String>
}

extension Surroundings {
    /// Show notes: their topmost headings stand below the section's, and times in them lead to the moment.
    func authorNotes(_ episode: Episode, on path: SitePath) -> AuthorNotes {
        var links = AuthorLinks(page: path, file: episode.notes.file, renamed: chrome.renamed)
        var times: [Seconds] = []
        let end = episode.audio?.duration ?? episode.card.duration
        let author = AuthorMarkdown(topHeadingLevel: 3, allowsHTML: chrome.show.allowsHTML)
        let markdown = author.rewrite(
            episode.notes,
            destination: { links.resolve($0.destination) },
            moment: { time in
                guard episode.audio != nil, end.map({ time <= $0 }) ?? true else { return nil }
                times.append(time)
                return "#\(Moments.target(time))"
            })
        return AuthorNotes(markdown: markdown, times: times, files: links.files)
    }

    /// What an author wrote on a page of its own.
    /// - Parameter topHeading: the level that the topmost heading gets.
    /// - Returns: the Markdown, and the files in Content/ that it shows or links to.
    func authorMarkdown(_ text: AuthorText, on path: SitePath, topHeading: Int) -> (markdown: Markdown, files: Set<String>) {
        var links = AuthorLinks(page: path, file: text.file, renamed: chrome.renamed)
        let author = AuthorMarkdown(topHeadingLevel: topHeading, allowsHTML: chrome.show.allowsHTML)
        let markdown = author.rewrite(text, destination: { links.resolve($0.destination) })
        return (markdown, links.files)
    }
}

extension AuthorText {
    /// The first paragraph of a bio as plain text: it stands on many pages, and its links would have to lead elsewhere on each.
    var firstParagraph: Markdown {
        let whole = AuthorMarkdown().rewrite(self, destination: { _ in nil })
        var writer = MarkdownWriter()
        for block in Document(parsing: whole).root.children where block.kind == .paragraph {
            writer.paragraph { $0.text(block.plainText.onOneLine) }
            break
        }
        return writer.markdown
    }
}
