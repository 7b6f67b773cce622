import Content
import Diagnostics
import Markup
import Podcast
import Publishing
import Storage

/// Files of the podcaster's that are published as they are: Content/files/ and the show's cover at the site's top.
struct CopiedFiles: SiteProducer {
    func files(for site: SiteContext, findings: Findings) -> [FileGroup] {
        var groups = site.site.files.compactMap { file in
            SitePath(file.path).map { Self.group(file, to: $0, in: site.site) }
        }
        if let cover = site.show.cover, let file = site.site.showFiles.first(where: { $0.source == cover.source }),
            let path = SitePath(cover.path)
        {
            groups.append(Self.group(file, to: path, in: site.site))
        }
        return groups
    }

    private static func group(_ file: SiteFile, to path: SitePath, in site: Site) -> FileGroup {
        let copy = FileCopy(file, in: site.folder)
        return FileGroup(name: "files/\(path)", source: file.source, key: Fingerprint(file, path)) { _ in
            Product(outputs: [Output(path, .copy(copy))])
        }
    }
}

extension FileCopy {
    /// - Parameter folder: the site's folder.
    init(_ file: SiteFile, in folder: String) {
        self.init(
            source: "\(folder)/\(file.source)", size: file.stat.size, mtimeNanoseconds: file.stat.mtimeNanoseconds)
    }
}

/// Files that lie beside those of people or pages, and are published beside the page that shows them.
struct BesideFiles: Keyable, Sendable {
    private let files: [SiteFile]
    private let folder: String

    /// - Parameter folder: the site's folder.
    init(_ files: [SiteFile], in folder: String) {
        self.files = files
        self.folder = folder
    }

    /// Copies of the files that `text` shows or links to, beside the page at `page`. Those that are not there are reported.
    /// - Parameter picture: the page's own, which lies right beside it wherever it came from.
    func outputs(
        beside page: SitePath, for references: [AuthorLinks.FileReference], in text: AuthorText, and picture: Picture? = nil,
        reporting diagnostics: inout Diagnostics
    ) -> [Output] {
        let known = Set(files.map(\.source))
        for reference in references { reference.reportIfMissing(known, from: text, to: &diagnostics) }
        let wanted = Set(references.map(\.source))
        var outputs: [Output] = []
        for file in files {
            let copy = Body.copy(FileCopy(file, in: folder))
            if wanted.contains(file.source) || picture?.source == file.source, let path = page.sibling(file.path) {
                outputs.append(Output(path, copy))
            }
        }
        return outputs
    }

    /// How large a picture is that `text` shows.
    func pictureSize(in text: AuthorText) -> (String) -> PixelSize? {
        { AuthorLinks.pictureSize(of: $0, in: text, among: files) }
    }

    func store(to writer: inout StorageWriter) { writer.write(files) }
}
