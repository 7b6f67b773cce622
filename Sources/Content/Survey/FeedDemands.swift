import Diagnostics
import Podcast

/// What directories ask of a show: https://podcasters.apple.com/support/823-podcast-requirements,
/// https://podcasters.apple.com/support/896-artwork-requirements,
/// https://support.spotify.com/creators/article/podcast-specification-doc/
struct FeedDemands {
    private let written: ShowFrontMatter
    /// With its covers located.
    private let show: Show

    init(_ written: ShowFrontMatter, _ show: Show) {
        self.written = written
        self.show = show
    }

    /// What a feed that is meant for directories lacks.
    func diagnostics(in file: ContentFile) -> Diagnostics {
        var found = Diagnostics()
        let missing = missing
        if !missing.isEmpty {
            found.report(
                .incompleteFeed, "Apple Podcasts and Spotify will not take the feed without \(missing.map(\.what).joined(separator: ", "))",
                at: file.location(of: 0),
                hint:
                    "write \(missing.map { "`\($0.line)`" }.joined(separator: ", ")); or `feed: no` if apps get the show from another address"
            )
        }
        for category in written.categories where PodcastCategories.find(category.value) == nil {
            let name = category.value.string.split(separator: ">").last.map { PlainText($0).onOneLine.string } ?? ""
            found.report(
                .unknownCategory, "Apple Podcasts has no category “\(category.value.string.abridged)”",
                at: file.location(of: category.position),
                hint: didYouMean(name, among: PodcastCategories.names).map { "did you mean `\($0)`?" }
                    ?? "the topmost are \(PodcastCategories.all.map(\.name).joined(separator: ", "))")
        }
        guard let (cover, position) = cover else { return found }
        if let fault = Self.fault(of: cover) {
            found.report(
                .unusableCover, "podcast directories will not take this cover: \(fault)", at: file.location(of: position),
                hint: "write a square JPEG or PNG of 1400 to 3000 pixels here, or only for the feed: `feed: {cover: cover.jpg}`")
        }
        return found
    }

    /// What a directory cannot do without, and the line to add for it.
    private var missing: [(what: String, line: String)] {
        var missing: [(what: String, line: String)] = []
        // English is a guess that a page may live with.
        if !written.hasLanguage { missing.append(("a language", "language: en")) }
        if show.description == nil { missing.append(("a description", "description: …")) }
        if written.cover == nil, written.feedCover == nil { missing.append(("a cover", "cover: cover.jpg")) }
        if show.categories.isEmpty { missing.append(("categories", "categories: [Arts > Food]")) }
        // They send a code to this address, or want to find one in the feed.
        if show.ownerEmail == nil, !written.hasVerification {
            missing.append(("an owner's address for letters", "owner: {name: Jo, email: jo@example.com}"))
        }
        return missing
    }

    private var cover: (Picture, position: Int)? {
        if let cover = show.feed.cover, let written = written.feedCover { return (cover, written.file.position) }
        guard let cover = show.cover, let written = written.cover else { return nil }
        return (cover, written.file.position)
    }

    private static func fault(of cover: Picture) -> String? {
        if cover.isRemote {
            // An address need not say what is there; where it does, it counts.
            let name = cover.source.prefix { $0 != "?" && $0 != "#" }.lowercased()
            if [".svg", ".webp", ".gif", ".avif"].contains(where: name.hasSuffix) { return "it is neither a JPEG nor a PNG" }
        } else if ![".jpg", ".jpeg", ".png"].contains(where: cover.source.lowercased().hasSuffix) {
            return "it is neither a JPEG nor a PNG"
        }
        guard let size = cover.size else { return nil }
        if size.width != size.height { return "it is \(size.width) × \(size.height) pixels, and not square" }
        if size.width < 1400 { return "it is \(size.width) × \(size.height) pixels, and 1400 × 1400 are the least" }
        if size.width > 3000 { return "it is \(size.width) × \(size.height) pixels, and 3000 × 3000 are the most" }
        return nil
    }
}
