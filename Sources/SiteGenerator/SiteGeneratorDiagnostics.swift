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
        "missing-target", .warning,
        meaning: "A link or a picture leads to a page or a file that is not on the site.",
        wayOut: "Correct the path, or put the file beside the text. Drafts and episodes of the future are not on the site.")
    public static let missingAnchor = Diagnostic.Kind(
        "missing-anchor", .warning, meaning: "A link leads to a page of the site, but to a place on it that is not there.",
        wayOut: "Correct what follows the `#`. Headings of pages have names made of their words: `## What we cook` is `#what-we-cook`.")
    public static let footnote = Diagnostic.Kind(
        "footnote", .warning,
        meaning: "There is a footnote in Markdown, `[^1]: …`. CommonMark has none, so it is shown as the text that it is.",
        wayOut: "Write it in parentheses, or make a link of it.")
    public static let unpublishableName = Diagnostic.Kind(
        "unpublishable-name", .warning, meaning: "A file in Content/files/ has a name that cannot be part of an address on every server.",
        wayOut: "Rename it.")
    public static let missingImport = Diagnostic.Kind(
        "missing-import", .warning,
        meaning: "A script of the theme imports a file that is not in Templates/assets/. The import is published as it stands.",
        wayOut: "Correct the name, or put the file there. In a comment or a text it does not matter.")
    public static let importCircle = Diagnostic.Kind(
        "import-circle", .error, meaning: "Two files of the theme name each other, so neither can be named after what is in it.",
        wayOut: "Move what both need into a third file.")
    public static let missingAsset = Diagnostic.Kind(
        "missing-asset", .error,
        meaning: "A stylesheet of the theme names a file that is not in Templates/assets/.",
        wayOut: "Correct the name, or put the file there.")
    public static let unknownProgram = Diagnostic.Kind(
        "unknown-program", .warning,
        meaning: "The file of the running program cannot be read, so nobody knows whether it is the one that made the last build.",
        wayOut: "Make the file readable; on Linux, /proc has to be mounted. Until then each build makes everything.")
    public static let missingStrings = Diagnostic.Kind(
        "missing-strings", .warning,
        meaning: "The theme has no words in the language of a page, such as “Chapters” or the names of months.",
        wayOut: "Write Templates/strings/ and the language's file in it, or correct `language:`.")
    public static let hostLimit = Diagnostic.Kind(
        "host-limit", .warning,
        meaning: "The site is, or will soon be, more than the host that `--limits` names takes. It is built all the same.",
        wayOut: "Publish less, such as fewer formats of transcripts; keep recordings elsewhere; or choose another host.")
}

/// The mistakes that this room can find.
public enum SiteGeneratorDiagnostics {
    public static let all: [Diagnostic.Kind] = [
        .fragmentMismatch, .rawHTML, .missingTarget, .missingAnchor, .footnote, .unpublishableName, .missingImport, .importCircle,
        .missingAsset, .missingStrings, .unknownProgram, .hostLimit,
    ]
}
