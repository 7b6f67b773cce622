import CommonMark
import Diagnostics
import Markup
import Podcast

/// What an author wrote as part of a page.
struct RewrittenText {
    var markdown: Markdown
    /// Times in the text that became links, in its order.
    var times: [Seconds] = []
}

extension Surroundings {
    /// Show notes: their topmost headings stand below the section's, and times in them lead to the moment.
    func notes(of episode: Episode, links: inout AuthorLinks, reporting diagnostics: inout Diagnostics) -> RewrittenText {
        var times: [Seconds] = []
        let end = episode.audio?.duration ?? episode.card.duration
        var notes = rewrite(
            episode.notes, links: &links, topHeading: 3,
            moment: { time in
                guard episode.audio != nil, end.map({ time <= $0 }) ?? true else { return nil }
                times.append(time)
                return "#" + Moments.target(time)
            }, reporting: &diagnostics)
        notes.times = times
        return notes
    }

    /// - Parameter topHeading: the level that the topmost heading gets.
    func rewrite(
        _ text: AuthorText, links: inout AuthorLinks, topHeading: Int, moment: (Seconds) -> String? = { _ in nil },
        reporting diagnostics: inout Diagnostics
    ) -> RewrittenText {
        let allowsHTML = chrome.show.allowsHTML
        var html: Diagnostic?
        var others: [Diagnostic] = []
        let markdown = AuthorMarkdown(topHeadingLevel: topHeading, allowsHTML: allowsHTML).rewrite(
            text,
            destination: { reference in
                if reference.isImage, AuthorLinks.isOnOtherSite(reference.destination) {
                    others.append(
                        Diagnostic(
                            .remotePicture, "each visitor's browser would fetch this picture from another site",
                            at: text.location(ofLine: reference.line),
                            hint: "put the picture beside \(text.file), and write its name here"))
                }
                // What the author wrote by hand gets its id as times do that are found.
                let time =
                    reference.destination.utf8.first == UInt8(ascii: "#")
                    ? Moments.time(ofFragment: String(reference.destination.dropFirst())) : nil
                return time.flatMap(moment) ?? links.resolve(reference.destination, line: reference.line)
            }, moment: moment,
            noticingHTML: { source, line in
                if html == nil { html = AuthorHTML.diagnostic(of: source, at: text.location(ofLine: line), isAllowed: allowsHTML) }
            },
            noticingFootnote: { line in
                guard !others.contains(where: { $0.name == Diagnostic.Kind.footnote.name }) else { return }
                others.append(
                    Diagnostic(
                        .footnote, "footnotes are no part of CommonMark, so this is shown as it is", at: text.location(ofLine: line),
                        hint: "write it in parentheses where it belongs, or make a link of it: [text](https://…)"))
            })
        if let html { diagnostics.report(html) }
        for other in others { diagnostics.report(other) }
        return RewrittenText(markdown: markdown)
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

    /// What looks like the ids of raw HTML: places that links can lead to where HTML is kept.
    var idsInHTML: Set<String> {
        Set(markdown.matches(of: /\s(?:id|name)\s*=\s*["']?([^"'\s>]+)/).map { String($0.1) })
    }

    /// - Parameter line: of the file.
    func location(ofLine line: Int) -> SourceLocation {
        var location = SourceText(path: file, text: markdown).location(line: line - self.line + 1, column: nil)
        location.line = line
        return location
    }
}
