import Diagnostics
import Podcast

extension ShowFrontMatter {
    /// Asks for the keys of the show's feeds.
    static func feed(_ fields: inout Fields) -> (FeedSettings, cover: WrittenPicture?) {
        let written = fields.read("feed", .feed)
        var feed = written?.settings ?? FeedSettings()
        feed.isForDirectories = ["feed", "owner", "categories", "guid", "locked"].contains { fields.has($0) }
        feed.guid = fields.read("guid", .guid)
        feed.isSerial = fields.read("type", .word(of: ["episodic", "serial"])) == "serial"
        feed.isComplete = fields.read("complete", .flag) ?? false
        if let block = fields.read("block", .block) { (feed.isBlocked, feed.blockedServices) = block }
        feed.isLocked = fields.read("locked", .flag)
        feed.medium = fields.read("medium", .word(of: mediums))
        feed.podroll = fields.read("podroll", .list(of: .remoteItem)) ?? []
        feed.publisher = fields.read("publisher", .remoteItem).map { publisher in
            var publisher = publisher
            publisher.medium = "publisher"
            return publisher
        }
        feed.updateFrequency = fields.read("updateFrequency", .updateFrequency)
        feed.seasons = fields.read("seasons", .seasons) ?? []
        feed.usesPodping = fields.read("podping", .flag) ?? false
        return (feed, written?.cover)
    }

    /// Those of feeds that have episodes.
    private static let mediums = ["podcast", "music", "video", "film", "audiobook", "newsletter", "blog", "course"]
}

/// What `feed:` says.
struct WrittenFeed: Sendable {
    var settings = FeedSettings()
    var cover: WrittenPicture?
}

extension Reading where Value == WrittenFeed {
    /// `no`, the feed's address, or a mapping with more.
    static let feed = Reading { yaml, findings in
        guard case .text(let text) = yaml.content else { return keyed.read(yaml, &findings) }
        var feed = WrittenFeed()
        if ["yes", "true", "on", "no", "false", "off"].contains(text.lowercased()) {
            feed.settings.isPublished = Reading<Bool>.flag.read(yaml, &findings) ?? true
        } else {
            feed.settings.url = Reading<String>.webAddress.read(yaml, &findings)
        }
        return feed
    }

    private static let keyed = mapping("the feed's keys and values, `url: …`") { fields in
        var feed = WrittenFeed()
        feed.settings.isPublished = fields.read("publish", .flag) ?? true
        feed.settings.url = fields.read("url", .webAddress)
        feed.settings.newURL = fields.read("newUrl", .webAddress)
        if let limit = fields.read("limit", .limit) { feed.settings.limit = limit.count }
        feed.settings.hasArchives = fields.read("archives", .flag) ?? true
        feed.settings.enclosurePrefix = fields.read("enclosurePrefix", .webAddress)
        feed.settings.hasPeople = fields.read("people", .flag) ?? false
        feed.settings.hasTags = fields.read("tags", .flag) ?? false
        feed.cover = fields.read("cover", .picture)
        return feed
    }
}

/// How many episodes a feed has; nil for all.
struct FeedLimit: Sendable {
    var count: Int?
}

extension Reading where Value == FeedLimit {
    static let limit = Reading { yaml, findings in
        if case .text("all") = yaml.content { return FeedLimit(count: nil) }
        return Reading<Int>.wholeNumber(from: 1, "limit: 100, or limit: all").read(yaml, &findings).map { FeedLimit(count: $0) }
    }
}

extension Reading where Value == (isBlocked: Bool, services: [String]) {
    /// `yes`, or the services that shall not list the show: `[amazon]`; `{all: yes, except: [apple]}`.
    static let block = Reading { yaml, findings in
        if case .text(let text) = yaml.content, ["yes", "true", "on", "no", "false", "off"].contains(text.lowercased()) {
            return Reading<Bool>.flag.read(yaml, &findings).map { ($0, []) }
        }
        if case .mapping = yaml.content { return allBut.read(yaml, &findings) }
        return Reading<[String]>.list(of: .word).read(yaml, &findings).map { (false, $0) }
    }

