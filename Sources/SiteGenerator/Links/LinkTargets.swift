import Chapters
import CommonMark
import Content
import Diagnostics
import Markup
import Podcast
import Templates

/// What the links of authors can lead to: the pages of the site, the files beside them, and those of Content/files/.
struct LinkTargets: Sendable {
    private struct Page: Sendable {
        var path: SitePath
        var kind: Designer.Kind
        /// Of the site's episodes, people or pages.
        var index = 0
    }

    private let site: Site
    /// By their addresses from the site's top, without slashes at the ends: `episodes/salt`.
    private var pages: [String: Page] = [:]
    /// The pages that are made of files and folders, by their paths from the site's folder.
    private var sources: [String: SitePath] = [:]
    /// Paths below Content/files/.
    private var files: Set<String> = []
    private let suggestions = Suggestions()
    private let layouts: [Designer.Kind: PageTemplate]
    /// The headings of plain pages, by the pages' places in the site, where a link asks for one.
    private var headings: [Int: Set<String>] = [:]

    /// - Parameter generated: files at the site's top, or in folders of their own, that no page owns.
    init(_ site: Site, tags: TagIndex, layouts: [Designer.Kind: PageTemplate], generated: [SitePath]) {
        self.site = site
        self.layouts = layouts
        let hasLinks =
            !site.mentions.values.allSatisfy(\.isEmpty) || site.episodes.contains { !$0.mentions.isEmpty }
        guard hasLinks else { return }
        add("", Page(path: Places.home, kind: .home))
        for number in 1...HomePages.pageCount(episodes: site.episodes.count) where number > 1 {
            add("page/\(number)", Page(path: Places.homePage(number), kind: .home))
        }
        if !site.episodes.isEmpty { add("episodes", Page(path: Places.episodes, kind: .episodes), from: "Content/episodes") }
        if !site.people.isEmpty { add("people", Page(path: Places.people, kind: .people), from: "Content/people") }
        if !tags.isEmpty { add("tags", Page(path: Places.tags, kind: .tags)) }
        for tag in tags.all { add("tags/\(tag.link.slug)", Page(path: Places.tag(tag.link.slug), kind: .tag)) }
        for (index, episode) in site.episodes.enumerated() {
            let slug = episode.card.slug
            add("episodes/\(slug)", Page(path: Places.episode(slug), kind: .episode, index: index), from: episode.path)
            if episode.path.hasSuffix("/episode.md") { sources[String(episode.path.dropLast(11))] = Places.episode(slug) }
        }
        for (index, person) in site.people.enumerated() {
            add("people/\(person.id)", Page(path: Places.person(person.id), kind: .person, index: index), from: person.bio.file)
        }
        for (index, page) in site.pages.enumerated() {
            add(page.slug.string, Page(path: Places.page(page.slug), kind: .page, index: index), from: page.text.file)
        }
        files = Set(site.files.map(\.path))
        for cover in [site.show.cover, site.show.feed.cover].compactMap(\.self) where !cover.isRemote { files.insert(cover.path) }
        files.formUnion(generated.map(\.string))
        findHeadings()
    }

    private mutating func add(_ address: String, _ page: Page, from source: String? = nil) {
        pages[address] = page
        if let source { sources[source] = page.path }
    }

    // MARK: Links

    /// Where the links of a text lead.
    /// - Parameters:
    ///   - file: the text's, from the site's folder.
    ///   - page: on which the text stands.
    ///   - beside: files that are published beside the page where it needs them, from the site's folder.
    func links(_ mentions: [Mention], in file: String, on page: SitePath, beside: [SiteFile]) -> InternalLinks {
        mentions.isEmpty ? InternalLinks() : links(mentions, in: file, on: page, beside: Set(beside.map(\.source)))
    }

    /// - Parameter beside: the paths of these files from the site's folder.
    func links(_ mentions: [Mention], in file: String, on page: SitePath, beside: Set<String>) -> InternalLinks {
        // What was meant by a path that leads nowhere is sought once.
        var known: [String: (InternalLinks.Target, InternalLinks.Mistake?)] = [:]
        return InternalLinks(
            mentions.map { mention in
                let (target, mistake) = known[mention.address] ?? target(of: mention.address, in: file, on: page, beside: beside)
                known[mention.address] = (target, mistake)
                return InternalLinks.Link(mention: mention, target: target, mistake: mistake)
            })
    }

    /// Warns of the paths in show.yml that lead nowhere. They count from the site's top.
    func reportMissing(of mentions: [Mention], in file: String, to diagnostics: inout Diagnostics) {
        var found = Diagnostics()
        for mention in mentions where AuthorLinks.isPath(mention.address) {
            let address = mention.address.utf8.first == UInt8(ascii: "/") ? mention.address : "/\(mention.address)"
            let (_, mistake) = target(of: address, in: file, on: Places.home, beside: [])
            mistake?.report(
                mention.address,
                at: SourceLocation(file: file, line: mention.line, column: mention.column, sourceLine: mention.sourceLine),
                to: &found)
        }
        diagnostics.append(firstOfEachKind: found)
    }

