import Feeds
import Markup
import Podcast
import Storage
import Templates

/// What all pages share: the show, the menu, the footer, the names of the assets.
struct Chrome: Sendable {
    /// An entry of the menu: one of the program's own pages, or what show.yml adds.
    enum MenuEntry: Sendable {
        case episodes, people, tags
        case page(Slug, title: PlainText, language: Language)
        case address(Link)
    }

    var show: Show
    /// Where the site will stand, without a slash at its end: `--base-url`, or the show's url.
    var baseURL: String?
    var menu: [MenuEntry]
    var stylesheet: SitePath
    var customStylesheet: SitePath?
    var script: SitePath
    /// Those that Content/files/ has.
    var icons: [Icon]
    /// Where each asset goes, by its name in assets/. Not all pages show all of them, so they are not in the digest.
    let assets: [String: SitePath]
    let assetShape: Shape
    /// Whether the site has a feed of its own.
    var hasFeed: Bool
    /// Stands for all of the above in keys.
    private(set) var digest = Digest(high: 0, low: 0)

    init(
        show: Show, baseURL: String?, menu: [MenuEntry], stylesheet: SitePath, customStylesheet: SitePath?, script: SitePath,
        icons: [Icon], assetShape: Shape, assets: [String: SitePath], hasFeed: Bool
    ) {
        self.show = show
        self.baseURL = baseURL
        self.menu = menu
        self.stylesheet = stylesheet
        self.customStylesheet = customStylesheet
        self.script = script
        self.icons = icons
        self.assetShape = assetShape
        self.assets = assets
        self.hasFeed = hasFeed
        digest = Digest(of: encoded)
    }

    private var encoded: [UInt8] {
        var writer = StorageWriter()
        writer.write(show)
        writer.write(baseURL)
        for entry in menu {
            switch entry {
            case .episodes: writer.append(0)
            case .people: writer.append(1)
            case .tags: writer.append(2)
            case .page(let slug, let title, let language):
                writer.append(3)
                writer.write(slug)
                writer.write(title)
                writer.write(language)
            case .address(let link):
                writer.append(4)
                writer.write(link)
            }
        }
        writer.write(stylesheet)
        writer.write(customStylesheet)
        writer.write(script)
        writer.write(icons.map(\.file))
        writer.write(hasFeed)
        return writer.bytes
    }

    /// Where the show's cover lies: at the site's top.
    var coverPath: SitePath? {
        show.cover.flatMap { $0.isRemote ? nil : SitePath($0.path) }
    }
}

/// A page's place, language and title: what its surroundings depend on.
struct PageHead {
    var path: SitePath
    var wording: Wording
    var title: PlainText
    var description: PlainText?
    /// The pages that this one belongs to.
    var ancestors: [SitePath] = []
    /// The page that search engines show for this one; nil for itself.
    var canonical: SitePath?
    /// Where other sites learn how to show it.
    var oembed: SitePath?
    /// The path of the site's top, where the page is shown at any address, as the error page is: its links start from there.
    var top: String?
    /// Whether there is Markdown beside it.
    var hasMarkdown = true
    /// The pages that are the same in other languages, and itself; none where there is only one.
    var editions: [(language: Language, page: SitePath)] = []
    /// Its own feed, beside that of the show.
    var feed: FeedPlace?
    /// What Open Graph calls it, https://ogp.me/#types
    var kind = Kind.website
    /// What other sites show of it beside the title: a picture of its own, and its sound.
    var image: FeedImage?
    /// Whether the picture was drawn to be shared, and is to be shown large.
    var hasShareCard = false
    var audio: FeedItem.Enclosure?
    /// For search engines, a script element.
    var structuredData: HTML?

    enum Kind: String {
        case website, article, profile
    }

    /// The address that leads from this page to another.
    func link(to target: SitePath, fragment: String? = nil) -> String {
        guard let top else { return path.link(to: target, fragment: fragment) }
        return top + target.urlPath + (fragment.map { "#\($0)" } ?? "")
    }

    var isShownAnywhere: Bool { top != nil }
}

