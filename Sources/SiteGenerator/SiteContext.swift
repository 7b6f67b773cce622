import CommonMark
import Content
import Diagnostics
import Imaging
import Markup
import Podcast
import Publishing
import Storage
import Templates

/// What the passes see: the site, its tags and faces, and what pages are laid out with.
struct SiteContext: Sendable {
    let site: Site
    let cards: Cards
    let tags: TagIndex
    /// In ascending order; none where all episodes are of one season, or of none.
    let seasons: [Int]
    let faces: [Slug: Face]
    /// Of episodes, and of pages.
    let episodeEditions: Editions
    let pageEditions: Editions
    let designer: Designer
    let assets: ThemeAssets
    let targets: LinkTargets
    /// The podcaster's files that are published at the site's top, or below it, as they are.
    let ownFiles: Set<String>
    /// Nil where no images to share are drawn.
    let shareCards: ShareCards?

    var show: Show { site.show }

    /// - Returns: nil where the theme has mistakes; they are reported.
    /// - Parameter imaging: what images to share are drawn with; nil where there are none.
    init?(_ site: Site, options: BuildOptions, imaging: Imaging?, program: Digest, reporting: inout Diagnostics) {
        self.site = site
        shareCards = ShareCards(imaging, for: site)
        for file in site.files where SitePath(file.path) == nil {
            reporting.report(
                .unpublishableName, "a file of this name cannot be published", at: SourceLocation(file: file.source),
                hint: "rename it: no backslash, no line break or other control character, and no name longer than 255 bytes")
        }
        cards = Cards(of: site)
        tags = TagIndex(cards: cards)
        episodeEditions = Editions(cards.lazy.map { ($0.slug, $0.language, $0.original) })
        pageEditions = Editions(site.pages.lazy.map { ($0.slug, $0.language ?? site.show.language, $0.original) })
        let seasons = Set(cards.compactMap(\.season))
        self.seasons = seasons.count > 1 ? seasons.sorted() : []
        let theme = Theme(overrides: Dictionary(site.themeOverrides.map { ($0.path, $0.bytes) }) { first, _ in first })
        var found = Diagnostics()
        let languages = Set(cards.map(\.language) + site.pages.compactMap(\.language) + [site.show.language])
        let strings = StringCatalog(theme, reporting: &found)
        let shapes = PageShapes(strings: strings.shape, assets: ThemeAssets.shape(theme))
        let compiled = CompiledTheme(theme, kinds: shapes.all, reporting: &found)
        for language in languages.sorted(by: { $0.tag < $1.tag }) where !strings.hasStrings(for: language) {
            found.report(
                .missingStrings, "there are no words in the language `\(language)`, so its pages get English ones",
                at: SourceLocation(file: "Templates/strings/\(language).yml"),
                hint: "write this file: the keys are those of Templates/strings/en.yml")
        }
        ownFiles = Set(site.files.map(\.path))
        let files = ownFiles.union([site.show.cover].compactMap { $0.flatMap { $0.isRemote ? nil : $0.path } })
        assets = ThemeAssets(
            theme, accent: site.show.accent.map(Accent.init), files: files, byDigest: options.namesAssetsByDigest, reporting: &found)
        reporting.append(found)
        guard !found.hasErrors else { return nil }

        let chrome = Chrome(
            show: site.show, baseURL: options.baseURL ?? site.show.url,
            menu: Self.menu(site, hasTags: !tags.isEmpty),
            stylesheet: assets.path(of: "site.css")!, customStylesheet: assets.path(of: "custom.css"), script: assets.path(of: "site.js")!,
            icons: Chrome.Icon.all.filter { files.contains($0.file.string) }, assetShape: shapes.assets, assets: assets.paths,
            hasFeed: site.show.feed.isPublished && (options.baseURL ?? site.show.url) != nil && !site.episodes.isEmpty)
        designer = Designer(
            chrome: chrome,
            wordings: Wordings(strings, digest: Self.digest(of: theme.files(under: "strings/")), languages: languages),
            layouts: Dictionary(uniqueKeysWithValues: Designer.Kind.allCases.map { ($0, compiled[$0.file]!) }),
            program: program)
        targets = LinkTargets(
            site, tags: tags, layouts: designer.layouts, generated: GeneratedFiles.paths(of: chrome, episodes: cards.count))
        targets.reportMissing(of: site.mentions[site.showFile] ?? [], in: site.showFile, to: &reporting)
        var faces: [Slug: Face] = [:]
        for person in site.people {
            faces[person.id] = Face(of: person, bio: person.bio.firstParagraph, language: site.show.language)
        }
        self.faces = faces
    }

