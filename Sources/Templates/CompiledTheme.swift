import Diagnostics

/// The templates of all page kinds, checked and ready to be filled.
public struct CompiledTheme: Sendable {
    private let pages: [String: PageTemplate]

    /// Compiles the templates of all page kinds and reports the mistakes in all of them.
    /// - Parameter kinds: each page kind's template file and its variables: `("episode.html", shape)`.
    public init(_ theme: Theme, kinds: [(file: String, shape: Shape)], reporting: inout Diagnostics) {
        var library = TemplateLibrary(names: theme.partialNames) { theme.partial($0)?.source }
        var found = Diagnostics()
        var pages: [String: PageTemplate] = [:]
        for (name, shape) in kinds {
            guard let file = theme.file(name) else {
                found.report(
                    .templateMissing, "there is no template `\(name)`", at: SourceLocation(file: "Templates/\(name)"))
                continue
            }
            let template = Template(file.source, reporting: &found)
            pages[name] = PageTemplate(template, shape, library: &library, reporting: &found)
        }
        found.append(library.diagnostics)
        // A partial is checked in each page that includes it, and its mistakes are the same in most.
        var seen: [Diagnostic] = []
        for diagnostic in found.all
        where !seen.contains(where: { $0.location == diagnostic.location && $0.message == diagnostic.message }) {
            seen.append(diagnostic)
        }
        reporting.append(Diagnostics(seen))
        self.pages = pages
    }

    /// The template of a page kind, by its file; nil where it has mistakes.
    public subscript(file: String) -> PageTemplate? { pages[file] }
}
