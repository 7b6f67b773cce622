import Markup
import Podcast

/// RSS 2.0 with the namespaces that podcast apps read, https://www.rssboard.org/rss-specification
///
/// A feed is its opening, its items one after the other, and its closing, so that nobody needs to hold it whole.
public enum RSS {
    public static let mediaType = "application/rss+xml"

    /// All that comes before the items.
    public static func opening(_ channel: FeedChannel) -> [UInt8] {
        var xml = XML()
        if let stylesheet = channel.stylesheet {
            xml.append(markup: "<?xml-stylesheet type=\"text/css\" href=\"")
            xml.append(text: PlainText(stylesheet))
            xml.append(markup: "\"?>\n")
        }
        xml.append(
            markup: """
                <rss version="2.0"
                 xmlns:atom="http://www.w3.org/2005/Atom"
                 xmlns:content="http://purl.org/rss/1.0/modules/content/"
                 xmlns:fh="http://purl.org/syndication/history/1.0"
                 xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
                 xmlns:podcast="https://podcastindex.org/namespace/1.0"
                 xmlns:psc="http://podlove.org/simple-chapters">
                <channel>

                """)
        append(channel, to: &xml)
        return xml.bytes
    }

    public static let closing = Array("</channel>\n</rss>\n".utf8)

    // MARK: The channel

    private static func append(_ channel: FeedChannel, to xml: inout XML) {
        let show = channel.show
        xml.element("title", channel.title)
        xml.element("link", PlainText(channel.page))
        xml.element("description", channel.description ?? channel.title)
        xml.element("language", PlainText(show.language.tag))
        if let date = channel.date {
            xml.element("pubDate", PlainText(date.rfc2822))
            xml.element("lastBuildDate", PlainText(date.rfc2822))
        }
        if let copyright = show.copyright { xml.element("copyright", copyright) }
        if let email = show.ownerEmail {
            xml.element("managingEditor", PlainText(show.ownerName.map { "\(email) (\($0))" } ?? email))
        }
        xml.element("generator", "build-site")
        if let image = channel.image {
            xml.element("image") { xml in
                xml.element("url", PlainText(image.address))
                xml.element("title", channel.title)
                xml.element("link", PlainText(channel.page))
            }
        }
        appendLinks(channel, to: &xml)
        appendITunes(channel, to: &xml)
        if let guid = channel.guid { xml.element("podcast:guid", PlainText(guid)) }
        for person in channel.people { append(person, to: &xml) }
        if let image = channel.image { append(image, to: &xml) }
        if let license = channel.license { append(license, to: &xml) }
        for link in show.funding where link.address.isWeb {
            xml.element("podcast:funding", [("url", link.address)], link.title.atMost(128))
        }
        append(show.extras, to: &xml)
        if channel.isWholeShow { appendWholeShow(channel, to: &xml) }
    }

    private static func appendLinks(_ channel: FeedChannel, to xml: inout XML) {
        func link(_ relation: String, _ address: String?, type: String? = mediaType) {
            guard let address else { return }
            xml.element("atom:link", [("rel", relation), ("href", address), ("type", type)])
        }
        link("self", channel.address)
        link("current", channel.archives?.current)
        link("prev-archive", channel.archives?.previous)
        link("next-archive", channel.archives?.next)
        if channel.isComplete { xml.element("fh:complete") }
        if channel.archives?.current != nil { xml.element("fh:archive") }
    }

    private static func appendITunes(_ channel: FeedChannel, to xml: inout XML) {
        let show = channel.show
        if let description = channel.description { xml.element("itunes:summary", description) }
        if let author = show.author { xml.element("itunes:author", author) }
        if let email = show.ownerEmail {
            xml.element("itunes:owner") { xml in
                xml.element("itunes:name", show.ownerName ?? show.author ?? show.title)
                xml.element("itunes:email", PlainText(email))
            }
        }
        if let image = channel.image, image.isShownByApps { xml.element("itunes:image", [("href", image.address)]) }
        for category in categories(show.categories) {
            guard let part = category.part else {
                xml.element("itunes:category", [("text", category.name)])
                continue
            }
            xml.element("itunes:category", [("text", category.name)]) { $0.element("itunes:category", [("text", part)]) }
        }
        xml.element("itunes:explicit", show.isExplicit ? "true" : "false")
        xml.element("itunes:type", show.feed.isSerial ? "serial" : "episodic")
        if show.feed.isComplete { xml.element("itunes:complete", "Yes") }
        // Only the show itself is meant for directories.
        if show.feed.isBlocked || !channel.isWholeShow { xml.element("itunes:block", "Yes") }
        if channel.isWholeShow, let address = show.feed.newURL { xml.element("itunes:new-feed-url", PlainText(address)) }
    }

    /// As Apple calls them, or as they were written.
    private static func categories(_ written: [PlainText]) -> [PodcastCategories.Place] {
        written.map { PodcastCategories.find($0) ?? PodcastCategories.Place(name: $0.string) }
    }

    private static func appendWholeShow(_ channel: FeedChannel, to xml: inout XML) {
        let feed = channel.show.feed
        if let isLocked = feed.isLocked {
            xml.element("podcast:locked", [("owner", channel.show.ownerEmail)], isLocked ? "yes" : "no")
        }
        xml.element("podcast:medium", PlainText(feed.medium ?? "podcast"))
        if feed.isBlocked { xml.element("podcast:block", "yes") }
        for service in feed.blockedServices {
            xml.element("podcast:block", [("id", service)], feed.isBlocked ? "no" : "yes")
        }
        for trailer in channel.trailers {
            xml.element(
                "podcast:trailer",
                [
                    ("url", trailer.enclosure.address), ("pubdate", trailer.date.rfc2822), ("length", String(trailer.enclosure.byteCount)),
                    ("type", trailer.enclosure.mediaType), ("season", trailer.season.map { String($0) }),
                ], trailer.title.atMost(128))
        }
        if !feed.podroll.isEmpty {
            xml.element("podcast:podroll") { xml in
                for item in feed.podroll { append(item, to: &xml) }
            }
        }
        if let publisher = feed.publisher { xml.element("podcast:publisher") { append(publisher, to: &$0) } }
        if let frequency = feed.updateFrequency {
            xml.element(
                "podcast:updateFrequency",
                [("complete", feed.isComplete ? "true" : nil), ("dtstart", frequency.start), ("rrule", frequency.rule)],
                frequency.text.atMost(128))
        }
        if feed.usesPodping { xml.element("podcast:podping", [("usesPodping", "true")]) }
    }
}

extension String {
    var isWeb: Bool { utf8.starts(with: "https://".utf8) || utf8.starts(with: "http://".utf8) }
}
