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
        for file in site.site.showFiles {
            guard let picture = [site.show.cover, site.show.feed.cover].compactMap(\.self).first(where: { $0.source == file.source }),
                let path = SitePath(picture.path)
            else { continue }
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
        self.init(source: "\(folder)/\(file.source)", stat: file.stat)
    }
}
