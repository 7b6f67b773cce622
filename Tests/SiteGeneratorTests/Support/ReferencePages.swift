import Chapters
import Content
import Diagnostics
import Publishing
import SiteGenerator
import Templates
import Transcripts

/// The pages of the documentation that are made of the code, so that they cannot be out of date.
enum ReferencePages {
    static func all() -> [(file: String, text: String)] {
        [("errors.md", errors), ("templates.md", templates)]
    }

    // MARK: Errors

    static let kinds: [(title: String, kinds: [Diagnostic.Kind])] = [
        ("What is in Content/", ContentDiagnostics.all),
        ("Transcripts", TranscriptsDiagnostics.all),
        ("Chapters", ChaptersDiagnostics.all),
        ("Templates and strings", TemplatesDiagnostics.all),
        ("Pages", SiteGeneratorDiagnostics.all),
        ("The output folder", PublishingDiagnostics.all),
    ]

    private static var errors: String {
        var text = """
            ---
            title: Errors and warnings
            summary: Everything that build-site can say of a show, what it means, and what to do.
            ---

            Every message ends with a name in brackets, such as `[unknown-key]`. Find it here. After an *error* nothing is published, and the site
            stays as it was; after a *warning* it is published, and the next build warns again.

            """
        for (title, kinds) in kinds {
            text += "\n## \(title)\n"
            for kind in kinds.sorted(by: { $0.name < $1.name }) {
                text += "\n### `\(kind.name)`\n\n*\(kind.severity == .error ? "Error" : "Warning").* \(kind.meaning)\n\n\(kind.wayOut)\n"
            }
        }
        return text
    }

    // MARK: Templates

    private static var templates: String {
        var ignored = Diagnostics()
        let catalog = StringCatalog(Theme(), reporting: &ignored)
        let pages = PageShapes(strings: catalog.shape)
        var shapes: [Shape] = []
        var text = """
            ---
            title: Template variables
            summary: What each template can show.
            ---

            How templates are changed is told in [Templates](customising.md). This page lists what there is to show. A *text* is escaped; *markup* was
            made by build-site and stays as it is; a *flag* can only be asked for, `{{#hasNotes}} … {{/hasNotes}}`; a *list* repeats its section for each
            of its rows; the section of *one* value is left out where there is none.

            ## In every template


            """
        let common = ["site", "page", "strings"]
        for variable in pages.home.variables where common.contains(variable.name) { text += line(variable, &shapes) }
        for (file, shape) in pages.all {
            let own = shape.variables.filter { !common.contains($0.name) }
            text += "\n## `\(file)`\n\n"
            text += own.isEmpty ? "Only what every template has.\n" : own.map { line($0, &shapes) }.joined()
        }
        text += "\n## What they are made of\n"
        var index = 0
        while index < shapes.count {
            let shape = shapes[index]
            index += 1
            text += "\n### \(shape.name)\n\n" + shape.variables.map { line($0, &shapes) }.joined()
        }
        return text
    }

    /// - Parameter shapes: gets those that are new in it.
    private static func line(_ variable: Shape.Variable, _ shapes: inout [Shape]) -> String {
        func note(_ shape: Shape) -> String {
            if !shapes.contains(where: { $0 === shape }) { shapes.append(shape) }
            return shape.name
        }
        let kind =
            switch variable.kind {
            case .text: "text"
            case .html: "markup"
            case .flag: "flag"
            case .object(let shape): "one *\(note(shape))*"
            case .list(let shape): "list of *\(note(shape))*"
            }
        return "- `\(variable.name)`, \(kind): \(variable.meaning)\n"
    }
}
