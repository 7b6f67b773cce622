import Content
import Diagnostics
import Markup
import Storage
import Templates

/// Names assets by their digests. What a script imports and a stylesheet shows is named first, for its name is part of them.
struct AssetNaming {
    private let theme: Theme
    private let accent: Accent?
    /// Paths of what is published at the site's top as it is.
    private let files: Set<String>
    private let names: [String]
    private let byDigest: Bool
    private var known: [String: ThemeAssets.Asset] = [:]
    private var open: Set<String> = []

    /// - Parameters:
    ///   - accent: the show's own, for the stylesheet.
    ///   - files: what is published at the site's top as it is, such as `fonts/kitchen.woff2`.
    ///   - byDigest: whether digests are part of the names.
    init(_ theme: Theme, accent: Accent?, files: Set<String>, byDigest: Bool) {
        self.theme = theme
        self.accent = accent
        self.files = files
        self.byDigest = byDigest
        names = theme.assets.map { String($0.path.dropFirst(ThemeAssets.folder.count)) }
    }

    mutating func asset(_ file: Theme.File, reporting diagnostics: inout Diagnostics) -> ThemeAssets.Asset? {
        if let asset = known[file.path] { return asset }
        open.insert(file.path)
        defer { open.remove(file.path) }
        let name = String(file.path.dropFirst(ThemeAssets.folder.count))
        var bytes = file.bytes
        if name.hasSuffix(".css") { bytes = stylesheet(file, reporting: &diagnostics) }
        if name == ThemeAssets.stylesheet { bytes += (accent?.css ?? "").utf8 }
        if name.hasSuffix(".js") || name.hasSuffix(".mjs") { bytes = script(file, reporting: &diagnostics) }
        let digest = Digest(of: bytes)
        guard let path = Places.asset(byDigest ? Self.name(name, with: digest) : name) else { return nil }
        let named = ThemeAssets.Asset(file: file, path: path, bytes: bytes, digest: digest)
        known[file.path] = named
        return named
    }

    /// The script with the published names of what it imports.
    private mutating func script(_ file: Theme.File, reporting diagnostics: inout Diagnostics) -> [UInt8] {
        let folder = Self.folder(of: file)
        // Any file of the folder: the script's own name depends on what is written here.
        guard let here = SitePath(file.path) else { return file.bytes }
        var script: [UInt8] = []
        var copied = 0
        for imported in ScriptImport.all(in: file.bytes) {
            guard
                let published = published(
                    Self.join(imported.name, to: folder) ?? imported.name, named: imported.name, orElse: .missingImport,
                    at: { SourceLocation(file: file.shownPath, line: imported.line, column: imported.column) }, reporting: &diagnostics)
            else { continue }
            script.append(contentsOf: file.bytes[copied..<imported.range.lowerBound])
            let link = here.link(to: published.path)
            // Without a dot it would be the name of a package.
            if !link.utf8.starts(with: "../".utf8) { script.append(contentsOf: "./".utf8) }
            script.append(contentsOf: link.utf8)
            copied = imported.range.upperBound
        }
        return script + file.bytes[copied...]
    }

    /// The stylesheet with the published names of the pictures, fonts and stylesheets that it names. What is not in assets/ must be at the
    /// site's top, where `../` leads from a stylesheet.
    private mutating func stylesheet(_ file: Theme.File, reporting diagnostics: inout Diagnostics) -> [UInt8] {
        let folder = Self.folder(of: file)
        // Any file of the folder: the stylesheet's own name depends on what is written here.
        guard let here = SitePath(file.path) else { return file.bytes }
        var stylesheet: [UInt8] = []
        var copied = 0
        for reference in StylesheetReference.all(in: file.bytes) where AuthorLinks.isPath(reference.address) {
            let path = Mention.path(of: reference.address)
            let rest = reference.address.utf8.drop { $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "?") }
            guard !path.isEmpty, path.utf8.first != UInt8(ascii: "/") else { continue }
            let place = { file.source.location(ofByte: reference.range.lowerBound) }
            guard let target = Self.join(path, to: folder) else {
                report(reference.address, hint: nil, at: place(), to: &diagnostics)
                continue
            }
            guard target.utf8.starts(with: ThemeAssets.folder.utf8) else {
                if !files.contains(target) {
                    report(
                        reference.address,
                        hint: didYouMean(target, among: files.sorted()).map { "did you mean `\(up(from: folder))\($0)`?" },
                        at: place(), to: &diagnostics)
                }
                continue
            }
            guard let published = published(target, named: reference.address, at: place, reporting: &diagnostics) else { continue }
            stylesheet.append(contentsOf: file.bytes[copied..<reference.range.lowerBound])
            stylesheet.append(contentsOf: here.link(to: published.path).utf8)
            stylesheet.append(contentsOf: rest)
            copied = reference.range.upperBound
        }
        return stylesheet + file.bytes[copied...]
    }

    /// An asset that another one names.
    /// - Parameters:
    ///   - path: from Templates/.
    ///   - name: as it is written.
    ///   - missing: what to say where there is no such file. A script may only seem to name it, in a comment.
    private mutating func published(
        _ path: String, named name: String, orElse missing: Diagnostic.Kind = .missingAsset, at place: () -> SourceLocation,
        reporting diagnostics: inout Diagnostics
    ) -> ThemeAssets.Asset? {
        if open.contains(path) {
            diagnostics.report(
                .importCircle, "Templates/\(path) names this file in its turn", at: place(),
                hint: "move what both need into a third file")
            return nil
        }
        if let file = theme.file(path) { return asset(file, reporting: &diagnostics) }
        let wanted = String(path.dropFirst(ThemeAssets.folder.count))
        report(
            name, missing, hint: didYouMean(wanted, among: names).map { "did you mean `\($0)`, from Templates/assets/?" }, at: place(),
            to: &diagnostics)
        return nil
    }

    private func report(
        _ address: String, _ kind: Diagnostic.Kind = .missingAsset, hint: String?, at location: SourceLocation,
        to diagnostics: inout Diagnostics
    ) {
        diagnostics.report(
            kind, "there is no file `\(address)`", at: location, hint: hint ?? "put the file into Templates/assets/")
    }

    private func up(from folder: String) -> String { String(repeating: "../", count: folder.utf8.count { $0 == UInt8(ascii: "/") }) }

    /// With a slash at its end: `assets/`.
    private static func folder(of file: Theme.File) -> String { String(file.path[...file.path.lastIndex(of: "/")!]) }

    /// - Returns: nil where the path leaves the site.
    private static func join(_ path: String, to folder: String) -> String? {
        LinkTargets.join(path, to: folder.split(separator: "/")[...], keeping: 0)
    }

    /// `site.1f8a03c24b5d6e70.css` of `site.css`.
    private static func name(_ name: String, with digest: Digest) -> String {
        let short = digest.hexadecimal.prefix(16)
        guard let dot = name.lastIndex(of: "."), !name[dot...].contains("/") else { return "\(name).\(short)" }
        return "\(name[..<dot]).\(short)\(name[dot...])"
    }
}
