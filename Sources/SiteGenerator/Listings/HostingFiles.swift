import Content
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
        /// Whether a redirect counts where there is a file as well.
        var isForced: Bool
        /// Folders with feeds of parts of the show.
        var partFeeds: [String]
        var slugs: [Slug]
        var facts: FoundInEpisodes<FeedFacts>

        func store(to writer: inout StorageWriter) {
            writer.write(base)
            writer.write(isForced)
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
            isForced: !show.hosting.contains("cloudflare"),
            partFeeds: (show.feed.hasPeople ? ["people"] : []) + (show.feed.hasTags ? ["tags"] : []),
            slugs: site.cards.map(\.slug), facts: findings.found(in: site.cards))
        var groups: [FileGroup?] = []
        if show.hosting.contains(where: { $0 == "netlify" || $0 == "cloudflare" }) {
            groups.append(site.file(SitePath(literal: "_redirects"), showing: shown, pieces: Self.redirects))
            groups.append(site.file(SitePath(literal: "_headers"), showing: shown, pieces: Self.headers))
        }
        if show.hosting.contains("github") {
            groups.append(site.file(SitePath(literal: ".nojekyll"), showing: Line(text: "")) { _ in AnyIterator([].makeIterator()) })
            // A site that has its own name stands at the top of it.
            if let host = show.host, !host.hasSuffix(".github.io"), shown.base.isEmpty {
                groups.append(
                    site.file(SitePath(literal: "CNAME"), showing: Line(text: host)) { line in
                        AnyIterator([Array("\(line.text)\n".utf8)].makeIterator())
                    })
            }
        }
        return groups.compactMap(\.self)
    }

    /// Netlify gives out a page that is there, as one is for plain hosts, unless `!` says otherwise; Cloudflare takes no `!`, and always leads on:
    /// https://docs.netlify.com/routing/redirects/, https://developers.cloudflare.com/pages/configuration/redirects/
    private static func redirects(of shown: Shown) -> AnyIterator<[UInt8]> {
        let status = shown.isForced ? "301!" : "301"
        return SiteGenerator.pieces(opening: [], shown.slugs.indices, closing: []) { index in
            let page = Places.episode(shown.slugs[index])
            return (shown.facts[index]?.aliases ?? []).flatMap { alias -> [UInt8] in
                // An episode that has its old name again would lead to itself for ever.
                guard let path = RedirectFiles.path(of: alias), path != page else { return [] }
                return Array("\(shown.base)\(rule(for: alias)) \(shown.base)/\(page.urlPath) \(status)\n".utf8)
            }
        }
    }

    /// An alias as the hosts compare it, with percent signs; a `*` or a `:` of its own is none of their patterns.
    private static func rule(for alias: String) -> String {
        var rule = [UInt8(ascii: "/")]
        for byte in Mention.path(of: alias).utf8.drop(while: { $0 == UInt8(ascii: "/") }) {
            if isUnreserved(byte) || byte == UInt8(ascii: "/") { rule.append(byte) } else { rule.append(percentEncoded: byte) }
        }
        return String(decoding: rule, as: UTF8.self)
    }

    /// https://www.rfc-editor.org/rfc/rfc3986#section-2.3
    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
            true
        default: false
        }
    }

    /// https://docs.netlify.com/routing/headers/, https://developers.cloudflare.com/pages/configuration/headers/
    private static func headers(of shown: Shown) -> AnyIterator<[UInt8]> {
        // Hosts of recordings, and services that count, lead on to servers of other names, which nobody knows before.
        let isRemote = shown.facts.contains { $0?.remoteSound != nil }
        let unencrypted = Set(shown.facts.compactMap { $0?.remoteSound.flatMap(unencryptedOrigin) })
        let media = (["'self'"] + (isRemote ? ["https:"] : []) + unencrypted.sorted()).joined(separator: " ")
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

    private static func unencryptedOrigin(of address: String) -> String? {
        let scheme = "http://"
        guard address.utf8.starts(with: scheme.utf8) else { return nil }
        let host = address.utf8.dropFirst(scheme.utf8.count).prefix { !"/?#".utf8.contains($0) }
        guard !host.isEmpty, host.allSatisfy({ isUnreserved($0) || ":[]".utf8.contains($0) }) else { return nil }
        return scheme + String(decoding: host, as: UTF8.self)
    }
}

extension Show {
    /// Of its address.
    var host: String? {
        guard let url, let scheme = url.firstRange(of: "://") else { return nil }
        return String(url[scheme.upperBound...].prefix { $0 != "/" && $0 != ":" })
    }
}
