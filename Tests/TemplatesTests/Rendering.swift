import Diagnostics
import Testing

@testable import Templates

/// What came of a template: a page, or what is wrong with it.
struct Outcome {
    var page: String?
    var diagnostics: [Diagnostic]

    var names: [String] { diagnostics.map(\.name) }
}

/// Compiles a template with its partials and fills it.
func render(_ template: String, _ root: Object, partials: [String: String] = [:], isMarkup: Bool = false) -> Outcome {
    var library = TemplateLibrary(names: partials.keys.sorted()) { name in
        partials[name].map { Theme.File(path: "partials/\(name).html", bytes: Array($0.utf8), isSitesOwn: true) }
    }
    var diagnostics = Diagnostics()
    let parsed = Template(Theme.File(path: "page.html", bytes: Array(template.utf8), isSitesOwn: true), reporting: &diagnostics)
    let page = PageTemplate(parsed, root.shape, isMarkup: isMarkup, library: &library, reporting: &diagnostics)
    diagnostics.append(library.diagnostics)
    return Outcome(page: page.map { String(decoding: $0.render(root), as: UTF8.self) }, diagnostics: diagnostics.sorted())
}
