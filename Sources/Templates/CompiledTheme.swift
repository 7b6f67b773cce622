import Diagnostics

/// The templates of all page kinds, checked and ready to be filled.
public struct CompiledTheme: Sendable {
    private let pages: [String: PageTemplate]

    /// Compiles the templates of all page kinds and reports the mistakes in all of them.
    /// - Parameter kinds: each page kind's template file and its variables: `("episode.html", shape)`.
    public init(_ theme: Theme, kinds: [(file: String, shape: Shape)], reporting: inout Diagnostics) {
        var library = TemplateLibrary(names: theme.partialNames, file: theme.partial)
        var found = Diagnostics()
        var pages: [String: PageTemplate] = [:]
        for (name, shape) in kinds {
            guard let file = theme.file(name) else {
                found.report(
                    .templateMissing, "there is no template `\(name)`", at: SourceLocation(file: "Templates/\(name)"))
                continue
            }
            let template = Template(file, reporting: &found)
            pages[name] = PageTemplate(template, shape, isMarkup: true, library: &library, reporting: &found)
        }
        found.append(library.diagnostics)
        if !found.hasErrors { Self.reportUnused(theme, used: Set(kinds.map(\.file)).union(library.files), reporting: &found) }
        // A partial is checked in each page that includes it, and its mistakes are the same in most.
        var seen: [Diagnostic] = []
        for diagnostic in found.all
        where !seen.contains(where: { $0.location == diagnostic.location && $0.message == diagnostic.message }) {
            seen.append(diagnostic)
        }
        reporting.append(Diagnostics(seen))
        self.pages = pages
    }

    /// A template of the site's own that no page uses may be one whose name is misspelt.
    private static func reportUnused(_ theme: Theme, used: Set<String>, reporting: inout Diagnostics) {
        for path in theme.overrides.keys where path.hasSuffix(".html") && !path.hasPrefix("assets/") && !used.contains(path) {
            let near = didYouMean(path, among: theme.paths(under: "").filter { theme.overrides[$0] == nil && $0.hasSuffix(".html") })
            reporting.report(
                .templateUnused, "no page uses this template", at: SourceLocation(file: "Templates/\(path)"),
                hint: near.map { "did you mean `\($0)`?" })
        }
    }

    /// The template of a page kind, by its file; nil where it has mistakes.
    public subscript(file: String) -> PageTemplate? { pages[file] }
}
