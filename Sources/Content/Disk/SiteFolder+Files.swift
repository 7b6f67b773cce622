import Diagnostics
import Storage

extension SiteFolder {
    /// What file managers and version control leave behind, which nobody wants to publish.
    private static let litter: Set<String> = [
        ".DS_Store", ".localized", ".git", ".gitignore", ".gitkeep", ".gitattributes", ".svn", ".hg", "Thumbs.db", "desktop.ini",
    ]

    /// Links that are found through other links: more are no shared folder, but folders that lead to each other in all ways there are.
    private static let mostLinksThroughLinks = 1000

    /// All files in a folder and in the folders below it, in the order of their paths.
    /// - Parameter withHidden: whether those whose names begin with a dot belong to them, such as `.well-known/`.
    /// - Returns: nothing where there is no such folder.
    func files(below top: String, withHidden: Bool = false, reporting diagnostics: inout Diagnostics) -> [SiteFile] {
        var (files, linksLeft) = ([SiteFile](), Self.mostLinksThroughLinks)
        collect(top, path: "", followed: [], withHidden: withHidden, into: &files, &linksLeft, &diagnostics)
        return files
    }

    /// - Parameters:
    ///   - followed: where the links lead through which `folder` is seen. Two folders with links to each other have no end.
    ///   - linksLeft: how many more links are followed that are found through others.
    private func collect(
        _ folder: String, path: String, followed: [String], withHidden: Bool, into files: inout [SiteFile], _ linksLeft: inout Int,
        _ diagnostics: inout Diagnostics
    ) {
        for entry in list(folder, withHidden: withHidden, reporting: &diagnostics) where !Self.isLitter(entry.name) {
            let source = "\(folder)/\(entry.name)"
            let below = path.isEmpty ? entry.name : "\(path)/\(entry.name)"
            if let stat = entry.stat {
                files.append(SiteFile(source: source, path: below, stat: stat))
            } else if let target = entry.target {
                guard !followed.contains(target) else { continue }
                if !followed.isEmpty {
                    if linksLeft == 0 { reportTangle(source, to: &diagnostics) }
                    linksLeft -= 1
                    guard linksLeft >= 0 else { continue }
                }
                collect(source, path: below, followed: followed + [target], withHidden: withHidden, into: &files, &linksLeft, &diagnostics)
            } else {
                collect(source, path: below, followed: followed, withHidden: withHidden, into: &files, &linksLeft, &diagnostics)
            }
        }
    }

    private func reportTangle(_ link: String, to diagnostics: inout Diagnostics) {
        diagnostics.report(
            .tangledLinks, "symbolic links lead from folder to folder in more than \(Self.mostLinksThroughLinks) ways; this is one of them",
            at: SourceLocation(file: link), hint: "remove links until no folder is reached in many ways")
    }

    /// Also what editors write beside a file while it is open.
    private static func isLitter(_ name: String) -> Bool {
        litter.contains(name) || name.hasPrefix("._") || name.hasSuffix("~") || name.hasSuffix(".swp") || name.hasPrefix(".#")
    }
}
