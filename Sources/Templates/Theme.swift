import CDefaultTheme
import Diagnostics

/// How a site looks: its templates, strings and assets. Each file comes from the site's own Templates/, or else from the defaults
/// inside the program.
public struct Theme: Sendable {
    /// A file of a theme.
    public struct File: Sendable {
        /// From Templates/, with slashes: `partials/chapters.html`.
        public let path: String
        public let bytes: [UInt8]
        /// Whether the site has it in its own Templates/.
        public let isSitesOwn: Bool

        /// The path as messages show it.
        public var shownPath: String { isSitesOwn ? "Templates/\(path)" : "built-in Templates/\(path)" }
        /// The file for parsing.
        public var source: SourceText { SourceText(path: shownPath, bytes: bytes) }
    }

    /// The site's own files, by their paths from Templates/.
    public let overrides: [String: [UInt8]]

    /// - Parameter overrides: the files of the site's own Templates/, by their paths from there.
    public init(overrides: [String: [UInt8]] = [:]) {
        self.overrides = overrides
    }

    /// The file at a path from Templates/: the site's own, or else the default.
    public func file(_ path: String) -> File? {
        if let bytes = overrides[path] { return File(path: path, bytes: bytes, isSitesOwn: true) }
        return Self.defaults.first { $0.path == path }?.file
    }

    /// The file inside the program, whatever the site has.
    public static func defaultFile(_ path: String) -> File? {
        defaults.first { $0.path == path }?.file
    }

    /// All files under `assets/`, in the order of their paths.
    public var assets: [File] { files(under: "assets/") }

    /// All files whose paths begin with `prefix`, in the order of their paths.
    public func files(under prefix: String = "") -> [File] {
        paths(under: prefix).compactMap { file($0) }
    }

    /// The paths of all files that begin with `prefix`, in order.
    func paths(under prefix: String) -> [String] {
        let paths = Set(overrides.keys).union(Self.defaults.map(\.path)).filter { $0.hasPrefix(prefix) }
        return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// A partial or parent: `partials/<name>.html`, or else `<name>.html`.
    func partial(_ name: String) -> File? {
        file("partials/\(name).html") ?? file("\(name).html")
    }

    /// The names of all partials, by their files in `partials/`.
    var partialNames: [String] {
        paths(under: "partials/").filter { $0.hasSuffix(".html") }.map { String($0.dropFirst(9).dropLast(5)) }
    }
}

extension Theme {
    /// A file inside the program; it is copied only where its bytes are asked for.
    private struct DefaultFile {
        let path: String
        let bytes: UnsafeBufferPointer<UInt8>

        var file: File { File(path: path, bytes: Array(bytes), isSitesOwn: false) }
    }

    private static var defaults: [DefaultFile] {
        UnsafeBufferPointer(start: default_theme_files(), count: default_theme_file_count()).map {
            DefaultFile(path: String(cString: $0.path), bytes: UnsafeBufferPointer(start: $0.bytes, count: $0.count))
        }
    }
}
