import Diagnostics
import Feeds
import Markup
import Podcast
import Publishing
import Templates

/// The player alone, as a page that other sites show in a frame; and the file that tells their programs how, as oEmbed has it.
struct EmbedFiles: EpisodeProducer {
    func files(for page: EpisodePage, reporting: inout Diagnostics) -> [Output] {
        guard page.episode.audio != nil else { return [] }
        let embed = Embed(of: page.episode.card.slug)
        var head = page.head
        head.path = embed.page
        head.canonical = page.path
        head.oembed = nil
        head.hasMarkdown = false
        let outputs = page.context.embed.page(head, markdown: [], values: page.embedValues(on: head))
        let chrome = page.context.surroundings.chrome
        guard let base = chrome.baseURL, let site = chrome.addresses else { return outputs }
        let description = embed.oembed(of: page.episode.card, show: page.show, thumbnail: page.sharedImage(site), base: base)
        return outputs + [Output(embed.description, description)]
    }
}

/// Where an episode's player for other sites is.
struct Embed {
    /// In pixels, where the other site does not say another.
    static let height = 240
    static let width = 640

    let page: SitePath

    init(of slug: Slug) { page = Places.embed(slug) }

    /// The file that describes it.
    var description: SitePath { page.sibling("oembed.json")! }

    /// What another site puts into its page. (`frameborder`, for an inline style is what some sites forbid.)
    func frame(title: PlainText, base: String) -> HTML {
        var html = HTML(markup: "<iframe src=\"")
        html.append(escaping: "\(base)/\(page.urlPath)")
        html.append(markup: "\" title=\"")
        html.append(escaping: title.string)
        html.append(markup: "\" width=\"100%\" height=\"")
        html.append(escaping: String(Self.height))
        html.append(markup: "\" frameborder=\"0\" loading=\"lazy\" allow=\"clipboard-write; web-share\"></iframe>")
        return html
    }

    /// A response of the type `rich`, https://oembed.com/#section2.3.4.
    /// - Parameter thumbnail: written where its size is known, as the format wants, and where apps can show it.
    func oembed(of card: Card, show: Show, thumbnail: FeedImage?, base: String) -> [UInt8] {
        var json = JSONText()
        json.object { json in
            json.key("version")
            json.string("1.0")
            json.key("type")
            json.string("rich")
            json.key("title")
            json.string(card.title)
            if let author = show.author {
                json.key("author_name")
                json.string(author)
            }
            json.key("provider_name")
            json.string(show.title)
            json.key("provider_url")
            json.string("\(base)/")
            json.key("html")
            json.string(PlainText(String(decoding: frame(title: card.title, base: base).bytes, as: UTF8.self)))
            json.key("width")
            json.number(Self.width)
            json.key("height")
            json.number(Self.height)
            if let thumbnail, thumbnail.isShownByApps, let size = thumbnail.size {
                json.member("thumbnail_url", thumbnail.address)
                json.member("thumbnail_width", size.width)
                json.member("thumbnail_height", size.height)
            }
        }
        return json.bytes + [UInt8(ascii: "\n")]
    }
}
