import CommonMark
import Content
import Diagnostics
import Markup
import Podcast

/// Makes addresses that work on a page of those that an author wrote.
///
/// Authors link as it works on a code host, from file to file (`../../people/zhang-qi.md`), or from the site's top (`/about/`).
struct AuthorLinks {
    /// The page on which the text stands.
    let page: SitePath
    /// Where the text's links lead.
    let known: InternalLinks
    /// Where files, by their paths from the site's folder, lie beside the page, for a text that may lie in another folder than they.
    let besides: [String: SitePath]
    /// Files, from the site's folder, that the text shows or links to, each once.
    private(set) var files: [String] = []
    private var finder: LinkFinder

    init(page: SitePath, known: InternalLinks, besides: [String: SitePath] = [:]) {
        self.page = page
        self.known = known
        finder = LinkFinder(known)
        self.besides = besides
    }

    /// The address on the page for a destination that was written.
    /// - Parameter line: of the text's file; nil in front matter.
    mutating func resolve(_ destination: String, line: Int?) -> String {
        guard let index = finder.use(destination, line: line) else {
            return Self.isPath(destination) && destination.utf8.first == UInt8(ascii: "/")
                ? Self.address(fromTop: destination.dropFirst(), on: page) : destination
        }
        switch known.links[index].target {
        case .page(let target):
            return page.link(to: target) + Self.rest(of: destination)
        case .beside(let file):
            if !files.contains(file) { files.append(file) }
            return besides[file].map { page.link(to: $0) + Self.rest(of: destination) } ?? address(of: file, written: destination)
        case .asWritten where destination.utf8.first == UInt8(ascii: "/"):
            return Self.address(fromTop: destination.dropFirst(), on: page)
        case .asWritten, .ownPage: return destination
        }
    }

    /// A letter with an accent has two ways of being written, and servers know the file's.
    private func address(of file: String, written destination: String) -> String {
        let path = Mention.path(of: destination)
        let names = path.split(separator: "/").filter { $0 != "." }
        guard !file.utf8.reversed().starts(with: path.utf8.reversed()), !names.contains(".."),
            let published = page.sibling(file.split(separator: "/").suffix(names.count).joined(separator: "/"))
        else { return destination }
        return page.link(to: published) + Self.rest(of: destination)
    }

    /// What follows the path.
    private static func rest(of destination: String) -> Substring {
        destination.utf8.drop { $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "?") }.text
    }

    /// Warns of the links that lead nowhere.
    /// - Parameter ids: of the page itself; asked for only where a link leads to one.
    func report(from text: AuthorText, ids: @autoclosure () -> Set<String>, to diagnostics: inout Diagnostics) {
        report(ids: ids(), to: &diagnostics) { mention in
            guard mention.sourceLine == nil else { return mention.location(in: text.file) }
            var location = text.location(ofLine: mention.line)
            location.column = mention.column
            return location
        }
    }

    /// - Parameter location: where a link is written.
    func report(ids: @autoclosure () -> Set<String>, to diagnostics: inout Diagnostics, location: (Mention) -> SourceLocation) {
        var ownIDs: Set<String>?
        var found = Diagnostics()
        for index in finder.used {
            let link = known.links[index]
            var mistake = link.mistake
            if link.target == .ownPage {
                let own = ownIDs ?? ids()
                ownIDs = own
                mistake = LinkTargets.mistake(fragmentOf: link.mention.address, among: own)
            }
            mistake?.report(link.mention.address, at: location(link.mention), to: &found)
        }
        diagnostics.append(firstOfEachKind: found)
    }

    /// The address on a page for a path from the site's top, which may be that of a page or of a file.
    static func address(fromTop path: some StringProtocol, on page: SitePath) -> String {
        let top = page.link(to: Places.home)
        return path.isEmpty ? top : (top == "./" ? "" : top) + path
    }

    /// How large the picture beside a text is that an address in it stands for.
    static func pictureSize(of destination: String, in text: AuthorText, among files: [SiteFile]) -> PixelSize? {
        guard isPath(destination), destination.utf8.first != UInt8(ascii: "/") else { return nil }
        let source = LinkTargets.source(of: Mention.path(of: destination), in: text.file)
        return files.first { $0.source == source }?.facts?.size
    }

    /// Whether an address names something of this site, and no place on the page.
    static func isPath(_ destination: String) -> Bool {
        let bytes = destination.utf8
        return !bytes.isEmpty && bytes.first != UInt8(ascii: "#") && !bytes.starts(with: "//".utf8) && !hasScheme(destination)
    }

    /// Whether a browser would ask another site for what is at an address.
    static func isOnOtherSite(_ destination: String) -> Bool {
        destination.utf8.starts(with: "//".utf8)
            || ["https://", "http://"].contains { destination.lowercased().utf8.starts(with: $0.utf8) }
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
}

extension Substring.UTF8View {
    fileprivate var text: Substring { Substring(self) }
}
