import Diagnostics
import Podcast

/// Content/show.yml, with the people and pages that it names.
struct ShowFile {
    static let path = "Content/show.yml"

    private(set) var show = Show(title: "")
    /// Its cover, where that is a file.
    private(set) var files: [SiteFile] = []
    /// Paths in `menu`, `listen` and the other keys that hold links.
    private(set) var mentions: [Mention] = []
    /// What directories will miss, if there is something to hear.
    private(set) var feedDemands = Diagnostics()
    /// Whether the site has a feed, and anybody has thought of directories yet.
    private(set) var isForDirectories = false

    init(_ reader: SourceReader, people: People, pages: PagesFolder, reporting diagnostics: inout Diagnostics) {
        guard !reader.folder.reportIfOutside(Self.path, to: &diagnostics),
            let bytes = reader.folder.read(Self.path, reporting: &diagnostics),
            let source = reader.text(Self.path, bytes, reporting: &diagnostics)
        else { return }
        let file = ContentFile(allYAML: source)
        guard let written = file.read(.show, reporting: &diagnostics) else { return }
        show = written.show
        show.hosts = Self.hosts(written.hosts, people, in: file, reporting: &diagnostics)
        var addresses = written.addresses
        show.menu = written.menu.compactMap { entry in
            let link = Self.link(entry, pages, reader.folder, in: file, reporting: &diagnostics)
            if let link, link == entry.link { addresses.append(Written(value: link.address, position: entry.position)) }
            return link
        }
        mentions = file.mentions(addresses)
        if let cover = written.cover {
            let located = reader.locate(cover, from: "Content", in: Self.path, reporting: &diagnostics)
            show.cover = located?.picture
            if let found = located?.file { show.cover = publish(found, as: show.cover, reader, reporting: &diagnostics) }
        }
        if let cover = written.feedCover {
            let located = reader.locate(cover, from: "Content", in: Self.path, reporting: &diagnostics)
            show.feed.cover = located?.picture
            if let found = located?.file { show.feed.cover = publish(found, as: show.feed.cover, reader, reporting: &diagnostics) }
        }
        isForDirectories = written.hasAddress && show.feed.isPublished && show.feed.isForDirectories
        feedDemands = FeedDemands(written, show).diagnostics(in: file)
        if !written.hasAddress {
            diagnostics.report(
                .missingAddress,
                "there is no `url`, so there are no canonical links and no feed, and the links of 404.html may lead nowhere",
                at: file.location(of: 0),
                hint: "add a line like `url: https://example.com`")
        }
    }

    /// A picture of the show, which lies at the site's top, where Content/files/ goes as it is.
    private mutating func publish(
        _ found: SiteFile, as picture: Picture?, _ reader: SourceReader, reporting diagnostics: inout Diagnostics
    ) -> Picture? {
        let file = reader.inspected(found, reporting: &diagnostics)
        let inFiles = "Content/files/"
        let isInFiles = file.source.utf8.starts(with: inFiles.utf8)
        if !isInFiles, !files.contains(where: { $0.source == file.source }) { files.append(file) }
        guard var picture else { return nil }
        picture.size = file.facts?.size
        picture.path =
            isInFiles
            ? String(Substring(file.source.utf8.dropFirst(inFiles.utf8.count)))
            : file.source.split(separator: "/").last.map(String.init) ?? file.source
        return picture
    }

    /// Why there is nothing to survey in a folder; nil where there is a show.
    static func absence(in folder: SiteFolder) -> Diagnostic? {
        guard folder.isAbsent(path) else { return nil }
        if folder.isAbsent("") {
            return Diagnostic(
                .missingShow, "there is no such folder", at: SourceLocation(file: folder.path),
                hint: "name the folder that holds Content/ with --source")
        }
        let isInside = !folder.isAbsent("show.yml") || !folder.isAbsent("episodes")
        let other = ["show.yaml", "show.yml.txt", "show.txt", "Show.yml", "podcast.yml"].first { !folder.isAbsent("Content/\($0)") }
        let hint =
            if folder.isAbsent("Content") {
                isInside
                    ? "this is the folder Content itself: go up one folder, with `cd ..`"
                    : "run build-site in the folder that holds Content/, or name that folder with --source"
            } else {
                other.map { "rename Content/\($0) to show.yml" } ?? "write one: a line such as `title: Raising Red Towers` is enough"
            }
        return Diagnostic(.missingShow, "there is no Content/show.yml", at: SourceLocation(file: path), hint: hint)
    }

    private static func hosts(
        _ written: [Written<PlainText>], _ people: People, in file: ContentFile, reporting diagnostics: inout Diagnostics
    ) -> [Slug] {
        var hosts: [Slug] = []
        for name in written {
            do throws(People.Fault) {
                let person = try people.find(name.value)
                if !hosts.contains(person.id) { hosts.append(person.id) }
            } catch {
                People.report(error, name.value, in: .hosts, at: file.location(of: name.position), to: &diagnostics)
            }
        }
        return hosts
    }

    /// The name of a page stands for its address and its title in menus.
    private static func link(
        _ entry: ShowFrontMatter.MenuEntry, _ folder: PagesFolder, _ site: SiteFolder, in file: ContentFile,
        reporting diagnostics: inout Diagnostics
    ) -> Link? {
        let pages = folder.pages
        if let page = pages.first(where: { $0.slug.folded == entry.link.address.composed.caseFolded }) {
            return Link(title: entry.isBare ? page.menuTitle ?? page.title : entry.link.title, address: page.slug.string)
        }
        let address = Address(entry.link.address)
        if !address.isRelative || entry.link.address.contains("/") || entry.link.address.contains(".") { return entry.link }
        let name = entry.link.address.abridged
        if folder.unread.contains(entry.link.address.composed.caseFolded) { return nil }
        let meant = didYouMean(entry.link.address, among: pages.map(\.slug.string))
        diagnostics.report(
            .missingFile, "there is no page Content/pages/\(name).md", at: file.location(of: entry.position),
            hint: ["episodes", "people", "tags"].contains(entry.link.address)
                ? "episodes, people and tags are in every menu by themselves"
                : meant.map { "did you mean `\($0)`?" }
                    ?? (site.isAbsent("Content/\(name).md")
                        ? "make that file, or write an address that begins with https://" : "move Content/\(name).md to Content/pages/"))
        return nil
    }
}
