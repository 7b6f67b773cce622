import Diagnostics

/// Finds what nobody reads since its name is nearly right: `Content/episode/`.
enum StrayNames {
    private static let known = ["show.yml", "glossary.yml", "people", "episodes", "pages", "files"]

    /// Tells of a text whose name does not end as the name of a text does: `x.MD`, `x.markdown`.
    static func reportText(_ path: String, to diagnostics: inout Diagnostics) {
        guard let dot = path.lastIndex(of: "."), !path.hasSuffix(".md") else { return }
        guard ["md", "markdown", "mdown", "mkd"].contains(path[path.index(after: dot)...].lowercased()) else { return }
        let name = path[..<dot].split(separator: "/").last ?? ""
        diagnostics.report(
            .strayFolder, "nothing reads this text, for its name does not end in .md", at: SourceLocation(file: path),
            hint: "rename it to \(name).md")
    }

    static func report(in folder: SiteFolder, to diagnostics: inout Diagnostics) {
        for entry in folder.list("Content", reporting: &diagnostics) where !known.contains(entry.name) {
            guard let meant = didYouMean(entry.name, among: known) else { continue }
            diagnostics.report(
                .strayFolder, "nothing reads `\(entry.name)`", at: SourceLocation(file: "Content/\(entry.name)"),
                hint: "did you mean `\(meant)`?")
        }
    }
}
