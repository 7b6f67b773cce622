import Markup
import Podcast

/// JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/
///
/// As with RSS, a feed is its opening, its items with commas between them, and its closing.
public enum JSONFeed {
    public static let mediaType = "application/feed+json"
    public static let separator = Array(",\n".utf8)
    public static let closing = Array("\n]}\n".utf8)

    /// All that comes before the items.
    /// - Parameter address: of the feed itself.
    public static func opening(_ channel: FeedChannel, address: String) -> [UInt8] {
        var json = JSONText()
        json.object { json in
            json.member("version", "https://jsonfeed.org/version/1.1")
            json.member("title", channel.title.string)
            json.member("home_page_url", channel.page)
            json.member("feed_url", address)
            json.member("description", channel.description?.string)
            json.member("icon", channel.image?.address)
            json.member("language", channel.show.language.tag)
            if let author = channel.show.author {
                json.key("authors")
                json.array { $0.object { $0.member("name", author.string) } }
            }
            if channel.show.feed.isComplete {
                json.key("expired")
                json.bool(true)
            }
            json.key("items")
            json.array { _ in }
        }
        // The list is empty so far: what follows goes between its brackets.
        return Array(json.bytes.dropLast(2)) + [UInt8(ascii: "\n")]
    }

    /// An episode without its notes.
    public static func frame(of item: FeedItem) -> FeedItem.Frame {
        var json = JSONText(reserving: 1024)
        var place = 0
        json.object { json in
            json.member("id", item.guid)
            json.member("url", item.address)
            json.member("title", item.title.string)
            place = json.bytes.count
            // Where there are no notes, this must be there.
            if item.notes.isEmpty { json.member("content_text", (item.summary ?? item.subtitle ?? item.title).string) }
            json.member("summary", (item.summary ?? item.subtitle)?.string)
            json.member("image", item.image?.address)
            json.member("date_published", item.date?.rfc3339)
            json.member("language", item.language.tag)
            if !item.people.isEmpty {
                json.key("authors")
                json.array { json in
                    for person in item.people {
                        json.object { json in
                            json.member("name", person.name.string)
                            json.member("url", person.address)
                            json.member("avatar", person.image)
                        }
                    }
                }
            }
            if !item.tags.isEmpty {
                json.key("tags")
                json.array { json in for tag in item.tags { json.string(tag) } }
            }
            if let enclosure = item.enclosure { attach(enclosure, item.duration, to: &json) }
        }
        return FeedItem.Frame(bytes: json.bytes, place: place)
    }

    /// An episode with its notes, where it has any.
    public static func item(_ frame: FeedItem.Frame, notes: HTML) -> [UInt8] {
        if notes.isEmpty { return frame.bytes }
        var json = JSONText(afterMember: (), reserving: notes.bytes.count * 5 / 4 + 64)
        json.member("content_html", notes)
        return frame.filled(with: json.bytes)
    }

    private static func attach(_ enclosure: FeedItem.Enclosure, _ duration: Seconds?, to json: inout JSONText) {
        json.key("attachments")
        json.array { json in
            json.object { json in
                json.member("url", enclosure.address)
                json.member("mime_type", enclosure.mediaType)
                json.member("size_in_bytes", enclosure.byteCount > 0 ? enclosure.byteCount : nil)
                if let duration {
                    json.key("duration_in_seconds")
                    json.number(duration)
                }
            }
        }
    }
}
