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

    /// What an address stands for on a page: https://www.rfc-editor.org/rfc/rfc3986#section-5.2
    func of(_ address: String, on page: SitePath) -> String {
        guard AuthorLinks.isPath(address) else {
            if address.utf8.first == UInt8(ascii: "#") { return of(page) + address }
            return address.utf8.starts(with: "//".utf8) ? "https:\(address)" : address
        }
        let path = Substring(address.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") })
        let rest = address.utf8.dropFirst(path.utf8.count)
        var folders = page.string.split(separator: "/").dropLast().map(String.init)
        let names = path.split(separator: "/", omittingEmptySubsequences: false)
        if path.utf8.first == UInt8(ascii: "/") { folders = [] }
        var file = ""
        for (index, name) in names.enumerated() {
            switch name {
            case ".", "": continue
            case "..": if !folders.isEmpty { folders.removeLast() }
            default: if index == names.count - 1 { file = String(name) } else { folders.append(String(name)) }
            }
        }
        let folder = folders.isEmpty ? "" : (SitePath(folders.joined(separator: "/"))?.urlPath).map { "\($0)/" } ?? ""
        // What the author wrote may have percent signs in it that are meant.
        return "\(site)/\(folder)\(file)\(Substring(rest))"
    }
}
