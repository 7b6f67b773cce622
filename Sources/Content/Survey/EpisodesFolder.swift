import Diagnostics
import Podcast
import Storage

/// Content/episodes/: a folder or a file an episode.
struct EpisodesFolder {
    static let path = "Content/episodes"

    /// Newest first: by date, then number, then slug.
    private(set) var published: [SurveyedEpisode] = []
    private(set) var draftCount = 0
    private(set) var futureCount = 0
    /// Of those of the future, the first.
    private(set) var nextDate: PublicationDate?

    init(
        _ reader: SourceReader, show: Show, people: People, glossary: [Correction], options: SurveyOptions, jobs: Int,
        reporting diagnostics: inout Diagnostics
    ) async {
        let sources = Self.sources(in: reader.folder, reporting: &diagnostics)
        let surveyor = EpisodeSurveyor(reader: reader, show: show, people: people, glossary: glossary, options: options)
        let findings = await inParallel(sources.count, jobs: jobs) { surveyor.survey(sources[$0]) }
        var names = SlugList()
        var unpublished: Set<String> = []
        for (source, found) in zip(sources, findings) {
            diagnostics.append(found.diagnostics)
            switch found.outcome {
            case .none: break
            case .draft: draftCount += 1
            case .future(let date):
                futureCount += 1
                nextDate = min(nextDate ?? date, date)
            case .published(let episode):
                if names.take(episode.card.slug, of: source.path, "episodes", reporting: &diagnostics) != nil { published.append(episode) }
                continue
            }
            if let name = Slug(normalizing: source.name) { unpublished.insert(name.folded) }
        }
        published.sort(by: Self.isNewer)
        reportEqualGUIDs(to: &diagnostics)
        findOriginals(unpublished: unpublished, reader, reporting: &diagnostics)
    }

    private mutating func findOriginals(unpublished: Set<String>, _ reader: SourceReader, reporting diagnostics: inout Diagnostics) {
        guard published.contains(where: { $0.original != nil }) else { return }
        let works = published.map { episode in
            Originals.Work(slug: episode.card.slug, language: episode.card.language, original: episode.original, path: episode.path)
        }
        let originals = Originals("episode", works).find(unpublished: unpublished, reader, reporting: &diagnostics)
        for index in published.indices where published[index].original != nil {
            published[index].card.original = originals[published[index].card.slug]
            published[index].seal()
        }
    }

    /// Warns of episodes that apps would take for the same as an older one.
    private func reportEqualGUIDs(to diagnostics: inout Diagnostics) {
        var owners: [String: String] = [:]
        for episode in published.reversed() {
            guard let guid = episode.card.guid else { continue }
            guard let owner = owners[guid] else {
                owners[guid] = episode.path
                continue
            }
            diagnostics.report(
                .sameGUID, "an older episode has the guid “\(guid.abridged)” too, so apps show one of the two",
                at: SourceLocation(file: episode.path), hint: "write another `guid:`, or none",
                notes: [.init("the older one is here", at: SourceLocation(file: owner))])
        }
    }

    /// Apps put a serial show's episodes into the order of their numbers. One episode stands for all that lack one.
    func reportMissingNumber(to diagnostics: inout Diagnostics) {
        let lacking = published.filter { $0.card.type == .full && ($0.card.number ?? 0) < 1 }
        guard let first = lacking.last else { return }
        diagnostics.report(
            .missingNumber,
            "a serial show has numbers, and \(lacking.count == 1 ? "this episode has" : "\(lacking.count) episodes have") none from 1 upwards",
            at: SourceLocation(file: first.path), hint: "add a line like `number: 1`, or `type: episodic` into show.yml")
    }

    /// The files with front matter.
    private static func sources(in folder: SiteFolder, reporting diagnostics: inout Diagnostics) -> [EpisodeSource] {
        folder.list(path, reporting: &diagnostics).compactMap { entry in
            guard let stat = entry.stat else { return EpisodeSource(folder: "\(path)/\(entry.name)", name: entry.name) }
            StrayNames.reportText("\(path)/\(entry.name)", to: &diagnostics)
            guard entry.name.hasSuffix(".md") else { return nil }
            return EpisodeSource(file: "\(path)/\(entry.name)", stat: stat, in: path, name: String(entry.name.dropLast(3)))
        }
    }

    private static func isNewer(_ one: SurveyedEpisode, _ other: SurveyedEpisode) -> Bool {
        // A draft without a date is what the podcaster works on now.
        let (date, otherDate) = (one.card.date?.timestamp ?? .max, other.card.date?.timestamp ?? .max)
        if date != otherDate { return date > otherDate }
        let (number, otherNumber) = (one.card.number ?? -1, other.card.number ?? -1)
        if number != otherNumber { return number > otherNumber }
        return one.card.slug.string.utf8.lexicographicallyPrecedes(other.card.slug.string.utf8)
    }
}

/// Where an episode is written: a folder that should hold an episode.md, or a file alone.
struct EpisodeSource: Sendable {
    /// What paths in the front matter count from.
    let folder: String
    /// The folder's or the file's name, without `.md`.
    let name: String
    /// The file alone.
    let file: SiteFile?

    init(folder: String, name: String) {
        self.folder = folder
        self.name = name
        file = nil
    }

    init(file: String, stat: FileStat, in folder: String, name: String) {
        self.folder = folder
        self.name = name
        self.file = SiteFile(source: file, path: "\(name).md", stat: stat)
    }

    /// The file with front matter; the folder's need not exist.
    var path: String { file?.source ?? "\(folder)/episode.md" }
}
