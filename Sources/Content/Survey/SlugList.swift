import Diagnostics
import Podcast

/// The names of episodes, people or pages that are taken.
struct SlugList {
    /// The file that took each name, by the name's folded form.
    private var owners: [String: String] = [:]

    /// Takes a name for a file. What is wrong with it is reported.
    /// - Parameters:
    ///   - slug: nil where the file's name cannot be one.
    ///   - what: "episodes", "people" or "pages".
    /// - Returns: nil where the name cannot be one, or is taken.
    mutating func take(_ slug: Slug?, of file: String, _ what: String, reporting diagnostics: inout Diagnostics) -> Slug? {
        guard let slug else {
            diagnostics.report(
                .invalidSlug, "this name cannot be part of an address", at: SourceLocation(file: file), hint: Slug.rules)
            return nil
        }
        guard let owner = owners.updateValue(file, forKey: slug.folded) else { return slug }
        owners[slug.folded] = owner
        diagnostics.report(
            .sameSlug, "two \(what) have the name `\(slug)`", at: SourceLocation(file: file),
            hint: what == "people" ? "rename one of the files" : "rename one of them, or give it another `slug:`",
            notes: [.init("the other is here", at: SourceLocation(file: owner))])
        return nil
    }
}
