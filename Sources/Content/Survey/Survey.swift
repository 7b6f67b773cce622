import Diagnostics
import Podcast
import Storage

/// What the podcaster's folder holds, and what is wrong with it.
///
/// Mistakes never stop a survey: what cannot be read is left out of the site, and reported.
public struct Survey: Sendable {
    public private(set) var site: Site
    public private(set) var diagnostics: Diagnostics

    /// - Parameters:
    ///   - folder: the folder that holds Content/ and Templates/, an absolute path.
    ///   - cache: what earlier surveys found in files that are still the same.
    ///   - jobs: how many episodes are looked at at the same time.
    public init(of folder: String, options: SurveyOptions, cache: SourceCache, jobs: Int) async {
        let reader = SourceReader(folder: SiteFolder(folder), cache: cache)
        var found = Diagnostics()
        for top in ["Content", "Templates"] { reader.folder.reportIfOutside(top, to: &found) }
        StrayNames.report(in: reader.folder, to: &found)

        let people = PeopleFolder(reader, reporting: &found)
        var pages = PagesFolder(reader, reporting: &found)
        let show = ShowFile(reader, people: people.people, pages: pages, reporting: &found)
        pages.findOriginals(language: show.show.language, reader, reporting: &found)
        let episodes = await EpisodesFolder(
            reader, show: show.show, people: people.people, glossary: GlossaryFile.read(reader, reporting: &found), options: options,
            jobs: jobs, reporting: &found)
        if show.isForDirectories, episodes.published.contains(where: \.card.hasAudio) {
            found.append(show.feedDemands)
            if show.show.feed.isSerial { episodes.reportMissingNumber(to: &found) }
        }
        site = Site(
            folder: folder, show: show.show, people: people.people.all, pages: pages.pages, episodes: episodes.published,
            draftCount: episodes.draftCount, futureCount: episodes.futureCount, nextDate: episodes.nextDate,
            files: reader.inspected(reader.folder.files(below: "Content/files", withHidden: true, reporting: &found), reporting: &found),
            showFiles: show.files, peopleFiles: people.files, pageFiles: reader.inspected(pages.files, reporting: &found),
            mentions: people.mentions.merging(pages.mentions) { one, _ in one }.merging([ShowFile.path: show.mentions]) { one, _ in one },
            themeOverrides: Self.themeOverrides(reader, reporting: &found))
        diagnostics = found
    }

    /// Why a folder holds no site at all: then there is nothing to survey, and nothing should be written near it.
    public static func absence(of folder: String) -> Diagnostic? {
        ShowFile.absence(in: SiteFolder(folder))
    }

    private static func themeOverrides(_ reader: SourceReader, reporting diagnostics: inout Diagnostics) -> [ThemeFile] {
        var theme: [ThemeFile] = []
        for file in reader.folder.files(below: "Templates", reporting: &diagnostics) {
            guard let bytes = reader.folder.read(file.source, reporting: &diagnostics) else { continue }
            theme.append(ThemeFile(path: file.path, bytes: bytes, digest: Digest(of: bytes)))
        }
        return theme
    }
}
