import Content
import Markup
import Podcast
import Publishing
import Storage

/// Files that lie beside those of people or pages, and are published beside the page that shows them: only those that one page may show, so
/// that another's portrait makes nothing again.
struct BesideFiles: Keyable, Sendable {
    private let files: [SiteFile]
    private let folder: String

    /// - Parameters:
    ///   - files: all that lie there.
    ///   - links: of the page's text.
    ///   - picture: the page's own.
    ///   - folder: the site's folder.
    init(_ files: [SiteFile], shownBy links: InternalLinks, and picture: Picture? = nil, in folder: String) {
        let shown = links.files.union([picture?.source].compactMap(\.self))
        self.files = shown.isEmpty ? [] : files.filter { shown.contains($0.source) }
        self.folder = folder
    }

    /// Copies beside the page at `page`.
    /// - Parameters:
    ///   - shown: the files that the text shows or links to. Those that it mentions in code are not among them.
    ///   - picture: the page's own, which lies right beside it wherever it came from.
    func outputs(beside page: SitePath, for shown: [String], and picture: Picture? = nil) -> [Output] {
        files.compactMap { file in
            guard shown.contains(file.source) || picture?.source == file.source, let path = page.sibling(file.path) else { return nil }
            return Output(path, .copy(FileCopy(file, in: folder)))
        }
    }

    /// How large a picture is that `text` shows.
    func pictureSize(in text: AuthorText) -> (String) -> PixelSize? {
        { AuthorLinks.pictureSize(of: $0, in: text, among: files) }
    }

    func store(to writer: inout StorageWriter) { writer.write(files) }
}
