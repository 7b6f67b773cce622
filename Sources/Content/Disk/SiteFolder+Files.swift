import Diagnostics
import Storage

extension SiteFolder {
    /// What file managers and version control leave behind, which nobody wants to publish.
    private static let litter: Set<String> = [
        ".DS_Store", ".localized", ".git", ".gitignore", ".gitkeep", ".gitattributes", ".svn", ".hg", "Thumbs.db", "desktop.ini",
    ]

    /// All files in a folder and in the folders below it, in the order of their paths.
    /// - Parameter withHidden: whether those whose names begin with a dot belong to them, such as `.well-known/`.
    /// - Returns: nothing where there is no such folder.
    func files(below top: String, withHidden: Bool = false, reporting diagnostics: inout Diagnostics) -> [SiteFile] {
        var files: [SiteFile] = []
        collect(top, path: "", followed: [], withHidden: withHidden, into: &files, &diagnostics)
        return files
    }

    /// - Parameter followed: where the links lead through which `folder` is seen. Two folders with links to each other have no end.
    private func collect(
        _ folder: String, path: String, followed: [String], withHidden: Bool, into files: inout [SiteFile], _ diagnostics: inout Diagnostics
    ) {
        for entry in list(folder, withHidden: withHidden, reporting: &diagnostics) where !Self.isLitter(entry.name) {
            let source = "\(folder)/\(entry.name)"
            let below = path.isEmpty ? entry.name : "\(path)/\(entry.name)"
            if let stat = entry.stat {
                files.append(SiteFile(source: source, path: below, stat: stat))
            } else if !(entry.target.map(followed.contains) ?? false) {
                let followed = followed + (entry.target.map { [$0] } ?? [])
                collect(source, path: below, followed: followed, withHidden: withHidden, into: &files, &diagnostics)
            }
        }
    }

    /// Also what editors write beside a file while it is open.
    private static func isLitter(_ name: String) -> Bool {
        litter.contains(name) || name.hasPrefix("._") || name.hasSuffix("~") || name.hasSuffix(".swp") || name.hasPrefix(".#")
    }
}
