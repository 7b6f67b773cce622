import Diagnostics

/// Finds what nobody reads since its name is nearly right: `Content/episode/`.
enum StrayNames {
    private static let known = ["show.yml", "people", "episodes", "pages", "files"]

    static func report(in folder: SiteFolder, to diagnostics: inout Diagnostics) {
        for entry in folder.list("Content", reporting: &diagnostics) where !known.contains(entry.name) {
            if let place = place(of: entry) {
                diagnostics.report(
                    .strayFolder, "nothing reads a file of this sort here", at: SourceLocation(file: "Content/\(entry.name)"),
                    hint: "move it to \(place)")
                continue
            }
            let meant = didYouMean(entry.name, among: known)
            guard meant != nil || entry.name == "glossary.yml" else { continue }
            diagnostics.report(
                .strayFolder, "nothing reads `\(entry.name)`", at: SourceLocation(file: "Content/\(entry.name)"),
                hint: meant.map { "did you mean `\($0)`?" } ?? "this version has no glossaries")
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
