import CommonMark
import Markup
import Podcast

/// What apps show of an episode's text: its summary, the notes, the chapters, the links and who pays for it.
struct FeedNotes {
    private var html = HTML()

    static func html(of page: EpisodePage, _ addresses: WholeAddresses) -> HTML {
        var notes = FeedNotes()
        notes.append(page, addresses)
        return notes.html
    }

    private mutating func append(_ page: EpisodePage, _ addresses: WholeAddresses) {
        let episode = page.episode
        let strings = page.context.surroundings.wording.strings
        if let summary = episode.card.summary { paragraph(summary) }
        if let notes = page.fragments.notesInFeeds { html.append(notes) }
        var hasChapters = false
        for (index, chapter) in episode.chapters.enumerated() {
            guard let start = chapter.start else { continue }
            if hasChapters {
                html.append(markup: "<br>\n")
            } else {
                heading(strings.text("chapters"))
                html.append(markup: "<p>")
            }
            hasChapters = true
            html.append(markup: "(")
            html.append(text: PlainText(start.clock))
            html.append(markup: ") ")
            html.append(text: chapter.title ?? page.context.surroundings.wording.chapterNumber(index + 1))
        }
        if hasChapters { html.append(markup: "</p>\n") }
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
        if !episode.sponsors.isEmpty { heading(strings.text("sponsors")) }
        for sponsor in episode.sponsors { append(sponsor, addresses, on: page.path) }
    }

    private mutating func append(_ sponsor: Sponsor, _ addresses: WholeAddresses, on page: SitePath) {
        html.append(markup: "<p>")
        if let address = sponsor.address {
            html.append(markup: "<a rel=\"sponsored\" href=\"")
            html.append(escaping: addresses.of(address, on: page))
            html.append(markup: "\">")
            html.append(text: sponsor.name)
            html.append(markup: "</a>")
        } else {
            html.append(text: sponsor.name)
        }
        if let text = sponsor.text {
            html.append(markup: " ")
            html.append(text: text)
        }
        html.append(markup: "</p>\n")
    }

    /// What the links and pictures in the notes have for addresses in feeds; nil where of a link its text remains.
    static func addresses(_ addresses: WholeAddresses, on page: SitePath) -> HTMLRenderer.Elsewhere {
        { address, text in
            // Apps make links of times, and not within a link.
            if Moments.time(ofFragment: String(address.drop { $0 == "#" })) != nil, Seconds(parsing: text.string) != nil { return nil }
            return addresses.of(address, on: page)
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
