import CommonMark
import Podcast

/// The Markdown of a page that lists things: a title, and links.
struct ListingMarkdown {
    private var writer = MarkdownWriter()
    private let head: PageHead

    init(title: PlainText, from head: PageHead) {
        self.head = head
        writer.heading(1) { $0.text(title) }
    }

    var bytes: [UInt8] { writer.markdown.bytes }

    mutating func paragraph(_ text: PlainText) {
        writer.paragraph { $0.text(text) }
    }

    mutating func append(_ markdown: Markdown) {
        writer.append(markdown)
    }

    mutating func heading(_ text: PlainText) {
        writer.heading(2) { $0.text(text) }
    }

    /// A line an episode: its title, number, date and length.
    /// - Parameter person: on a person's page, whose role in each is told.
    mutating func episodes(_ cards: some Collection<Card>, of person: Slug? = nil) {
        guard !cards.isEmpty else { return }
        writer.bulletList { [head] list in
            for card in cards {
                list.item { line in
                    line.link(to: head.link(to: Places.episode(card.slug))) { $0.text(card.title) }
                    for fact in head.facts(of: card, person) { line.text(PlainText(", \(fact)")) }
                }
            }
        }
    }

    /// What someone argued, a line each: when, the words, and in which episode.
    mutating func arguments(_ episodes: [(card: Card, arguments: [Appearances.Argument])], under title: PlainText) {
        guard episodes.contains(where: { !$0.arguments.isEmpty }) else { return }
        heading(title)
        writer.bulletList { [head] list in
            for (card, arguments) in episodes {
                for argument in arguments {
                    list.item { line in
                        if let start = argument.start {
                            line.link(to: head.link(to: Places.episode(card.slug), fragment: Moments.target(start))) {
                                $0.text(PlainText(start.clock))
                            }
                            line.text(" ")
                        }
                        line.text(argument.text.onOneLine)
                        line.text(" – ")
                        line.link(to: head.link(to: Places.episode(card.slug))) { $0.text(card.title) }
                    }
                }
            }
        }
    }

    /// A line a page: its name, and how much is on it.
    mutating func links(_ links: [(title: PlainText, address: String, note: PlainText?)]) {
        guard !links.isEmpty else { return }
        writer.bulletList { list in
            for link in links {
                list.item { line in
                    line.link(to: link.address) { $0.text(link.title) }
                    if let note = link.note { line.text(PlainText(", \(note)")) }
                }
            }
        }
    }
}

extension PageHead {
    fileprivate func facts(of card: Card, _ person: Slug?) -> [PlainText] {
        [person.flatMap(card.roles).map(wording.roles), card.date.map { PlainText($0.iso) }, card.duration.map(wording.duration)]
            .compactMap(\.self)
    }
}
