import Markup
import Podcast

/// Elements of the podcast namespace that shows and episodes both have.
extension RSS {
    /// An element a role: an element has room for one.
    static func append(_ person: FeedPerson, to xml: inout XML) {
        for role in person.roles {
            xml.element(
                "podcast:person",
                [("role", role.name), ("group", RoleGroups.group(of: role)), ("img", person.image), ("href", person.address)],
                person.name.atMost(128))
        }
    }

    static func append(_ image: FeedImage, to xml: inout XML) {
        xml.element(
            "podcast:image",
            [
                ("href", image.address), ("alt", image.alternative.isEmpty ? nil : image.alternative.string),
                ("aspect-ratio", image.size.map(aspectRatio)), ("width", image.size.map { String($0.width) }),
                ("height", image.size.map { String($0.height) }), ("type", image.mediaType), ("purpose", "artwork"),
            ])
    }

    /// In lowest terms, as people write it: `16/9`.
    private static func aspectRatio(_ size: PixelSize) -> String {
        var (divisor, rest) = (size.width, size.height)
        while rest > 0 { (divisor, rest) = (rest, divisor % rest) }
        return "\(size.width / divisor)/\(size.height / divisor)"
    }

    static func append(_ license: License, to xml: inout XML) {
        xml.element("podcast:license", [("url", license.address)], license.identifier.atMost(128))
    }

    static func append(_ item: RemoteItem, to xml: inout XML) {
        xml.element(
            "podcast:remoteItem",
            [
                ("feedGuid", item.feedGUID), ("feedUrl", item.feedURL), ("itemGuid", item.itemGUID), ("medium", item.medium),
                ("title", item.title?.string),
            ])
    }

    static func append(_ extras: FeedExtras, to xml: inout XML) {
        for location in extras.locations {
            xml.element(
                "podcast:location",
                [
                    ("rel", location.isCreators ? "creator" : "subject"), ("geo", location.geo), ("osm", location.osm),
                    ("country", location.country),
                ], location.name.atMost(128))
        }
        for value in extras.values { append(value, to: &xml) }
        for text in extras.texts { xml.element("podcast:txt", [("purpose", text.purpose)], text.text.atMost(4000)) }
        if let chat = extras.chat {
            xml.element(
                "podcast:chat",
                [("server", chat.server), ("protocol", chat.networkProtocol), ("accountId", chat.account), ("space", chat.space)])
        }
        for social in extras.socialInteracts {
            xml.element(
                "podcast:socialInteract",
                [
                    ("priority", social.priority.map { String($0) }), ("protocol", social.networkProtocol), ("uri", social.address),
                    ("accountId", social.account), ("accountUrl", social.accountAddress),
                ])
        }
    }

    private static func append(_ value: PaymentValue, to xml: inout XML) {
        xml.element("podcast:value", [("type", value.type), ("method", value.method), ("suggested", value.suggested)]) { xml in
            for recipient in value.recipients { append(recipient, to: &xml) }
            for split in value.timeSplits {
                xml.element(
                    "podcast:valueTimeSplit",
                    [
                        ("startTime", split.start.decimal), ("duration", split.duration.decimal),
                        ("remoteStartTime", split.remoteStart?.decimal), ("remotePercentage", split.remotePercentage.map { String($0) }),
                    ]
                ) { xml in
                    if let remote = split.remote { append(remote, to: &xml) }
                    for recipient in split.recipients { append(recipient, to: &xml) }
                }
            }
        }
    }

    private static func append(_ recipient: PaymentValue.Recipient, to xml: inout XML) {
        xml.element(
            "podcast:valueRecipient",
            [
                ("name", recipient.name?.string), ("type", recipient.type), ("address", recipient.address),
                ("customKey", recipient.customKey), ("customValue", recipient.customValue), ("split", String(recipient.split)),
                // The schema has it true where it is left out, the specification false.
                ("fee", recipient.isFee ? "true" : "false"),
            ])
    }
}
