import Feeds
import Markup
import Podcast

/// Makes addresses whole that work on a page: feeds are read where there is no page around them.
struct WholeAddresses: Sendable {
    /// Where the site stands, without a slash at its end.
    let site: String

    func of(_ path: SitePath) -> String { "\(site)/\(path.urlPath)" }

    /// A picture that lies beside a page.
    func of(_ picture: Picture, beside page: SitePath) -> String? {
        picture.isRemote ? picture.source : page.sibling(picture.path).map(of)
    }

    /// The same, with what is told of it.
    func image(_ picture: Picture, beside page: SitePath) -> FeedImage? {
        of(picture, beside: page).map { FeedImage(address: $0, alternative: picture.alternative, size: picture.size) }
    }

    /// What an address stands for on a page: https://www.rfc-editor.org/rfc/rfc3986#section-5.2
    func of(_ address: String, on page: SitePath) -> String {
        guard AuthorLinks.isPath(address) else {
            if address.utf8.first == UInt8(ascii: "#") { return of(page) + address }
            return address.utf8.starts(with: "//".utf8) ? "https:\(address)" : address
        }
        let path = Substring(address.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") })
        let rest = address.utf8.dropFirst(path.utf8.count)
        // Both have their percent signs already.
        let own = page.urlPath
        var folders = own[..<(own.lastIndex(of: "/") ?? own.startIndex)].split(separator: "/")
        let names = path.split(separator: "/", omittingEmptySubsequences: false)
        if path.utf8.first == UInt8(ascii: "/") { folders = [] }
        var file: Substring = ""
        for (index, name) in names.enumerated() {
            switch name {
            case ".", "": continue
            case "..": if !folders.isEmpty { folders.removeLast() }
            default: if index == names.count - 1 { file = name } else { folders.append(name) }
            }
        }
        return "\(site)/\(folders.map { "\($0)/" }.joined())\(file)\(Substring(rest))"
    }
}
