/// A site for Hugo of the same pages that build-site wrote, set up for speed: three plain templates, and nothing made that nobody asked for.
struct HugoSite {
    let folder: String

    /// - Parameter site: what build-site wrote; every index.md in it becomes a page of Hugo's.
    func write(from site: String) throws {
        try Disk.write(Self.configuration.utf8, to: "\(folder)/hugo.toml")
        for (name, template) in Self.templates { try Disk.write(template.utf8, to: "\(folder)/layouts/\(name)") }

        let pages = try Disk.files(named: "index.md", below: site)
        let sections = Set(pages.compactMap { parent(of: folderName(of: $0)) })
        for page in pages {
            let name = folderName(of: page)
            // What has pages below it is a section of Hugo's; its front matter says so by the file's name.
            let path = name.isEmpty ? "_index.md" : sections.contains(name) ? "\(name)/_index.md" : "\(name).md"
            try Disk.write(withFrontMatter(try Disk.read("\(site)/\(page)")), to: "\(folder)/content/\(path)")
        }
    }

    /// The command that builds it. Its output and its cache are in memory, as all else here.
    func command(hugo: String, output: String) -> [String] {
        [hugo, "--source", folder, "--destination", output, "--cacheDir", "\(folder)/cache", "--noBuildLock", "--quiet"]
    }

    /// Hugo takes titles and dates from front matter only. The dates are one a page, so that its lists have something to sort by.
    private func withFrontMatter(_ markdown: [UInt8]) -> [UInt8] {
        let heading = markdown.prefix { $0 != 0x0A }.drop { $0 == 0x23 || $0 == 0x20 }
        let title = String(decoding: heading, as: UTF8.self).split(separator: "'").joined(separator: "’")
        let rest = String(decoding: markdown.drop { $0 != 0x0A }.prefix(400), as: UTF8.self)
        let date = rest.split { !($0.isNumber || $0 == "-") }.first { $0.utf8.count == 10 } ?? "1990-01-01"
        return Array("---\ntitle: '\(title)'\ndate: \(date)\n---\n".utf8) + markdown
    }

    private func folderName(of page: String) -> String {
        page.lastIndex(of: "/").map { String(page[..<$0]) } ?? ""
    }

    private func parent(of folder: String) -> String? {
        folder.lastIndex(of: "/").map { String(folder[..<$0]) }
    }

    private static let configuration = """
        baseURL = "https://longwave.example/"
        title = "The Long Wave"
        disableKinds = ["taxonomy", "term", "sitemap", "robotsTXT", "404"]
        [outputs]
        home = ["html", "rss"]
        section = ["html"]
        page = ["html"]

        """

    private static let templates = [
        (
            "_default/single.html",
            """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
            <body><main>{{ .Content }}</main></body></html>

            """
        ),
        (
            "_default/list.html",
            """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
            <body><main>{{ .Content }}<ul>
            {{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
            {{ end }}</ul></main></body></html>

            """
        ),
        (
            "_default/rss.xml",
            """
            {{ `<?xml version="1.0" encoding="utf-8"?>` | safeHTML }}
            <rss version="2.0"><channel><title>{{ .Site.Title }}</title><link>{{ .Permalink }}</link><description>{{ .Site.Title }}</description>
            {{ range .Site.RegularPages }}<item><title>{{ .Title }}</title><link>{{ .Permalink }}</link><guid>{{ .Permalink }}</guid>\
            <pubDate>{{ .Date.Format "Mon, 02 Jan 2006 15:04:05 -0700" | safeHTML }}</pubDate></item>
            {{ end }}</channel></rss>

            """
        ),
    ]
}
