import Chapters
import Diagnostics
import Foundation
import Podcast
import Transcripts

/// Everything that show.yml says, as it was written.
struct ShowFrontMatter: Sendable {
    /// A line of the menu: a page's name, or a link.
    struct MenuEntry: Sendable {
        var link: Link
        /// Whether only the name of a page, or an address, was written.
        var isBare: Bool
        var position: Int
    }

    /// Its hosts, menu and cover apart.
    var show: Show
    var hosts: [Written<PlainText>]
    var menu: [MenuEntry]
    var cover: WrittenPicture?
    var hasAddress: Bool
    var hasLanguage: Bool
    /// Of `listen`, `funding`, `contact`, `comments` and `newsletter`.
    var addresses: [Written<String>]
    var categories: [Written<PlainText>]
    /// Of the feeds, where it is another than the pages'.
    var feedCover: WrittenPicture?
    /// Whether somebody vouches for the feed's owner in another way than by an address for letters.
    var hasVerification: Bool { show.extras.texts.contains { $0.purpose?.lowercased().hasSuffix("verify") ?? false } }

    /// Asks for every key of show.yml.
    init(_ fields: inout Fields) {
        show = Show(title: fields.required("title", .line, example: "title: Raising Red Towers") ?? "")
        show.description = fields.read("description", .text)
        hasLanguage = fields.has("language")
        show.language = fields.read("language", .language) ?? .english
        show.timeZone = fields.read("timezone", .timeZone) ?? "UTC"
        show.author = fields.read("author", .line)
        hasAddress = fields.has("url")
        show.url = fields.read("url", .siteAddress)
        if let owner = fields.read("owner", .owner) {
            show.ownerName = owner.name
            show.ownerEmail = owner.email
        }
        show.copyright = fields.read("copyright", .line)
        categories = fields.read("categories", .list(of: Reading<PlainText>.line.written)) ?? []
        show.categories = categories.map(\.value)
        cover = fields.read("cover", .picture)
        hosts = fields.read("hosts", .list(of: Reading<PlainText>.line.written)) ?? []
        menu = fields.read("menu", .list(of: .menuEntry)) ?? []
        show.footer = fields.read("footer", .text)
        if let comment = fields.lostToComment("accent") {
            fields.report(
                .invalidColour, "a # after a space begins a comment, so there is no colour", at: comment.position,
                hint: "put it in quotes: `accent: \(comment.text.inQuotes)`")
        } else {
            show.accent = fields.read("accent", .colour)
        }
        let listen = fields.read("listen", .links) ?? []
        let funding = fields.read("funding", .links) ?? []
        show.listen = listen.map(\.value)
        show.funding = funding.map(\.value)
        let (contact, comments, newsletter) =
            (fields.read("contact", .way), fields.read("comments", .way), fields.read("newsletter", .way))
        (show.contact, show.comments, show.newsletter) = (contact?.value, comments?.value, newsletter?.value)
        addresses = listen.addresses + funding.addresses + [contact, comments, newsletter].compactMap(\.self).addresses
        show.license = fields.read("license", .license)
        show.isExplicit = fields.read("explicit", .flag) ?? false
        show.allowsHTML = fields.read("html", .flag) ?? false
        if let source = fields.read("source", .repository) { (show.source, show.sourceFile) = (source.url, source.file) }
        show.script = fields.read("normalise", .chineseScript)
        if let formats = fields.read("transcriptFormats", .list(of: .word(of: TranscriptFormats.published.map { $0.name }))) {
            show.transcriptFormats = formats
        }
        if let formats = fields.read("chapterFormats", .list(of: .word(of: ChapterFormats.published.map { $0.name }))) {
            show.chapterFormats = formats
        }
        if let formats = fields.read("pictureFormats", .list(of: .word(of: VariantFormat.allCases.map(\.rawValue)))) {
            show.pictureFormats = VariantFormat.allCases.filter { formats.contains($0.rawValue) }
        }
        show.hasShareCards = fields.read("shareCards", .flag) ?? true
        show.hosting = fields.read("hosting", .list(of: .word(of: ["netlify", "cloudflare", "github"]))) ?? []
        (show.feed, feedCover) = Self.feed(&fields)
        show.extras = FeedExtras(&fields)
    }
}

