import Chapters
import Diagnostics

/// Finds the chapters of an episode: what `chapters:` names, `chapters.<ext>` and `<name>.chapters.<ext>`.
struct ChapterSearch {
    private(set) var found: (file: SiteFile, chapters: SurveyedEpisode.ChapterSource)?

    /// The file that `chapters:` names counts, whatever else there is.
    mutating func choose(_ file: SiteFile, format: String?, encoding: String?) {
        found = (file, SurveyedEpisode.ChapterSource(path: file.source, format: format, encoding: encoding))
    }

    /// Looks among the files of the episode's folder.
    /// - Parameter isInFrontMatter: whether the chapters are written there.
    mutating func look(in files: [SiteFile], isInFrontMatter: Bool, reporting diagnostics: inout Diagnostics) {
        let candidates = files.filter { Self.isNamedSo($0.path) && $0.source != found?.file.source }
        if isInFrontMatter || found != nil {
            for file in candidates {
                diagnostics.report(
                    .unreadChapters, "these chapters are not read", at: SourceLocation(file: file.source),
                    hint: "remove the file, or `chapters:` in the front matter, which counts")
            }
            return
        }
        guard let first = candidates.first else { return }
        found = (first, SurveyedEpisode.ChapterSource(path: first.source))
        for other in candidates.dropFirst() {
            diagnostics.report(
                .severalChapters, "there is a second file with chapters", at: SourceLocation(file: other.source),
                hint: "add `chapters: \(other.path)` to the front matter if this is the one that counts, or remove one",
                notes: [.init("the other is here", at: SourceLocation(file: first.source))])
        }
    }

    /// `chapters.json`, `talk.chapters.txt`, `chapters.psc.xml`, `talk.psc`
    private static func isNamedSo(_ path: String) -> Bool {
        let parts = path.lowercased().split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard !path.utf8.contains(UInt8(ascii: "/")), parts.count >= 2, let last = parts.last, ChapterFormats.fileExtensions.contains(last)
        else { return false }
        return last == "psc" || parts.dropLast().contains("chapters")
    }
}
