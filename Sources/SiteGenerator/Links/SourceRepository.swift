import Markup
import Podcast

/// The repository that holds the site's folder, and where it shows a line of a file.
///
/// What its software is, its host's name says: GitHub, GitLab, Forgejo and Gitea, Bitbucket, SourceHut. For others show.yml has the pattern.
struct SourceRepository: Sendable {
    /// The address of a file: `{path}` stands for its path, `{line}` for the line.
    private let pattern: String

    /// Nil where nobody can know how the repository addresses a file.
    init?(_ show: Show) {
        if let pattern = show.sourceFile {
            self.pattern = pattern
            return
        }
        guard let source = show.source, let pattern = Self.pattern(of: source) else { return nil }
        self.pattern = pattern
    }

    /// Where the repository shows a file.
    /// - Parameters:
    ///   - path: from the site's folder.
    ///   - line: from 1; nil for the file from its beginning.
    func address(of path: String, line: String?) -> String {
        var address = pattern
        if line == nil, let fragment = address.lastIndex(of: "#"), address[fragment...].contains("{line}") {
            address = String(address[..<fragment])
        }
        // What is rendered has no lines.
        let isRendered = [".md", ".markdown"].contains { path.lowercased().hasSuffix($0) } && address.contains("/blob/")
        let query = isRendered && !address.contains("?") ? "?plain=1" : ""
        return address.replacing("{path}", with: (SitePath(path)?.urlPath ?? path) + query).replacing("{line}", with: line ?? "1")
    }

    /// The repository's address may lead to a branch and a folder of it: then the site's folder is there.
    private static func pattern(of source: String) -> String? {
        var source = source
        while source.hasSuffix("/") { source.removeLast() }
        if source.hasSuffix(".git") { source.removeLast(4) }
        let host = Link.host(of: source).split(separator: ":")[0].lowercased()
        let names = Set(host.split { $0 == "." || $0 == "-" })
        func pattern(_ tree: String, _ blob: String, _ line: String) -> String {
            if source.contains(tree) { return source.replacing(tree, with: blob) + "/{path}" + line }
            return source + blob + "HEAD/{path}" + line
        }
        if names.contains("github") { return pattern("/tree/", "/blob/", "#L{line}") }
        if names.contains("gitlab") { return pattern("/-/tree/", "/-/blob/", "#L{line}") }
        if !names.isDisjoint(with: ["codeberg", "forgejo", "gitea"]) { return pattern("/src/branch/", "/src/branch/", "#L{line}") }
        if names.contains("bitbucket") { return pattern("/src/", "/src/", "#lines-{line}") }
        if host.hasSuffix("sr.ht") {
            return source.contains("/tree/") ? source + "/{path}#L{line}" : source + "/tree/HEAD/item/{path}#L{line}"
        }
        return nil
    }
}
