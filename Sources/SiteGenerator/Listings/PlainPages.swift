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
    /// What the default layout calls its parts.
    private static let idsOfLayout: Set<String> = ["content"]

    struct Shown: Keyable {
        var page: Page
        /// What lies beside the pages' files.
        var beside: BesideFiles

        func store(to writer: inout StorageWriter) {
            writer.write(page)
            writer.write(beside)
        }
    }

    func files(for site: SiteContext, findings: Findings) -> [FileGroup] {
        let beside = BesideFiles(site.site.pageFiles, in: site.site.folder)
        return site.site.pages.map { page in
            site.designer.surroundings(.page, in: page.language ?? site.show.language)
                .group("pages/\(page.slug)", source: page.text.file, showing: Shown(page: page, beside: beside), make: Self.page)
        }
    }

    private static func page(_ shown: Shown, in surroundings: Surroundings, reporting: inout Diagnostics) -> [Output] {
        let page = shown.page
        let show = surroundings.chrome.show
        let path = Places.page(page.slug)
        let head = surroundings.head(path, title: PlainText("\(page.title) · \(show.title)"), description: page.summary)
        let text = surroundings.rewrite(page.text, on: path, topHeading: 2, reporting: &reporting)
        var markdown = MarkdownWriter()
        markdown.heading(1) { $0.text(page.title) }
        markdown.append(text.markdown)
        var renderer = HTMLRenderer(allowsHTML: show.allowsHTML, anchors: HeadingAnchors(prefix: "", reserved: Self.idsOfLayout))
        renderer.pictureSize = shown.beside.pictureSize(in: page.text)
        let html = renderer.html(of: Document(parsing: text.markdown).root)
        let entries = renderer.anchors?.entries ?? []
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
            ]) + shown.beside.outputs(beside: path, for: text.files, in: page.text, reporting: &reporting)
    }
}

/// What visitors see at an address where nothing is.
struct NotFoundPage: SiteProducer {
    func files(for site: SiteContext, findings: Findings) -> [FileGroup] {
        [
            site.designer.surroundings(.notFound, in: site.show.language)
                .group("404", source: "Content/show.yml", showing: true) { _, surroundings, _ in
                    var head = surroundings.head(Places.notFound, title: surroundings.wording.strings.text("notFoundTitle"))
                    head.isShownAnywhere = true
                    return surroundings.page(head, markdown: [], values: [])
                }
        ]
    }
}
