import Chapters
import Content
import Diagnostics
import Imaging
import Publishing
@testable import SiteGenerator
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
        ("Pictures", ImagingDiagnostics.all),
        ("The output folder", PublishingDiagnostics.all),
    ]

    private static var errors: String {
        var text = """
            ---
            title: Errors and warnings
            summary: Everything that build-site can say of a show, what it means, and what to do.
            parent: documentation
            ---

            Every message ends with a name in brackets, such as `[unknown-key]`. Find it here. After an *error* nothing is published, and the site
            stays as it was; after a *warning* it is published, and the next build warns again. Other questions: [Documentation](documentation.md).

            """
        for (title, kinds) in kinds {
            text += "\n## \(title)\n"
            for kind in kinds.sorted(by: { $0.name < $1.name }) {
                let isError = kind.severity == .error
                text += "\n### `\(kind.name)`\n\n*\(isError ? "Error" : "Warning").* \(kind.meaning)\n\n\(kind.wayOut)\n"
                text += ErrorExamples.markdown(of: kind.name, isError: isError)
            }
        }
        return text + readOn(from: "errors.md")
    }

    // MARK: The way on and back

    /// The pages of the documentation, in the order in which a newcomer reads them.
    static let pages: [(file: String, title: String)] = [
        ("documentation.md", "Documentation"), ("getting-started.md", "Getting started"), ("content-format.md", "Content format"),
        ("transcripts.md", "Transcripts"), ("customising.md", "Changing the look"), ("templates.md", "Template variables"),
        ("feeds.md", "Feeds"), ("publishing.md", "Publishing"), ("command-line.md", "Command line"), ("errors.md", "Errors and warnings"),
    ]

    /// The end of each page but the one that all others begin at.
    static func readOn(from file: String) -> String {
        let others = pages.filter { $0.file != file }.map { page in
            "- [\(page.title)](\(page.file))\(page.file == "documentation.md" ? ": what do you want to do?" : "")\n"
        }
        return "\n## Read on\n\n\(others.joined())"
    }

    // MARK: Templates

    private static var templates: String {
        var ignored = Diagnostics()
        let catalog = StringCatalog(Theme(), reporting: &ignored)
        let pages = PageShapes(strings: catalog.shape, assets: ThemeAssets.shape(Theme()))
        var shapes: [Shape] = []
        var text = """
            ---
            title: Template variables
            summary: What each template can show.
            parent: documentation
            ---

            [Changing the look](customising.md#changing-a-template) explains how to change a template. This page lists what it can show. A *text* is
            escaped; *markup* was made by build-site and stays as it is; a *flag* can only be asked for, `{{#hasNotes}} … {{/hasNotes}}`; a *list* repeats
            its section for each of its rows; the section of *one* value is left out where there is none.

            ## In every template


            """
        let common = ["site", "page", "strings", "assets"]
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
        return text + readOn(from: "templates.md")
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
