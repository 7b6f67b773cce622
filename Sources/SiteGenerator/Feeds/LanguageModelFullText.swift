import CommonMark
import Markup
import Podcast
import Publishing
import Storage

/// /llms-full.txt: the newest episodes whole, transcripts and all, for language models, https://llmstxt.org
///
/// The episodes' pages as Markdown, as they are published already, each after a link to the page that its own links count from. No episode is
/// read or made for it.
struct LanguageModelFullText: SiteProducer {
    /// As many whole episodes as go into so many bytes, the newest first: some ten hours of talk, and more than most models read at once.
    var mostBytes = 1_000_000

    struct Part: Keyable, Sendable {
        var title: PlainText
        var page: String
        var markdown: PublishedFile

        /// The link to the page, and what separates it from the episode before it.
        var heading: [UInt8] {
            var writer = MarkdownWriter()
            writer.thematicBreak()
            writer.paragraph { $0.link(to: page) { $0.text(title) } }
            return writer.markdown.bytes
        }

        func store(to writer: inout StorageWriter) {
            writer.write(title)
            writer.write(page)
            writer.write(markdown)
        }
    }

    struct Shown: Keyable, Sendable {
        var opening: [UInt8]
        var parts: [Part]

        func store(to writer: inout StorageWriter) {
            writer.write(bytes: opening)
            writer.write(parts)
        }
    }

    func files(for site: SiteContext, findings: Findings) -> [FileGroup] {
        guard let addresses = site.designer.chrome.addresses, !site.cards.isEmpty else { return [] }
        var writer = MarkdownWriter()
        writer.heading(1) { $0.text(site.show.title) }
        if let description = site.show.description { writer.paragraph { $0.text(description.onOneLine) } }
        writer.bulletList { list in
            list.item { line in line.link(to: addresses.of(Places.llms)) { $0.text(PlainText(Places.llms.string)) } }
        }
        var shown = Shown(opening: writer.markdown.bytes, parts: [])
        var room = mostBytes - shown.opening.count
        for (index, card) in site.cards.enumerated() {
            let page = Places.episode(card.slug)
            guard let markdown = findings.file(Places.markdown(of: page), ofEpisode: index) else { break }
            let part = Part(title: card.title, page: addresses.of(page), markdown: markdown)
            room -= part.heading.count + markdown.byteCount + 2
            guard room >= 0 else { break }
            shown.parts.append(part)
        }
        return [
            site.file(Places.llmsFull, showing: shown) { shown in
                SiteGenerator.pieces(opening: shown.opening, shown.parts, closing: []) { part in
                    [0x0A] + part.heading + [0x0A] + findings.bytes(of: part.markdown)
                }
            }
        ].compactMap(\.self)
    }
}
