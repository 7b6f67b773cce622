import Content
import Diagnostics
import Markup
import Podcast
import Publishing

/// A page at each address that the episode once had, which leads to the one that it has: plain hosts know no other way.
struct RedirectFiles: EpisodeProducer {
    func files(for page: EpisodePage, reporting: inout Diagnostics) -> [Output] {
        page.episode.aliases.compactMap { alias in
            guard let path = Self.path(of: alias), path != page.path else { return nil }
            let target = path.link(to: page.path)
            var html = HTML(markup: "<!DOCTYPE html>\n<html lang=\"")
            html.append(escaping: page.episode.card.language.tag)
            html.append(markup: "\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
            html.append(text: page.episode.card.title)
            html.append(markup: "</title>\n<link rel=\"canonical\" href=\"")
            html.append(escaping: page.context.surroundings.chrome.addresses?.of(page.path) ?? target)
            html.append(markup: "\">\n<meta name=\"robots\" content=\"noindex\">\n<meta http-equiv=\"refresh\" content=\"0; url=")
            html.append(escaping: target)
            html.append(markup: "\">\n</head>\n<body>\n<main><h1><a href=\"")
            html.append(escaping: target)
            html.append(markup: "\">")
            html.append(text: page.episode.card.title)
            html.append(markup: "</a></h1></main>\n</body>\n</html>\n")
            return Output(path, html.bytes)
        }
    }

    /// The file that a server gives out at an address: `/2019/old/` and `/2019/old` are a folder's page.
    static func path(of alias: String) -> SitePath? {
        let address = Mention.path(of: alias).split(separator: "/").joined(separator: "/")
        guard !address.isEmpty else { return nil }
        let name = address.split(separator: "/").last ?? ""
        let isFile = [".html", ".htm"].contains(where: name.lowercased().hasSuffix)
        return SitePath(isFile ? address : "\(address)/index.html")
    }
}