    private func target(
        of address: String, in file: String, on page: SitePath, beside: Set<String>
    ) -> (InternalLinks.Target, InternalLinks.Mistake?) {
        let path = Mention.path(of: address)
        guard !path.isEmpty else { return (.ownPage, nil) }
        let (source, fromTop) = Self.meanings(of: path, in: file, on: page)
        if let source {
            if let target = sources[source] { return (.page(target), mistake(fragmentOf: address, on: target)) }
            // Equal strings may have other bytes; the file's are those that servers know.
            if source.utf8.starts(with: Self.filesFolder.utf8),
                let file = files.firstIndex(of: String(source.dropFirst(Self.filesFolder.count))),
                let target = SitePath(files[file])
            {
                return (.page(target), nil)
            }
            if let file = beside.firstIndex(of: source) { return (.beside(beside[file]), nil) }
        }
        switch fromTop.flatMap(find) {
        case .page(let target):
            // A letter with an accent has two ways of being written, and servers know one.
            let isSame = Self.address(of: target).utf8.elementsEqual(fromTop!.utf8)
            return (isSame ? .asWritten : .page(target), mistake(fragmentOf: address, on: target))
        case .file(let path):
            let isSame = path.utf8.elementsEqual(fromTop!.utf8)
            return (isSame ? .asWritten : SitePath(path).map { .page($0) } ?? .asWritten, nil)
        case nil: break
        }
        return (.asWritten, .nowhere(hint: hint(for: path, source: source, fromTop: fromTop, in: file, on: page, beside: beside)))
    }

    private static let filesFolder = "Content/files/"

    /// What a path can stand for: a path from the site's folder, as on a code host, and one from the site's top, as in a browser.
    private static func meanings(of path: String, in file: String, on page: SitePath) -> (source: String?, fromTop: String?) {
        if path.utf8.first == UInt8(ascii: "/") { return (nil, join(path, to: [], keeping: 0)) }
        return (
            source(of: path, in: file),
            join(path, to: page.string.split(separator: "/").dropLast(), keeping: 0)
        )
    }

    /// The path from the site's folder that a relative path in a file stands for; nil where it leaves Content/.
    static func source(of path: String, in file: String) -> String? {
        join(path, to: file.split(separator: "/").dropLast(), keeping: 1)
    }

    /// A relative path after a folder's.
    /// - Parameter kept: how many of the folder's names `..` cannot leave.
    /// - Returns: nil where it leaves them.
    static func join(_ path: String, to folder: ArraySlice<Substring>, keeping kept: Int) -> String? {
        var components = Array(folder)
        for component in path.split(separator: "/") {
            switch component {
            case ".": continue
            case "..":
                guard components.count > kept else { return nil }
                components.removeLast()
            default: components.append(component)
            }
        }
        return components.joined(separator: "/")
    }

    // MARK: What there is

    private enum Found {
        case page(SitePath)
        /// A file, by the bytes of its path; a folder's page as it is asked for.
        case file(String)
    }

    /// What is at an address from the site's top.
    private func find(_ address: String) -> Found? {
        if let page = pages[address] { return .page(page.path) }
        if let file = files.firstIndex(of: address) { return .file(files[file]) }
        if files.contains("\(address)/index.html") || address == Places.notFound.string { return .file(address) }
        let components = address.split(separator: "/")
        for count in stride(from: components.count - 1, through: 0, by: -1) {
            guard let page = pages[components[..<count].joined(separator: "/")] else { continue }
            let name = components[count...].joined(separator: "/")
            return name == "index.html" || name == "index.md" || isPublished(name, beside: page) ? .file(address) : nil
        }
        return nil
    }

    private func isPublished(_ name: String, beside page: Page) -> Bool {
        func shows(_ text: String, _ files: [SiteFile], _ picture: Picture? = nil) -> Bool {
            files.contains { file in
                file.path == name && (picture?.source == file.source || (site.mentions[text] ?? []).contains { $0.path == name })
            }
        }
        switch page.kind {
        case .episode:
            let episode = site.episodes[page.index]
            if !episode.transcripts.isEmpty, site.show.transcriptFormats.contains(where: { name == "transcript.\($0)" }) { return true }
            if let format = ChapterFormats.published.first(where: { "\($0.fileName)" == name }) {
                return site.show.chapterFormats.contains(format.name)
            }
            return episode.attachments.contains { file in
                file.path == name
                    && (episode.named.contains(file.source)
                        || (episode.mentions + episode.chapterMentions).contains { $0.path == name })
            }
        case .person:
            let person = site.people[page.index]
            return shows(person.bio.file, site.peopleFiles, person.picture)
        case .page: return shows(site.pages[page.index].text.file, site.pageFiles)
        default: return false
        }
    }

