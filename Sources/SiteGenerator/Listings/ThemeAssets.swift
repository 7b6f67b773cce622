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

    let assets: [Asset]

    /// - Parameter accent: the show's own, for the stylesheet.
    init(_ theme: Theme, accent: Accent?) {
        assets = theme.assets.compactMap { file in
            let name = String(file.path.dropFirst("assets/".count))
            let bytes = name == Self.stylesheet ? file.bytes + (accent?.css ?? "").utf8 : file.bytes
            let digest = Digest(of: bytes)
            return Places.asset(Self.name(name, with: digest)).map { Asset(file: file, path: $0, bytes: bytes, digest: digest) }
        }
    }

    /// Where an asset of the theme goes, by its name in assets/.
    func path(of name: String) -> SitePath? {
        assets.first { $0.file.path == "assets/\(name)" }?.path
    }

    var groups: [FileGroup] {
        assets.map { asset in
            FileGroup(name: asset.file.path, source: asset.file.shownPath, key: Fingerprint(asset.digest, asset.path)) { _ in
                Product(outputs: [Output(asset.path, asset.bytes)])
            }
        }
    }

    /// `site.1f8a03c24b5d6e70.css` of `site.css`.
    private static func name(_ name: String, with digest: Digest) -> String {
        let short = digest.hexadecimal.prefix(16)
        guard let dot = name.lastIndex(of: "."), !name[dot...].contains("/") else { return "\(name).\(short)" }
        return "\(name[..<dot]).\(short)\(name[dot...])"
    }
}
