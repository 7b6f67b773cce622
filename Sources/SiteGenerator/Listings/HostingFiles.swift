import Markup
import Podcast
import Publishing
import Storage

/// What hosts read that serve the site: `_redirects` and `_headers` of Netlify and Cloudflare Pages, `.nojekyll` and `CNAME` of GitHub Pages.
/// Only those that show.yml asks for.
struct HostingFiles: SiteProducer {
    struct Shown: Keyable, Sendable {
        /// The path part of the site's address, without a slash at its end.
        var base: String
        /// Folders with feeds of parts of the show.
        var partFeeds: [String]
        var slugs: [Slug]
        var facts: FoundInEpisodes<FeedFacts>

        func store(to writer: inout StorageWriter) {
            writer.write(base)
            writer.write(partFeeds)
            writer.write(slugs)
            facts.store(to: &writer)
        }
    }

    struct Line: Keyable, Sendable {
        var text: String
        func store(to writer: inout StorageWriter) { writer.write(text) }
    }

    func files(for site: SiteContext, findings: Findings) -> [FileGroup] {
        let show = site.show
        let shown = Shown(
            base: site.designer.chrome.basePathWithoutSlash,
            partFeeds: (show.feed.hasPeople ? ["people"] : []) + (show.feed.hasTags ? ["tags"] : []),
            slugs: site.cards.map(\.slug), facts: findings.found(in: site.cards))
        var groups: [FileGroup?] = []
        if show.hosting.contains(where: { $0 == "netlify" || $0 == "cloudflare" }) {
            groups.append(site.file(SitePath(literal: "_redirects"), showing: shown, pieces: Self.redirects))
            groups.append(site.file(SitePath(literal: "_headers"), showing: shown, pieces: Self.headers))
        }
        if show.hosting.contains("github") {
            groups.append(site.file(SitePath(literal: ".nojekyll"), showing: Line(text: "")) { _ in AnyIterator([].makeIterator()) })
            if let host = show.host, !host.hasSuffix(".github.io") {
                groups.append(
                    site.file(SitePath(literal: "CNAME"), showing: Line(text: host)) { line in
                        AnyIterator([Array("\(line.text)\n".utf8)].makeIterator())
                    })
            }
        }
        return groups.compactMap(\.self)
    }

    /// https://docs.netlify.com/routing/redirects/, https://developers.cloudflare.com/pages/configuration/redirects/
    private static func redirects(of shown: Shown) -> AnyIterator<[UInt8]> {
        SiteGenerator.pieces(opening: [], shown.slugs.indices, closing: []) { index in
            let target = Places.episode(shown.slugs[index]).urlPath
            return (shown.facts[index]?.aliases ?? []).flatMap { alias in
                Array("\(shown.base)/\(alias.drop { $0 == "/" }.replacing(" ", with: "%20")) \(shown.base)/\(target) 301\n".utf8)
            }
        }
    }

    /// https://docs.netlify.com/routing/headers/, https://developers.cloudflare.com/pages/configuration/headers/
    private static func headers(of shown: Shown) -> AnyIterator<[UInt8]> {
        var origins: Set<String> = []
        for facts in shown.facts {
            guard let address = facts?.sound?.address, let origin = origin(of: address) else { continue }
            origins.insert(origin)
        }
        let media = (["'self'"] + origins.sorted()).joined(separator: " ")
        let policy = [
            "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' https:", "media-src \(media)", "font-src 'self'",
            "connect-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors *",
        ].joined(separator: "; ")
        var text = """
            \(shown.base)/*
              X-Content-Type-Options: nosniff
              Referrer-Policy: strict-origin-when-cross-origin
              Content-Security-Policy: \(policy)
            \(shown.base)/assets/*
              Cache-Control: public, max-age=31536000, immutable

            """
        // Players in other sites read these: feeds, and the transcripts, chapters and recordings of episodes.
        let whole = ["feed.xml", "feed.json", "feed/*", "episodes.json", "episodes.schema.json", "episodes/*"]
        for path in whole + shown.partFeeds.map({ "\($0)/*" }) {
            text += "\(shown.base)/\(path)\n  Access-Control-Allow-Origin: *\n"
        }
        return AnyIterator([Array(text.utf8)].makeIterator())
    }

    private static func origin(of address: String) -> String? {
        guard let scheme = address.firstRange(of: "://") else { return nil }
        let host = address[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        return host.contains(where: { $0 == ";" || $0 == "," || $0 == " " }) ? nil : String(address[..<scheme.upperBound] + host)
    }
}

extension Show {
    /// Of its address.
    var host: String? {
        guard let url, let scheme = url.firstRange(of: "://") else { return nil }
        return String(url[scheme.upperBound...].prefix { $0 != "/" && $0 != ":" })
    }
}