    // MARK: Places on pages

    /// The headings of the plain pages that a link leads to with the name of one.
    private mutating func findHeadings() {
        let byFile = Dictionary(
            uniqueKeysWithValues: site.pages.indices.map { (site.pages[$0].text.file, Places.page(site.pages[$0].slug)) })
        var texts = site.mentions.map { file, mentions in (file, byFile[file] ?? Places.home, mentions) }
        texts += site.people.map { ($0.bio.file, Places.person($0.id), site.mentions[$0.bio.file] ?? []) }
        texts += site.episodes.map { ($0.path, Places.episode($0.card.slug), $0.mentions) }
        texts += site.episodes.compactMap { episode in
            episode.chapters.map { ($0.path, Places.episode(episode.card.slug), episode.chapterMentions) }
        }
        for (file, path, mentions) in texts {
            for mention in mentions where mention.address.utf8.contains(UInt8(ascii: "#")) {
                let written = mention.path
                let (source, fromTop) = Self.meanings(of: written, in: file, on: path)
                guard !written.isEmpty, let target = source.flatMap({ sources[$0] }) ?? fromTop.flatMap({ pages[$0]?.path }),
                    let page = pages[Self.address(of: target)], page.kind == .page, headings[page.index] == nil
                else { continue }
                headings[page.index] = PlainPages.ids(of: site.pages[page.index], show: site.show, layout: layouts[.page]!)
            }
        }
    }

    private func mistake(fragmentOf address: String, on path: SitePath) -> InternalLinks.Mistake? {
        guard address.utf8.contains(UInt8(ascii: "#")), let page = pages[Self.address(of: path)] else { return nil }
        // What an author's HTML names in an episode or a bio is not known before its page is made.
        if site.show.allowsHTML, page.kind == .episode || page.kind == .person { return nil }
        let fragment = Self.fragment(of: address)
        if page.kind == .episode, Moments.time(ofFragment: fragment) != nil || fragment.wholeMatch(of: /p[0-9]+/) != nil { return nil }
        let own = page.kind == .page ? headings[page.index] : nil
        return Self.mistake(fragmentOf: address, among: own ?? layouts[page.kind]?.ids ?? [])
    }

    static func mistake(fragmentOf address: String, among ids: Set<String>) -> InternalLinks.Mistake? {
        let fragment = fragment(of: address)
        // https://html.spec.whatwg.org/multipage/browsing-the-web.html#scrolling-to-a-fragment, https://wicg.github.io/scroll-to-text-fragment/
        if fragment.isEmpty || fragment.lowercased() == "top" || fragment.hasPrefix(":~:") || ids.contains(fragment) { return nil }
        return .noSuchPlace(hint: didYouMean(fragment, among: ids.sorted()).map { "did you mean `#\($0)`?" })
    }

    private static func fragment(of address: String) -> String {
        Substring(address.utf8.drop { $0 != UInt8(ascii: "#") }.dropFirst()).percentDecoded
    }

    /// `episodes/salt` of `episodes/salt/index.html`.
    private static func address(of page: SitePath) -> String { page.folder?.string ?? "" }

    // MARK: Hints

    private func hint(
        for path: String, source: String?, fromTop: String?, in file: String, on page: SitePath, beside: Set<String>
    ) -> String {
        let (sourceTree, addressTree) = suggestions.trees {
            (
                PathTree(Array(sources.keys) + (site.files + site.peopleFiles + site.pageFiles).map(\.source)),
                PathTree(Array(pages.keys) + files)
            )
        }
        if let source, let meant = PathTree(beside).nearest(to: source) ?? sourceTree.nearest(to: source) {
            return "did you mean `\(Self.path(to: meant, from: file.split(separator: "/").dropLast()))`?"
        }
        if let fromTop, let meant = addressTree.nearest(to: fromTop) {
            let address =
                path.utf8.first == UInt8(ascii: "/")
                ? "/\(meant)" : Self.path(to: meant, from: page.string.split(separator: "/").dropLast())
            return "did you mean `\(address)\(pages[meant] == nil ? "" : "/")`?"
        }
        if path.hasSuffix(".md") { return "no page is made of this file: is it there, and no draft, and not of the future?" }
        return path.utf8.first == UInt8(ascii: "/") || source == nil
            ? "write the address of a page, or put the file into Content/files/"
            : "put the file beside \(file), or into Content/files/"
    }

    /// The relative path that leads from a folder to a file.
    private static func path(to target: String, from folder: ArraySlice<Substring>) -> String {
        let names = target.split(separator: "/")
        let shared = min(zip(names, folder).prefix { $0 == $1 }.count, names.count - 1)
        return (Array(repeating: "..", count: folder.count - shared) + names[shared...]).joined(separator: "/")
    }
}
