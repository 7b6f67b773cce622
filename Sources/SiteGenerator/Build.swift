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

    public init(_ options: BuildOptions) {
        self.options = options
    }

    /// What each producer of the site pass keeps of an episode is kept at its place in this list.
    static let siteProducers: [any SiteProducer] = [
        HomePages(), EpisodesPage(), PeoplePages(), TagPages(), PlainPages(), NotFoundPage(), CopiedFiles(),
    ]

    /// Builds the site. Public/ changes only where nothing in the content is wrong.
    public func run() async throws(PublishingError) -> BuildReport {
        if let absence = Survey.absence(of: options.folder) { return BuildReport(failing: absence) }
        let program = RunningProgram(rememberedIn: options.cache)
        let publication = try Publication.open(
            output: options.output, cache: options.cache, version: Fingerprint(program.digest), site: options.folder,
            sources: options.sourceFolders, adopt: options.adopts, countsForeignFiles: options.countsForeignFiles)
        program.remember(in: options.cache)
        let survey = await Survey(of: options.folder, options: options.survey, cache: SourceCache(publication), jobs: options.jobs)
        let site = survey.site
        let key = site.fingerprint(with: options, program: program.digest, warnings: survey.diagnostics)
        if !survey.diagnostics.hasErrors, let kept = try publication.unchanged(since: key) {
            return BuildReport(kept.summary, kept.warnings, site)
        }
        var diagnostics = survey.diagnostics
        guard let context = SiteContext(site, options: options, program: program.digest, reporting: &diagnostics) else {
            return try BuildReport(failing: diagnostics, abandoning: publication)
        }
        let pass = Passes(context: context, publication: publication, jobs: options.jobs, progress: options.progress)
        try await pass.makeEpisodes()
        try await pass.makeSite()

        let found = publication.diagnostics
        guard !diagnostics.hasErrors, !found.hasErrors else {
            diagnostics.append(found)
            return try BuildReport(failing: diagnostics, abandoning: publication)
        }
        let summary = try publication.commit(buildKey: key, warnings: diagnostics)
        diagnostics.append(found)
        return BuildReport(summary, diagnostics, site)
    }
}
