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

    static let stylesheet = "site.css"
    static let folder = "assets/"

    let assets: [Asset]

    /// - Parameters:
    ///   - accent: the show's own, for the stylesheet.
    ///   - files: what is published at the site's top as it is, which stylesheets may show.
    ///   - byDigest: whether digests are part of the names.
    init(
        _ theme: Theme, accent: Accent?, files: Set<String> = [], byDigest: Bool = true, reporting diagnostics: inout Diagnostics
    ) {
        var naming = AssetNaming(theme, accent: accent, files: files, byDigest: byDigest)
        assets = theme.assets.compactMap { naming.asset($0, reporting: &diagnostics) }
    }

    /// A variable for each asset's address, named by its path in assets/.
    static func shape(_ theme: Theme) -> Shape {
        Shape(
            "assets",
            theme.assets.map { file in
                .text(String(file.path.dropFirst(folder.count)), "The address of Templates/\(file.path)")
            })
    }

    /// Where each asset goes, by its name in assets/.
    var paths: [String: SitePath] {
        Dictionary(uniqueKeysWithValues: assets.map { (String($0.file.path.dropFirst(Self.folder.count)), $0.path) })
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
}