    private static func digest(of files: [Theme.File]) -> Digest {
        var writer = StorageWriter()
        for file in files where file.isSitesOwn {
            writer.write(file.path)
            writer.write(bytes: file.bytes)
        }
        return Digest(of: writer)
    }

    private static func menu(_ site: Site, hasTags: Bool) -> [Chrome.MenuEntry] {
        var menu: [Chrome.MenuEntry] = []
        if !site.episodes.isEmpty { menu.append(.episodes) }
        if !site.people.isEmpty { menu.append(.people) }
        if hasTags { menu.append(.tags) }
        for link in site.show.menu {
            if let page = site.pages.first(where: { $0.slug.string == link.address }) {
                menu.append(.page(page.slug, title: link.title, language: page.language ?? site.show.language))
            } else {
                menu.append(.address(link))
            }
        }
        return menu
    }

    /// The group of an episode's files.
    func episodeGroup(_ index: Int) -> FileGroup {
        let source = site.episodes[index]
        let context = episodeContext(index)
        let folder = site.folder
        var key = StorageWriter()
        context.store(to: &key)
        key.write(source.digest)
        return FileGroup(name: source.groupName, source: source.path, key: Fingerprint(of: key)) { diagnostics in
            do {
                guard let page = try EpisodePage(source, in: context, folder: folder, reporting: &diagnostics) else {
                    return Product(outputs: [])
                }
                var outputs: [Output] = []
                for producer in EpisodeProducers.all { outputs += producer.files(for: page, reporting: &diagnostics) }
                return Product(
                    outputs: outputs, memo: Memo.of(page, isLong: false), longMemo: Memo.of(page, isLong: true),
                    isLasting: page.shareCard?.isLasting ?? true)
            } catch {
                diagnostics.report(
                    .fragmentMismatch, "the page's Markdown does not read back as it was written",
                    at: SourceLocation(file: source.path), hint: "this is a fault of build-site; please report it with this file")
                return Product(outputs: [])
            }
        }
    }

    /// Nil where the episode has mistakes.
    func episodePage(_ index: Int, reporting: inout Diagnostics) throws(FragmentMismatch) -> EpisodePage? {
        try EpisodePage(site.episodes[index], in: episodeContext(index), folder: site.folder, reporting: &reporting)
    }

    private func episodeContext(_ index: Int) -> EpisodeContext {
        let source = site.episodes[index]
        let people = Set(source.card.people.compactMap(\.person) + source.speakers.compactMap(\.speaker.person))
        return EpisodeContext(
            surroundings: designer.surroundings(.episode, in: source.card.language),
            embed: designer.surroundings(.embed, in: source.card.language),
            newer: index > 0 ? Neighbour(cards[index - 1]) : nil,
            older: index + 1 < cards.count ? Neighbour(cards[index + 1]) : nil,
            faces: Dictionary(uniqueKeysWithValues: people.compactMap { id in faces[id].map { (id, $0) } }),
            tags: tags.links(of: source.card), hasSeasonPage: source.card.season != nil && !seasons.isEmpty,
            links: targets.links(
                source.mentions, in: source.path, on: Places.episode(source.card.slug), beside: source.attachments),
            chapterLinks: targets.links(
                source.chapterMentions, in: source.chapters?.path ?? "", on: Places.episode(source.card.slug), beside: source.attachments),
            shareCards: shareCards,
            editions: episodeEditions[source.card.slug])
    }
}

extension SurveyedEpisode {
    var groupName: String { "episodes/\(card.slug)" }
}