extension Chrome {
    /// The variables `site`, `page` and `assets`.
    /// - Parameter shown: the assets that the page's template names.
    func objects(for head: PageHead, assets shown: [String]) -> (site: Value, page: Value, assets: Value) {
        func link(_ target: SitePath) -> Value { .text(head.link(to: target)) }
        let site = Object(
            Shapes.site,
            [
                "title": .text(show.title),
                "language": show.language == head.wording.language ? .absent : .text(show.language.tag),
                "direction": show.language.direction == head.wording.language.direction ? .absent : .text(show.language.direction),
                "description": .text(show.description),
                "author": .text(show.author),
                "cover": cover(on: head, link: link),
                "home": link(Places.home),
                "menu": .list(menu.map { entry(for: $0, in: head, link: link) }),
                "listen": .list(show.listen.map { ownObject($0, in: head) }),
                "hasListen": .flag(!show.listen.isEmpty),
                "funding": .list(show.funding.map { ownObject($0, in: head) }),
                "hasFunding": .flag(!show.funding.isEmpty),
                "contact": way(show.contact, in: head),
                "comments": way(show.comments, in: head),
                "newsletter": way(show.newsletter, in: head),
                "hasAnswers": .flag(
                    show.contact != nil || show.comments != nil || show.newsletter != nil || !show.funding.isEmpty),
                "footer": .text(show.footer),
                "copyright": .text(show.copyright),
                "license": license,
                "source": .text(show.source.map { PlainText($0) }),
                "stylesheet": link(stylesheet),
                "customStylesheet": customStylesheet.map(link) ?? .absent,
                "script": link(script),
                "feed": feed(link: link),
                "jsonFeed": hasFeed ? link(Places.jsonFeed) : .absent,
                "icons": .list(icons.map { $0.object(link: link) }),
            ])
        let hasMarkdown = head.hasMarkdown && !head.isShownAnywhere
        let page = Object(
            Shapes.page,
            [
                "language": .text(head.wording.language.tag),
                "direction": .text(head.wording.language.direction),
                "title": .text(head.title),
                "description": .text(head.description),
                "canonical": head.isShownAnywhere
                    ? .absent : .text(baseURL.map { PlainText("\($0)/\((head.canonical ?? head.path).urlPath)") }),
                "markdown": hasMarkdown ? .text(head.link(to: Places.markdown(of: head.path))) : .absent,
                "oembed": .text(head.oembed.flatMap { file in baseURL.map { PlainText("\($0)/\(file.urlPath)") } }),
                "kind": .text(head.kind.rawValue),
                "image": sharedImage(of: head),
                "hasShareCard": .flag(head.hasShareCard),
                "audio": Self.sharedAudio(head.audio),
                "structuredData": .html(head.structuredData),
                "editions": .list(head.editions.map { edition($0.language, $0.page, in: head) }),
                "hasEditions": .flag(!head.editions.isEmpty),
                "feed": head.feed.map { link($0.path) } ?? .absent,
                "jsonFeed": head.feed.map { link($0.json) } ?? .absent,
                "root": .text(head.top ?? head.link(to: Places.home)),
            ])
        let addresses = Object(assetShape, shown.map { name in (name: name, value: assets[name].map(link) ?? .absent) })
        return (.object(site), .object(page), .object(addresses))
    }

    /// Where apps get the show: a feed of the site's own, or one elsewhere.
    private func feed(link: (SitePath) -> Value) -> Value {
        hasFeed ? link(Places.feed) : .text(show.feed.url.map { PlainText($0) })
    }

    private static func sharedAudio(_ audio: FeedItem.Enclosure?) -> Value {
        guard let audio else { return .absent }
        return .object(Object(Shapes.sharedAudio, ["href": .text(audio.address), "type": .text(audio.mediaType)]))
    }

    private func edition(_ language: Language, _ page: SitePath, in head: PageHead) -> Object {
        Object(
            Shapes.pageEdition,
            [
                "language": .text(language.tag),
                "direction": language.direction == head.wording.language.direction ? .absent : .text(language.direction),
                "name": .text(language.ownName),
                "href": .text(head.link(to: page)),
                "address": .text((addresses?.of(page)).map { PlainText($0) }),
                "isHere": .flag(page == head.path),
            ])
    }

    /// The page's own picture, or else the show's: the first of those that other sites can show.
    private func sharedImage(of head: PageHead) -> Value {
        guard let addresses else { return .absent }
        let covers = [show.cover, show.feed.cover].compactMap(\.self).compactMap { addresses.image($0, beside: Places.home) }
        guard let image = ([head.image].compactMap(\.self) + covers).first(where: \.isShownByApps) else { return .absent }
        return .object(
            Object(
                Shapes.picture,
                [
                    "href": .text(image.address), "alternative": .text(image.alternative),
                    "width": .text(image.size.map { PlainText(String($0.width)) }),
                    "height": .text(image.size.map { PlainText(String($0.height)) }),
                    "hasSources": .flag(false),
                    "sources": .list([]),
                    "srcset": .absent,
                ]))
    }

    private var license: Value {
        guard let license = show.license else { return .absent }
        return .object(Object(Shapes.link, ["title": .text(license.name), "href": .text(license.address.map { PlainText($0) })]))
    }

    /// The path part of the site's address, with slashes at both ends.
    var basePath: String {
        guard let baseURL, let host = baseURL.firstRange(of: "://"), let path = baseURL[host.upperBound...].firstIndex(of: "/")
        else { return "/" }
        return "\(baseURL[path...])/"
    }

    /// The same for files that hosts read.
    var basePathWithoutSlash: String { String(basePath.dropLast()) }

    private func cover(on head: PageHead, link: (SitePath) -> Value) -> Value {
        guard let cover = show.cover else { return .absent }
        return .object(
            Object(cover, at: coverPath.map(link) ?? .text(cover.source), sources: PictureSources(cover, on: head, beside: Places.home)))
    }

    private func entry(for entry: MenuEntry, in head: PageHead, link: (SitePath) -> Value) -> Object {
        let strings = head.wording.strings
        switch entry {
        case .episodes: return object(.text(strings.text("episodesTitle")), Places.episodes, in: head, link: link)
        case .people: return object(.text(strings.text("peopleTitle")), Places.people, in: head, link: link)
        case .tags: return object(.text(strings.text("tagsTitle")), Places.tags, in: head, link: link)
        case .page(let slug, let title, let language):
            return object(.text(title), Places.page(slug), language: language, in: head, link: link)
        case .address(let link): return ownObject(link, in: head)
        }
    }

    /// - Parameter language: of the title, where it is not the page's.
    private func object(
        _ title: Value, _ target: SitePath, language: Language? = nil, in head: PageHead, link: (SitePath) -> Value
    ) -> Object {
        let isAbove = target.folder.map { folder in head.path.string.hasPrefix("\(folder.string)/") } ?? false
        let isCurrent = isAbove || head.ancestors.contains(target)
        return Object(
            Shapes.link,
            [
                "title": title, "language": head.language(language), "href": link(target), "isCurrent": .flag(isCurrent),
                "isHere": .flag(target == head.path),
            ])
    }
}

extension Language {
    var direction: String { isRightToLeft ? "rtl" : "ltr" }
}
