import Markup
import Podcast

extension RSS {
    /// An episode without its notes.
    public static func frame(of item: FeedItem) -> FeedItem.Frame {
        var xml = XML(part: (), reserving: 2048 + (item.simpleChapters?.bytes.count ?? 0))
        var place = 0
        xml.element("item") { append(item, to: &$0, &place) }
        return FeedItem.Frame(bytes: xml.bytes, place: place)
    }

    /// An episode with its notes, where it has any.
    public static func item(_ frame: FeedItem.Frame, notes: HTML) -> [UInt8] {
        if notes.isEmpty { return frame.bytes }
        // With room for escapes.
        var xml = XML(part: (), reserving: notes.bytes.count * 5 / 4 + 64)
        xml.element("content:encoded", notes)
        return frame.filled(with: xml.bytes)
    }

    /// - Parameter place: where the notes belong.
    private static func append(_ item: FeedItem, to xml: inout XML, _ place: inout Int) {
        xml.element("title", item.title)
        xml.element("link", PlainText(item.address))
        xml.element("guid", [("isPermaLink", item.guid == item.address ? "true" : "false")], PlainText(item.guid))
        if let date = item.date { xml.element("pubDate", PlainText(date.rfc2822)) }
        if let text = item.summary ?? item.subtitle ?? item.beginningOfNotes { xml.element("description", text) }
        place = xml.bytes.count
        if let enclosure = item.enclosure {
            xml.element(
                "enclosure", [("url", enclosure.address), ("length", String(enclosure.byteCount)), ("type", enclosure.mediaType)])
        }
        for tag in item.tags { xml.element("category", tag) }
        appendITunes(item, to: &xml)
        appendNamespace(item, to: &xml)
        if let chapters = item.simpleChapters { xml.append(chapters) }
    }

    private static func appendITunes(_ item: FeedItem, to xml: inout XML) {
        xml.element("itunes:title", item.title)
        let hosts = item.people.filter { $0.roles.contains(where: RoleGroups.isHost) }
        if !hosts.isEmpty { xml.element("itunes:author", PlainText(hosts.map(\.name.string).joined(separator: ", "))) }
        if let subtitle = item.subtitle { xml.element("itunes:subtitle", subtitle) }
        if let summary = item.summary { xml.element("itunes:summary", summary) }
        if let duration = item.duration { xml.element("itunes:duration", PlainText(String((duration.milliseconds + 500) / 1000))) }
        if let image = item.image, image.isShownByApps { xml.element("itunes:image", [("href", image.address)]) }
        xml.element("itunes:explicit", item.isExplicit ? "true" : "false")
        if let season = item.season, season > 0 { xml.element("itunes:season", PlainText(String(season))) }
        // Apple takes no 0, https://podcasters.apple.com/support/823-podcast-requirements
        if let number = item.number, number > 0 { xml.element("itunes:episode", PlainText(String(number))) }
        xml.element("itunes:episodeType", PlainText(item.type.rawValue))
        if item.isBlocked { xml.element("itunes:block", "Yes") }
    }

    private static func appendNamespace(_ item: FeedItem, to xml: inout XML) {
        if let season = item.season {
            xml.element("podcast:season", [("name", item.seasonName?.atMost(128).string)], PlainText(String(season)))
        }
        if let number = item.number {
            xml.element("podcast:episode", [("display", item.numberDisplay?.atMost(32).string)], PlainText(String(number)))
        }
        for transcript in item.transcripts {
            xml.element(
                "podcast:transcript",
                [
                    ("url", transcript.address), ("type", transcript.mediaType), ("language", transcript.language.tag),
                    ("rel", transcript.isCaptions ? "captions" : nil),
                ])
        }
        if let chapters = item.chapters { xml.element("podcast:chapters", [("url", chapters), ("type", "application/json+chapters")]) }
        for soundbite in item.soundbites {
            xml.element(
                "podcast:soundbite", [("startTime", soundbite.start.decimal), ("duration", soundbite.duration.decimal)],
                soundbite.title?.atMost(128))
        }
        for person in item.people { append(person, to: &xml) }
        if let image = item.image { append(image, to: &xml) }
        for alternate in item.alternateEnclosures { append(alternate, to: &xml) }
        for link in item.contentLinks { xml.element("podcast:contentLink", [("href", link.address)], link.title) }
        for link in item.funding where link.address.isWeb {
            xml.element("podcast:funding", [("url", link.address)], link.title.atMost(128))
        }
        if let license = item.license { append(license, to: &xml) }
        append(item.extras, to: &xml)
    }

    private static func append(_ alternate: AlternateEnclosure, to xml: inout XML) {
        xml.element(
            "podcast:alternateEnclosure",
            [
                ("type", alternate.mediaType), ("length", alternate.byteCount.map { String($0) }),
                ("bitrate", alternate.bitrate.map { String($0) }), ("height", alternate.height.map { String($0) }),
                ("lang", alternate.language?.tag), ("title", alternate.title?.atMost(32).string), ("rel", alternate.relation),
                ("codecs", alternate.codecs), ("default", alternate.isDefault ? "true" : nil),
            ]
        ) { xml in
            for source in alternate.sources {
                xml.element("podcast:source", [("uri", source.address), ("contentType", source.contentType)])
            }
            if let integrity = alternate.integrity { xml.element("podcast:integrity", [("type", "sri"), ("value", integrity)]) }
        }
    }
}