extension Reading where Value == ShowFrontMatter {
    static let show = mapping("the show's keys and values, `title: …`") { ShowFrontMatter(&$0) }
}

extension Reading where Value == (name: PlainText?, email: String?) {
    static var owner: Reading {
        mapping("the owner, such as {name: Jo, email: jo@example.com}") { fields in
            (fields.read("name", .line), fields.read("email", .word))
        }
    }
}

extension Reading where Value == (url: String?, file: String?) {
    /// The repository's address, or `{url: https://code.example/jo/show, file: "https://code.example/jo/show/file?p={path}&l={line}"}`.
    static var repository: Reading {
        .scalar(
            Reading<String>.webAddress.map { (url: $0, file: nil) },
            orMapping: .mapping("a repository such as {url: https://code.example/jo/show, file: …}") { fields in
                (fields.read("url", .webAddress), fields.read("file", .fileAddress))
            })
    }
}

extension Reading where Value == String {
    /// An address in which `{path}` stands for a file's path.
    fileprivate static let fileAddress = scalar("an address such as https://code.example/jo/show/file/{path}#L{line}") {
        text, position, findings in
        let address = String(text.trimmingSpaces)
        if address.contains("{path}"), Address(address.replacing("{path}", with: "p").replacing("{line}", with: "1")).isWeb {
            return address
        }
        findings.report(
            .invalidAddress, "“\(address.abridged)” does not say where a file is", at: position,
            hint: "write it like \"https://code.example/jo/show/file/{path}#L{line}\", in quotes")
        return nil
    }
}

extension Reading where Value == ShowFrontMatter.MenuEntry {
    /// The name of a page, an address, `{title: About, url: about}` or `About: about`.
    static let menuEntry = Reading { yaml, findings in
        if case .text(let text) = yaml.content {
            let word = PlainText(text).onOneLine.string
            guard !Address(word).isRelative else {
                return Value(link: Link(title: PlainText(word), address: word), isBare: true, position: yaml.start)
            }
        }
        return Reading<Written<Link>>.link.read(yaml, &findings)
            .map { Value(link: $0.value, isBare: false, position: $0.position) }
    }
}

extension Reading where Value == String {
    /// A name of the IANA time zone database.
    static let timeZone = scalar("a time zone such as Europe/Berlin") { text, position, findings in
        if TimeZone(identifier: text) != nil { return text }
        findings.report(
            .invalidTimeZone, "“\(text.abridged)” is not a time zone", at: position,
            hint: didYouMean(text, among: TimeZone.knownTimeZoneIdentifiers).map { "did you mean \($0)?" }
                ?? "time zones are written like Europe/Berlin")
        return nil
    }

    /// One of a few words.
    static func word(of words: [String]) -> Reading {
        scalar("one of \(words.joined(separator: ", "))") { text, position, findings in
            if words.contains(text) { return text }
            findings.report(
                .invalidWord, "“\(text.abridged)” is not one of \(words.joined(separator: ", "))", at: position,
                hint: didYouMean(text, among: words).map { "did you mean `\($0)`?" })
            return nil
        }
    }
}

extension Reading where Value == String {
    /// Where the site will stand.
    static let siteAddress = scalar("the site's address, such as https://example.com") { text, position, findings in
        do throws(SiteAddress.Fault) { return try SiteAddress(String(text.trimmingSpaces)).string } catch {
            findings.report(
                .invalidAddress, "a site cannot stand at “\(text.abridged)”: \(error)", at: position,
                hint: "write it like https://example.com")
            return nil
        }
    }
}

extension Reading where Value == Colour {
    static let colour = scalar("a colour such as #a33b20") { text, position, findings in
        if let colour = Colour(css: text.trimmingSpaces) { return colour }
        findings.report(
            .invalidColour, "“\(text.abridged)” is not a colour that is known here", at: position,
            hint: ColourGuess.hint(for: text) ?? "write it like \"#a33b20\", in quotes, or oklch(48% .14 35)")
        return nil
    }
}
