import Diagnostics

/// Finds what nobody reads since its name is nearly right: `Content/episode/`.
enum StrayNames {
    private static let known = ["show.yml", "glossary.yml", "people", "episodes", "pages", "files"]

    static func report(in folder: SiteFolder, to diagnostics: inout Diagnostics) {
        for entry in folder.list("Content", reporting: &diagnostics) where !known.contains(entry.name) {
            guard let meant = didYouMean(entry.name, among: known) else { continue }
            diagnostics.report(
                .strayFolder, "nothing reads `\(entry.name)`", at: SourceLocation(file: "Content/\(entry.name)"),
                hint: "did you mean `\(meant)`?")
        }
    }
}
