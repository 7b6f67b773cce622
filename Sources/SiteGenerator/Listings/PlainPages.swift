import CommonMark
import Content
import Diagnostics
import Markup
import Podcast
import Publishing
import Storage
import Templates

/// The pages that the podcaster wrote: about, imprint.
struct PlainPages: SiteProducer {
    struct Shown: Keyable {
        var page: Page
        var links: InternalLinks
        /// What lies beside the pages' files, and the page may show.
        var beside: BesideFiles
        var family: PageFamily
        /// In all languages, where there is more than one.
        var editions: [Edition]

        func store(to writer: inout StorageWriter) {
            writer.write(page)
            writer.write(links)
            writer.write(beside)
            writer.write(family)
            writer.write(editions)
        }
    }

    func files(for site: SiteContext, findings: Findings) -> [FileGroup] {
        let families = PageFamily.all(in: site)
        return site.site.pages.map { page in
            let links = site.targets.links(
                site.site.mentions[page.text.file] ?? [], in: page.text.file, on: Places.page(page.slug), beside: site.site.pageFiles)
            let beside = BesideFiles(site.site.pageFiles, shownBy: links, in: site.site.folder)
            return site.designer.surroundings(.page, in: page.language ?? site.show.language)
                .group(
                    "pages/\(page.slug)", source: page.text.file,
                    showing: Shown(
                        page: page, links: links, beside: beside, family: families[page.slug] ?? PageFamily(),
                        editions: site.pageEditions[page.slug]),
                    make: Self.page)
        }
    }

    private static func page(_ shown: Shown, in surroundings: Surroundings, reporting: inout Diagnostics) -> [Output] {
        let page = shown.page
        let show = surroundings.chrome.show
        let path = Places.page(page.slug)
        var head = surroundings.head(path, title: PlainText("\(page.title) · \(show.title)"), description: page.summary)
        head.editions = shown.editions.map { ($0.language, Places.page($0.slug)) }
        head.ancestors = shown.family.ancestors.map { Places.page($0.slug) }
        var links = AuthorLinks(page: path, known: shown.links)
        let text = surroundings.rewrite(page.text, links: &links, topHeading: 2, reporting: &reporting)
        var markdown = MarkdownWriter()
        markdown.heading(1) { $0.text(page.title) }
        markdown.append(text.markdown)
        let (html, entries) = body(
            text.markdown, show: show, layout: surroundings.layout, pictureSize: shown.beside.pictureSize(in: page.text))
        links.report(from: page.text, ids: ids(of: entries, in: page, show: show, layout: surroundings.layout), to: &reporting)
        let top = entries.map(\.level).min() ?? 2
        let contents = entries.filter { $0.level <= top + 1 }.map { entry -> Object in
            Object(
                Shapes.contentsEntry,
                ["href": .text("#\(entry.id)"), "title": .html(entry.html), "isDeeper": .flag(entry.level > top)])
        }
        return surroundings.page(
            head, markdown: markdown.markdown.bytes,
            values: [
                ("title", .html(HTML(text: page.title))),
                ("body", .html(html)),
                ("contents", .list(contents.count > 2 ? contents : [])),
                ("hasContents", .flag(contents.count > 2)),
                ("parents", .list(shown.family.ancestors.map { head.object($0) })),
                ("hasParents", .flag(!shown.family.ancestors.isEmpty)),
                ("previous", shown.family.previous.map { .object(head.object($0)) } ?? .absent),
                ("next", shown.family.next.map { .object(head.object($0)) } ?? .absent),
                ("hasNeighbours", .flag(shown.family.previous != nil || shown.family.next != nil)),
            ]) + shown.beside.outputs(beside: path, for: links.files)
    }

    private static func body(
        _ markdown: Markdown, show: Show, layout: PageTemplate, pictureSize: @escaping (String) -> PixelSize? = { _ in nil }
    ) -> (html: HTML, headings: [HeadingEntry]) {
        var renderer = HTMLRenderer(allowsHTML: show.allowsHTML, anchors: HeadingAnchors(prefix: "", reserved: layout.ids))
        renderer.pictureSize = pictureSize
        let html = renderer.html(of: Document(parsing: markdown).root)
        return (html, renderer.anchors?.entries ?? [])
    }

    /// The places on a page that links can lead to.
    static func ids(of page: Page, show: Show, layout: PageTemplate) -> Set<String> {
        let markdown = AuthorMarkdown(topHeadingLevel: 2, allowsHTML: show.allowsHTML).rewrite(page.text)
        return ids(of: body(markdown, show: show, layout: layout).headings, in: page, show: show, layout: layout)
    }

    private static func ids(of headings: [HeadingEntry], in page: Page, show: Show, layout: PageTemplate) -> Set<String> {
        layout.ids.union(headings.map(\.id)).union(show.allowsHTML ? page.text.idsInHTML : [])
    }
}
