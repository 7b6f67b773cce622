import CommonMark
import Content
import Diagnostics
import Podcast
import Publishing
import Storage
import Templates

/// One build of a site: a pass over the episodes, each whole but alone, and a pass over a little of all of them.
public struct Build: Sendable {
    let options: BuildOptions
    let producers: [any SiteProducer]

    public init(_ options: BuildOptions) { self.init(options, producers: Self.siteProducers) }

    /// - Parameter producers: of what is published besides the episodes.
    init(_ options: BuildOptions, producers: [any SiteProducer]) {
        self.options = options
        self.producers = producers
    }

    /// What is published besides the episodes: the list that a new page or feed is added to.
    static let siteProducers: [any SiteProducer] = [
        HomePages(), EpisodesPage(), SeasonPages(), PeoplePages(), TagPages(), PlainPages(), NotFoundPage(), CopiedFiles(), FeedFiles(),
        EpisodesJSON(), SitemapFiles(), LanguageModelText(), LanguageModelFullText(),
        HostingFiles(),
    ]

    /// Builds the site. Public/ changes only where nothing in the content is wrong.
    public func run() async -> BuildReport {
        if let absence = Survey.absence(of: options.folder) { return BuildReport(failing: Diagnostics([absence])) }
        var diagnostics = Diagnostics()
        do {
            guard let built = try await build(reporting: &diagnostics) else { return BuildReport(failing: diagnostics) }
            if let limits = options.hostLimits { diagnostics.append(limits.warnings(of: options.output)) }
            return BuildReport(built, diagnostics)
        } catch {
            return BuildReport(error, after: diagnostics)
        }
    }

    /// - untold: why nobody could be told of the changes.
    typealias Built = (summary: Summary, site: Site, untold: Diagnostic?, imaging: ImagingUse?)

    /// - Returns: nil where the content has errors.
    private func build(reporting diagnostics: inout Diagnostics) async throws(PublishingError) -> Built? {
        var aboutProgram = Diagnostics()
        var untold: Diagnostic?
        func tell(_ summary: Summary) -> Bool {
            do throws(Diagnostic) { try options.tellChanges(summary) } catch { untold = error }
            return untold == nil
        }
        let program = RunningProgram(rememberedIn: options.cache, reporting: &aboutProgram)
        let publication = try Publication.open(
            output: options.output, cache: options.cache, version: Fingerprint(program.digest), site: options.folder,
            sources: options.sourceFolders, adopt: options.adopts, countsForeignFiles: options.countsForeignFiles)
        program.remember(in: options.cache)
        let survey = await Survey(of: options.folder, options: options.survey, cache: SourceCache(publication), jobs: options.jobs)
        diagnostics = aboutProgram
        diagnostics.append(survey.diagnostics)
        var site = survey.site
        let pictures = Pictures(of: site, options: options)
        let key = site.fingerprint(
            with: options, program: program.digest, imaging: pictures.imaging?.identity, warnings: diagnostics)
        if !survey.diagnostics.hasErrors, let kept = try publication.unchanged(since: key, telling: tell) {
            diagnostics = kept.warnings
            return (kept.summary, site, untold, pictures.use)
        }
        // Where nothing will be published, nobody waits for pictures.
        let kept = survey.diagnostics.hasErrors ? [] : try await pictures.makeCopies(for: &site, publication)
        let cardMaker = survey.diagnostics.hasErrors ? nil : pictures.cardMaker
        guard let context = SiteContext(site, options: options, imaging: cardMaker, program: program.digest, reporting: &diagnostics) else {
            try publication.abandon()
            return nil
        }
        // After the commit, which keeps them with their groups.
        defer { diagnostics.append(publication.diagnostics) }
        let pass = Passes(context: context, publication: publication, options: options, producers: producers)
        let findings = try await pass.makeEpisodes()
        try await pass.makeSite(with: findings)

        guard !diagnostics.hasErrors, !publication.diagnostics.hasErrors else {
            try publication.abandon()
            return nil
        }
        let summary = try publication.commit(buildKey: key, warnings: diagnostics, telling: tell)
        pictures.imaging?.forget(allBut: kept.union(context.shareCards?.kept(for: site) ?? []))
        return (summary, site, untold, pictures.use)
    }
}
