import CommonMark
import Markup
import Podcast

/// What apps show of an episode's text: its summary, the notes, the chapters and the links.
struct FeedNotes {
    private(set) var html = HTML()

    init(of page: EpisodePage, _ addresses: WholeAddresses) {
        let episode = page.episode
        let strings = page.context.surroundings.wording.strings
        if let summary = episode.card.summary { paragraph(summary) }
        if let notes = page.sections.first(where: { $0.kind == .notes }) {
            var renderer = HTMLRenderer(allowsHTML: page.show.allowsHTML)
            renderer.rewritten = { address, text in
                // Apps make links of times, and not within a link.
                if Moments.time(ofFragment: String(address.drop { $0 == "#" })) != nil, Seconds(parsing: text.string) != nil { return nil }
                return addresses.of(address, on: page.path)
            }
            html.append(renderer.html(of: Document(parsing: notes.markdown).root))
        }
        let timed = episode.chapters.enumerated().filter { $0.element.start != nil }
        if !timed.isEmpty {
            heading(strings.text("chapters"))
            html.append(markup: "<p>")
            for (position, (index, chapter)) in timed.enumerated() {
                if position > 0 { html.append(markup: "<br>\n") }
                html.append(text: PlainText("(\(chapter.start!.clock))"))
                html.append(markup: " ")
                html.append(text: chapter.title ?? page.context.surroundings.wording.chapterNumber(index + 1))
            }
            html.append(markup: "</p>\n")
        }
        if !episode.links.isEmpty {
            heading(strings.text("links"))
            html.append(markup: "<ul>\n")
            for link in episode.links {
                html.append(markup: "<li><a href=\"")
                html.append(escaping: addresses.of(link.address, on: page.path))
                html.append(markup: "\">")
                html.append(text: link.title)
                html.append(markup: "</a></li>\n")
            }
            html.append(markup: "</ul>\n")
        }
    }

    private mutating func paragraph(_ text: PlainText) {
        html.append(markup: "<p>")
        html.append(text: text)
        html.append(markup: "</p>\n")
    }

    private mutating func heading(_ text: PlainText) {
        html.append(markup: "<h3>")
        html.append(text: text)
        html.append(markup: "</h3>\n")
    }
}
