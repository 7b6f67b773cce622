import Diagnostics

/// Finds what nobody reads since its name is nearly right: `Content/episode/`.
enum StrayNames {
    private static let known = ["show.yml", "people", "episodes", "pages", "files"]

    static func report(in folder: SiteFolder, to diagnostics: inout Diagnostics) {
        for entry in folder.list("Content", reporting: &diagnostics) where !known.contains(entry.name) {
            let meant = didYouMean(entry.name, among: known)
            guard meant != nil || entry.name == "glossary.yml" else { continue }
            diagnostics.report(
                .strayFolder, "nothing reads `\(entry.name)`", at: SourceLocation(file: "Content/\(entry.name)"),
                hint: meant.map { "did you mean `\($0)`?" } ?? "this version has no glossaries")
        }
    }
}