    private static let allBut = mapping("who shall not list the show, such as {except: [apple]}") { fields in
        (true, fields.required("except", .list(of: .word), example: "except: [apple]") ?? [])
    }
}

extension Reading where Value == FeedSettings.UpdateFrequency {
    private static let rules = [
        "daily": "FREQ=DAILY", "weekly": "FREQ=WEEKLY", "biweekly": "FREQ=WEEKLY;INTERVAL=2", "monthly": "FREQ=MONTHLY",
        "bimonthly": "FREQ=MONTHLY;INTERVAL=2", "yearly": "FREQ=YEARLY",
    ]

    /// `weekly`, any other words, or `{text: Every other Friday, rule: "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"}`.
    static let updateFrequency = scalar(
        Reading<PlainText>.line.map { FeedSettings.UpdateFrequency(text: $0, rule: rules[$0.string.lowercased()]) },
        orMapping: mapping("how often episodes appear, such as {text: Fridays, rule: \"FREQ=WEEKLY;BYDAY=FR\"}") { fields in
            let text = fields.required("text", .line, example: "text: Every other Friday")
            let rule = fields.read("rule", .recurrenceRule)
            let start = fields.read("start", .date)
            return text.map { FeedSettings.UpdateFrequency(text: $0, rule: rule, start: start.map(\.isoDay)) }
        })
}

extension WrittenDate {
    fileprivate var isoDay: String { PublicationDate(year: year, month: month, day: day, offset: 0).iso }
}

extension Reading where Value == String {
    /// https://www.rfc-editor.org/rfc/rfc5545#section-3.3.10
    static let recurrenceRule = scalar("a rule such as FREQ=WEEKLY;BYDAY=FR") { text, position, findings in
        let rule = String(text.trimmingSpaces).uppercased()
        let parts = rule.split(separator: ";").map { $0.split(separator: "=", omittingEmptySubsequences: false) }
        if parts.contains(where: { $0.first == "FREQ" }), parts.allSatisfy({ $0.count == 2 && !$0[1].isEmpty }) { return rule }
        findings.report(
            .invalidWord, "“\(text.abridged)” is not a rule for repeating", at: position, hint: "write it like FREQ=WEEKLY;BYDAY=FR")
        return nil
    }

    /// 36 characters, as https://www.rfc-editor.org/rfc/rfc9562#section-4 has them.
    static let guid = scalar("a guid such as 917393e3-1b1e-5cef-ace4-edaa54e1f810") { text, position, findings in
        let guid = text.trimmingSpaces.lowercased()
        let groups = guid.split(separator: "-", omittingEmptySubsequences: false)
        if groups.map(\.utf8.count) == [8, 4, 4, 4, 12],
            groups.joined().utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
        {
            return guid
        }
        findings.report(
            .invalidWord, "“\(text.abridged)” is not the guid of a podcast", at: position,
            hint: "copy it from the feed that the show has; it looks like 917393e3-1b1e-5cef-ace4-edaa54e1f810")
        return nil
    }
}

extension Reading where Value == [FeedSettings.Season] {
    /// A mapping of numbers and names: `1: The first winter`.
    static let seasons = Reading { yaml, findings in
        guard case .mapping(let pairs) = yaml.content else {
            findings.report(
                .wrongType, "this is \(yaml.describedShape), where numbers and names of seasons are expected", at: yaml.start,
                hint: "write a line for each, like `1: The first winter`")
            return nil
        }
        return Fields.withoutDuplicates(pairs, &findings).compactMap { pair -> FeedSettings.Season? in
            guard let number = Int(pair.key.name), number >= 0 else {
                findings.report(
                    .invalidNumber, "“\(pair.key.name.abridged)” is not the number of a season", at: pair.key.start,
                    hint: "write a line like `1: The first winter`")
                return nil
            }
            return Reading<PlainText>.line.read(pair.value, &findings).map { FeedSettings.Season(number: number, name: $0) }
        }
        .sorted { $0.number < $1.number }
    }
}
