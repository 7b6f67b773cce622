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
            if let place = place(of: entry) {
                diagnostics.report(
                    .strayFolder, "nothing reads a file of this sort here", at: SourceLocation(file: "Content/\(entry.name)"),
                    hint: "move it to \(place)")
                continue
            }
            guard let meant = didYouMean(entry.name, among: known) else { continue }
            diagnostics.report(
                .strayFolder, "nothing reads `\(entry.name)`", at: SourceLocation(file: "Content/\(entry.name)"),
                hint: "did you mean `\(meant)`?")
        }
        for entry in folder.list("Templates", reporting: &diagnostics) where [".css", ".js"].contains(where: entry.name.hasSuffix) {
            diagnostics.report(
                .strayFolder, "nothing reads a file of this sort here", at: SourceLocation(file: "Templates/\(entry.name)"),
                hint: "move it to Templates/assets/")
        }
    }

    /// Where a file belongs that lies at the top of Content/.
    private static func place(of entry: SiteFolder.Entry) -> String? {
        guard !entry.isFolder else { return nil }
        if entry.name.hasSuffix(".md") { return "Content/pages/, or to Content/episodes/ or Content/people/" }
        return entry.name.hasSuffix(".css") || entry.name.hasSuffix(".js") ? "Templates/assets/" : nil
    }
}
