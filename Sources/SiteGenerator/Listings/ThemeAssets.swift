import Diagnostics
import Markup
import Publishing
import Storage
import Templates

/// The theme's stylesheets, scripts and pictures, named by their digests, so that browsers may keep them for ever.
struct ThemeAssets: Sendable {
    /// An asset and where it goes.
    struct Asset: Sendable {
        var file: Theme.File
        var path: SitePath
        var bytes: [UInt8]
        var digest: Digest
    }

    private static let stylesheet = "site.css"
    private static let folder = "assets/"

    let assets: [Asset]

    /// - Parameters:
    ///   - accent: the show's own, for the stylesheet.
    ///   - byDigest: whether digests are part of the names.
    init(_ theme: Theme, accent: Accent?, byDigest: Bool = true, reporting diagnostics: inout Diagnostics) {
        var naming = Naming(theme, accent: accent, byDigest: byDigest)
        assets = theme.assets.compactMap { naming.asset($0, reporting: &diagnostics) }
    }

    /// Where an asset of the theme goes, by its name in assets/.
    func path(of name: String) -> SitePath? {
        assets.first { $0.file.path == Self.folder + name }?.path
    }

    var groups: [FileGroup] {
        assets.map { asset in
            FileGroup(name: asset.file.path, source: asset.file.shownPath, key: Fingerprint(asset.digest, asset.path)) { _ in
                Product(outputs: [Output(asset.path, asset.bytes)])
            }
        }
    }

    /// Names assets. A script names those that it imports, so their names come first.
    private struct Naming {
        let theme: Theme
        let accent: Accent?
        let byDigest: Bool
        private var known: [String: Asset] = [:]
        private var open: Set<String> = []

        init(_ theme: Theme, accent: Accent?, byDigest: Bool) {
            self.theme = theme
            self.accent = accent
            self.byDigest = byDigest
        }

        mutating func asset(_ file: Theme.File, reporting diagnostics: inout Diagnostics) -> Asset? {
            if let asset = known[file.path] { return asset }
            open.insert(file.path)
            defer { open.remove(file.path) }
            let name = String(file.path.dropFirst(ThemeAssets.folder.count))
            var bytes = file.bytes
            if name == ThemeAssets.stylesheet { bytes += (accent?.css ?? "").utf8 }
            if name.hasSuffix(".js") || name.hasSuffix(".mjs") { bytes = script(file, reporting: &diagnostics) }
            let digest = Digest(of: bytes)
            guard let path = Places.asset(byDigest ? Self.name(name, with: digest) : name) else { return nil }
            let named = Asset(file: file, path: path, bytes: bytes, digest: digest)
            known[file.path] = named
            return named
        }

        /// The script with the published names of what it imports.
        private mutating func script(_ file: Theme.File, reporting diagnostics: inout Diagnostics) -> [UInt8] {
            let folder = String(file.path[...file.path.lastIndex(of: "/")!])
            var script: [UInt8] = []
            var copied = 0
            for imported in ScriptImport.all(in: file.bytes) {
                let path = folder + imported.name
                let location = SourceLocation(file: file.shownPath, line: imported.line, column: imported.column)
                guard let other = theme.file(path) else {
                    diagnostics.report(
                        .missingImport, "there is no Templates/\(path), so this is published as it stands", at: location,
                        hint: "correct the name, or put the file there; in a comment or a text it does not matter")
                    continue
                }
                guard !open.contains(path), let published = asset(other, reporting: &diagnostics) else {
                    diagnostics.report(
                        .importCircle, "\(path) imports this file in its turn", at: location,
                        hint: "move what both need into a third file")
                    continue
                }
                script.append(contentsOf: file.bytes[copied..<imported.range.lowerBound])
                script.append(contentsOf: published.path.string.dropFirst(folder.count).utf8)
                copied = imported.range.upperBound
            }
            return script + file.bytes[copied...]
        }

        /// `site.1f8a03c24b5d6e70.css` of `site.css`.
        private static func name(_ name: String, with digest: Digest) -> String {
            let short = digest.hexadecimal.prefix(16)
            guard let dot = name.lastIndex(of: "."), !name[dot...].contains("/") else { return "\(name).\(short)" }
            return "\(name[..<dot]).\(short)\(name[dot...])"
        }
    }
}
