import Diagnostics

/// Raw HTML in an author's Markdown.
enum AuthorHTML {
    /// What a strict Content-Security-Policy forbids, or what fetches from elsewhere.
    private static let breaches = [
        "<script", "<style", "<iframe", "<object", "<embed", "<link", "<base", "<form", " style=", "javascript:", "src=\"http", "src='http",
        "src=http", "src=\"//", "src='//", "src=//",
    ]

    /// What its author should know of a piece of it; nil where there is nothing.
    /// - Parameter isAllowed: whether the show keeps HTML.
    static func diagnostic(of html: UnsafeBufferPointer<UInt8>, at location: SourceLocation, isAllowed: Bool) -> Diagnostic? {
        guard isAllowed else {
            return Diagnostic(
                .rawHTML, "HTML is shown as the text that it is", at: location,
                hint: "write it in Markdown, or keep all HTML with `html: true` in show.yml")
        }
        let text = String(decoding: html, as: UTF8.self).lowercased()
        guard breaches.contains(where: { text.contains($0) }) || text.contains(/\son[a-z]+\s*=/) else { return nil }
        return Diagnostic(
            .rawHTML, "this HTML does not work under a strict Content-Security-Policy, or fetches from another site", at: location,
            hint: "move styles to Templates/assets/custom.css, and pictures and sound into the site's folder")
    }
}
