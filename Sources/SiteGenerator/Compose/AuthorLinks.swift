import Content
import Diagnostics
import Markup
import Podcast

/// Where the links of an author's Markdown lead on the site.
///
/// Authors link as it works on a code host, from file to file (`../../people/zhang-qi.md`), or from the site's top (`/about/`).
struct AuthorLinks {
    /// The page on which the text stands.
    let page: SitePath
    /// The file in which it was written, from the site's folder.
    let file: String
    /// Files in Content/ whose page has another name than the file.
    let renamed: [String: SitePath]
    /// Files in Content/ that the text shows or links to, each once.
    private(set) var files: [FileReference] = []

    struct FileReference: Equatable {
        /// From the site's folder.
        var source: String
        /// Of the text's file, where it is named first; nil in front matter.
        var line: Int?
    }

    init(page: SitePath, file: String, renamed: [String: SitePath]) {
        self.page = page
        self.file = file
        self.renamed = renamed
    }

    /// The address on the page for a destination that was written.
    /// - Parameter line: of the text's file.
    mutating func resolve(_ destination: String, line: Int?) -> String {
        guard Self.isPath(destination) else {
            return destination
        }
        let end = destination.utf8.firstIndex { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "?") } ?? destination.endIndex
        let (path, rest) = (destination[..<end], destination[end...])
        if path.hasPrefix("/") { return Self.address(fromTop: path.dropFirst(), on: page) + rest }
        guard let source = Self.sourcePath(of: path, from: file) else { return destination }
        if let target = renamed[source] ?? Self.page(for: source) { return page.link(to: target) + rest }
        // What does not lie beside the text may be an address as it is on the site: `../press/kit.txt` of a file in Content/files/.
        let isBeside = !path.split(separator: "/").contains("..")
        if isBeside, !files.contains(where: { $0.source == source }) { files.append(FileReference(source: source, line: line)) }
        return destination
    }

    /// The address on a page for a path from the site's top, which may be that of a page or of a file.
    static func address(fromTop path: some StringProtocol, on page: SitePath) -> String {
        let top = page.link(to: Places.home)
        return path.isEmpty ? top : (top == "./" ? "" : top) + path
    }

    /// The path from the site's folder that a relative path stands for; nil where it leaves Content/.
    /// - Parameter file: in which it is written.
    private static func sourcePath(of path: Substring, from file: String) -> String? {
        var components = file.split(separator: "/").dropLast().map(String.init)
        for component in path.split(separator: "/") {
            switch component {
            case ".": continue
            case "..":
                guard components.count > 1 else { return nil }
                components.removeLast()
            default: components.append(decoded(component))
            }
        }
        return components.joined(separator: "/")
    }

    /// The page that is made of a file, by its name.
    static func page(for source: String) -> SitePath? {
        let components = source.split(separator: "/").map(String.init)
        guard components.count >= 3, components[0] == "Content", let last = components.last else { return nil }
        if components[1] == "files" { return SitePath(components.dropFirst(2).joined(separator: "/")) }
        guard last.hasSuffix(".md") else { return nil }
        let name = String(last.dropLast(3))
        switch (components[1], components.count) {
        case ("episodes", 4) where name == "episode": return Slug(components[2]).map(Places.episode)
        case ("episodes", 3): return Slug(name).map(Places.episode)
        case ("people", 3): return Slug(name).map(Places.person)
        case ("pages", 3): return Slug(name).map(Places.page)
        default: return nil
        }
    }

    /// How large the picture beside a text is that an address in it stands for.
    static func pictureSize(of destination: String, in text: AuthorText, among files: [SiteFile]) -> PixelSize? {
        guard isPath(destination), !destination.hasPrefix("/") else { return nil }
        let path = destination.prefix { $0 != "#" && $0 != "?" }
        let source = sourcePath(of: path, from: text.file)
        return files.first { $0.source == source }?.facts?.size
    }

    /// Whether an address names something of this site, and no place on the page.
    static func isPath(_ destination: String) -> Bool {
        let bytes = destination.utf8
        return !bytes.isEmpty && bytes.first != UInt8(ascii: "#") && !bytes.starts(with: "//".utf8) && !hasScheme(destination)
    }

    private static func hasScheme(_ destination: String) -> Bool {
        guard let colon = destination.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
        return destination.utf8[..<colon].allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
                true
            default: false
            }
        }
    }

    /// Percent-encoded bytes as what they stand for.
    private static func decoded(_ component: Substring) -> String {
        guard component.utf8.contains(UInt8(ascii: "%")) else { return String(component) }
        var bytes: [UInt8] = []
        var rest = component.utf8[...]
        while let byte = rest.first {
            rest = rest.dropFirst()
            if byte == UInt8(ascii: "%"), let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16), rest.count >= 2 {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension AuthorLinks.FileReference {
    /// Whether it can be the address of a page or of what is made beside one, and not the name of a file.
    private var mayBeMade: Bool {
        let name = source.split(separator: "/").last ?? ""
        return !name.contains(".") || ["index.", "transcript.", "chapters."].contains { name.hasPrefix($0) }
    }

    /// Warns where nothing is.
    /// - Parameter known: the files that are published beside the page, from the site's folder.
    func reportIfMissing(_ known: Set<String>, from text: AuthorText, to diagnostics: inout Diagnostics) {
        guard !mayBeMade, !known.contains(source) else { return }
        let name = source.split(separator: "/").last.map(String.init) ?? source
        diagnostics.report(
            .missingTarget, "there is no file “\(name)” that is published beside this text",
            at: line.map { text.location(ofLine: $0) } ?? SourceLocation(file: text.file),
            hint: didYouMean(source, among: known).map { "did you mean `\($0.split(separator: "/").last ?? "")`?" }
                ?? "put it into the same folder as \(text.file)")
    }
}
