import Diagnostics

extension Diagnostic.Kind {
    public static let fragmentMismatch = Diagnostic.Kind(
        "internal-error", .error,
        meaning: "A page's Markdown did not read back as it was written. This is a fault of build-site, not of the content.",
        wayOut: "Report it with the file that is named; leaving out or changing the text that causes it helps until it is mended.")
    public static let rawHTML = Diagnostic.Kind(
        "raw-html", .warning,
        meaning:
            "There is HTML in Markdown: it is shown as text, or, where show.yml says `html: true`, it does what the site's pages never do.",
        wayOut: "Write it in Markdown, or move what it does into the theme.")
    public static let missingTarget = Diagnostic.Kind(
        "missing-target", .warning, meaning: "A link or a picture in Markdown leads to a file that is not there.",
        wayOut: "Correct the name, or put the file beside the text.")
    public static let unpublishableName = Diagnostic.Kind(
        "unpublishable-name", .warning, meaning: "A file in Content/files/ has a name that cannot be part of an address on every server.",
        wayOut: "Rename it.")
    public static let missingImport = Diagnostic.Kind(
        "missing-import", .warning,
        meaning: "A script of the theme imports a file that is not in Templates/assets/. The import is published as it stands.",
        wayOut: "Correct the name, or put the file there. In a comment or a text it does not matter.")
    public static let importCircle = Diagnostic.Kind(
        "import-circle", .error, meaning: "Two scripts of the theme import each other, so neither can be named after what is in it.",
        wayOut: "Move what both need into a third file.")
    public static let missingStrings = Diagnostic.Kind(
        "missing-strings", .warning,
        meaning: "The theme has no words in the language of a page, such as “Chapters” or the names of months.",
        wayOut: "Write Templates/strings/ and the language's file in it, or correct `language:`.")
}

/// The mistakes that this room can find.
public enum SiteGeneratorDiagnostics {
    public static let all: [Diagnostic.Kind] = [
        .fragmentMismatch, .rawHTML, .missingTarget, .unpublishableName, .missingImport, .importCircle, .missingStrings,
    ]
}
