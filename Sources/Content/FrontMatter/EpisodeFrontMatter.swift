import Diagnostics
import Foundation
import Podcast

/// Everything that the front matter of an episode says, as it was written.
struct EpisodeFrontMatter: Sendable {
    struct WrittenChapter: Sendable {
        /// Its image apart.
        var chapter: Chapter
        var image: WrittenPicture?
        /// Where its start, its end and the chapter itself stand.
        var startPosition: Int
        var endPosition: Int
        var urlPosition: Int
    }

    struct WrittenTopic: Sendable {
        var speaker: Written<PlainText>
        var text: PlainText
        var start: Seconds?
    }

    var head: EpisodeHead
    var audio: WrittenAudio?
    /// Those that are written here.
    var chapters: [WrittenChapter] = []
    var topics: [WrittenTopic]
    var links: [Written<Link>]
    var sponsors: [Written<Sponsor>]
    var soundbites: [Soundbite]
    var aliases: [String]
    /// Where they stand.
    var aliasesPosition: Int
    /// What only feeds say of it.
    var feed: EpisodeFeedKeys

    /// Asks for every key of an episode.
    init(_ fields: inout Fields) {
        let title = fields.required("title", .line, example: "title: What a model is")
        head = EpisodeHead(title: title ?? "")
        head.subtitle = fields.read("subtitle", .line)
        head.date = fields.read("date", .date)
        head.number = fields.read("number", .wholeNumber(from: 0, "number: 12"))
        head.season = fields.read("season", .wholeNumber(from: 0, "season: 2"))
        head.type = fields.read("type", .choice) ?? .full
        head.slug = fields.written("slug", .slug)
        head.language = fields.read("language", .language)
        head.original = fields.written("translationOf", .slug)
        head.summary = fields.read("summary", .text)
        head.cover = fields.read("cover", .picture)
        audio = fields.read("audio", .audio)
        head.people = fields.read("people", .list(of: .credit))
        head.speakers = fields.read("speakers", .speakers) ?? []
        topics = fields.read("topics", .list(of: .topic)) ?? []
        switch fields.read("chapters", .chapters) {
        case .list(let written): (chapters, head.hasChapters) = (written, true)
        case .file(let file): head.chapterFile = file
        case nil: break
        }
        head.tags = fields.read("tags", .tags) ?? []
        links = fields.read("links", .links) ?? []
        sponsors = fields.read("sponsors", .list(of: .sponsor)) ?? []
        soundbites = fields.read("soundbites", .list(of: .soundbite)) ?? []
        aliases = fields.read("aliases", .list(of: .formerAddress)) ?? []
        aliasesPosition = fields.position(of: "aliases")
        head.guid = fields.read("guid", .word)
        head.isDraft = fields.read("draft", .flag) ?? false
        head.isExplicit = fields.read("explicit", .flag)
        head.transcript = fields.read("transcript", .transcript)
        head.translations = fields.read("translations", .translations) ?? []
        head.glossary = fields.read("glossary", .glossary) ?? []
        head.script = fields.read("normalise", .chineseScript)
        feed = EpisodeFeedKeys(&fields)

        head.hasAudio = audio != nil
        head.duration = audio?.duration?.value
        head.topicSpeakers = topics.reduce(into: []) { names, topic in
            if !names.contains(where: { $0.value == topic.speaker.value }) { names.append(topic.speaker) }
        }
        head.audio = audio.flatMap { Address($0.source.value).isWeb ? nil : $0.source }
        head.recording = audio?.source.value
        head.pictures = chapters.compactMap(\.image?.file).filter { !Address($0.value).isWeb }
        if !head.isDraft, !fields.has("date"), !fields.reportCapitals(of: "date") {
            fields.report(
                .missingDate, "`date` is missing", at: fields.start,
                hint: "add a line like `date: 2025-01-31`, or `draft: true` while you are working on it")
        }
        reportDisorder(&fields)
    }

    /// Where its links and its chapters lead.
    var addresses: [Written<String>] {
        links.addresses + chapters.compactMap { chapter in chapter.chapter.url.map { Written(value: $0, position: chapter.urlPosition) } }
            + sponsors.compactMap { sponsor in sponsor.value.address.map { Written(value: $0, position: sponsor.position) } }
    }

    private func reportDisorder(_ fields: inout Fields) {
        var latest: (start: Seconds, title: PlainText?)?
        for written in chapters {
            guard let start = written.chapter.start else { continue }
            if let latest, start < latest.start {
                let before = latest.title.map { "“\($0.string.abridged)”" } ?? "the chapter before it"
                fields.report(
                    .chaptersOutOfOrder, "this chapter starts at \(start.clock), before \(before) at \(latest.start.clock)",
                    at: written.startPosition, hint: "put the chapters in the order in which they are heard")
            } else {
                latest = (start, written.chapter.title)
            }
            if let end = written.chapter.end, end < start {
                fields.report(
                    .endsBeforeStart, "this chapter ends at \(end.clock), before it starts at \(start.clock)", at: written.endPosition)
            }
        }
    }
}

extension Reading where Value == EpisodeFrontMatter {
    static let episode = mapping("the episode's keys and values, `title: …`") { EpisodeFrontMatter(&$0) }
}

extension Reading where Value == EpisodeFrontMatter.WrittenChapter {
    static let chapter = Reading { yaml, findings in
        guard let (start, title) = timeAndTitle(yaml) else { return keyed.read(yaml, &findings) }
        findings.report(
            .wrongType, "the time and the title of a chapter need keys", at: yaml.start,
            hint: "write `{start: \(start), title: \(title.inQuotes)}`")
        return nil
    }

    /// `0:00 Intro` and `0:00: Intro`, as descriptions of videos have it.
    private static func timeAndTitle(_ yaml: YAML) -> (time: String, title: String)? {
        var parts: (time: String, title: String)
        switch yaml.content {
        case .text(let text):
            let line = PlainText(text).onOneLine.string
            guard let space = line.firstIndex(of: " ") else { return nil }
            parts = (String(line[..<space]), line[space...].drop { " -–—:|".contains($0) }.description)
        case .mapping(let pairs):
            guard pairs.count == 1, case .text(let title) = pairs[0].value.content else { return nil }
            parts = (pairs[0].key.name, PlainText(title).onOneLine.string)
        default: return nil
        }
        // `[00:12:34] Intro`, `(0:00) Intro`
        parts.time = parts.time.trimmingCharacters(in: ["(", ")", "[", "]", ":", "-", "–"])
        return parts.time.contains(":") && Seconds(parsing: parts.time) != nil && !parts.title.isEmpty ? parts : nil
    }

    private static let keyed = mapping("a chapter such as {start: 12:34, title: …}") { fields in
        var chapter = Chapter()
        chapter.start = fields.read("start", .time)
        chapter.end = fields.read("end", .time)
        chapter.title = fields.read("title", .line)
        chapter.summary = fields.read("summary", .text)
        chapter.points = fields.read("points", .list(of: .point)) ?? []
        let image = fields.read("image", .picture)
        chapter.url = fields.read("url", .address)
        chapter.isListed = fields.read("toc", .flag) ?? true
        chapter.location = fields.read("location", .location)
        return EpisodeFrontMatter.WrittenChapter(
            chapter: chapter, image: image, startPosition: fields.position(of: "start"), endPosition: fields.position(of: "end"),
            urlPosition: fields.position(of: "url"))
    }
}

extension Reading where Value == Point {
    /// `No reasoning without data`, or `{text: No reasoning without data, start: 13:02}`.
    static let point = scalar(
        Reading<PlainText>.text.map { Point(text: $0) },
        orMapping: mapping("a point such as {text: …, start: 13:02}") { fields in
            let text = fields.required("text", .text, example: "text: No reasoning without data")
            let start = fields.read("start", .time)
            return text.map { Point(text: $0, start: start) }
        })
}

extension Reading where Value == EpisodeFrontMatter.WrittenTopic {
    static let topic = mapping("a topic such as {speaker: jo, text: …}") { fields in
        let speaker = fields.requiredWritten("speaker", .line, example: "speaker: jo")
        let text = fields.required("text", .text, example: "text: What they argued")
        let start = fields.read("start", .time)
        guard let speaker, let text else { return nil }
        return EpisodeFrontMatter.WrittenTopic(speaker: speaker, text: text, start: start)
    }
}

extension Reading where Value == Written<Sponsor> {
    /// `{name: Acme, text: Microphones that forgive, url: https://acme.example}`, or only a name. Its place is the address's.
    static let sponsor = scalar(
        Reading<PlainText>.line.written.map { Written(value: Sponsor(name: $0.value), position: $0.position) },
        orMapping: mapping("a sponsor such as {name: …, text: …, url: https://example.com}") { fields in
            let name = fields.required("name", .line, example: "name: Acme")
            let text = fields.read("text", .text)
            let address = fields.read("url", .address)
            return name.map {
                Written(value: Sponsor(name: $0, text: text, address: address), position: fields.position(of: "url"))
            }
        })
}

extension Reading where Value == Soundbite {
    static let soundbite = mapping("a soundbite such as {start: 12:34, duration: 30, title: …}") { fields in
        let start = fields.required("start", .time, example: "start: 12:34")
        let duration = fields.required("duration", .time, example: "duration: 30")
        let title = fields.read("title", .line)
        guard let start, let duration else { return nil }
        return Soundbite(start: start, duration: duration, title: title)
    }
}

extension Reading where Value == [PlainText] {
    /// A list, or one line with commas. Tags that differ only in case are one tag.
    static let tags = Reading { yaml, findings in
        let tags: [PlainText]
        if case .text(let text) = yaml.content {
            yaml.reportLoss(to: &findings)
            tags = text.split(separator: ",").compactMap { PlainText($0).onOneLine.nonEmpty }
        } else {
            tags = Reading.list(of: Reading<PlainText>.line).read(yaml, &findings) ?? []
        }
        var seen: Set<String> = []
        return tags.filter { seen.insert($0.string.caseFolded).inserted }
    }
}

extension Reading where Value == String {
    /// An address on this site under which the page was once found, `/2019/old-name/`.
    static let formerAddress = scalar("an address such as /old-name/") { text, position, findings in
        guard let path = PlainText(text).onOneLine.nonEmpty?.string else { return nil }
        let leaves = path.split(separator: "/").contains { $0 == ".." || $0 == "." } || path.contains("\\")
        if Address(path).isRelative, !leaves {
            if let mark = path.unicodeScalars.first(where: { $0 == "?" || $0 == "#" }) {
                let served = String(path.unicodeScalars.prefix { $0 != mark })
                let isTop = served.utf8.allSatisfy { $0 == UInt8(ascii: "/") }
                findings.report(
                    .unservedAlias,
                    (isTop ? "nothing can lead on from “\(path.abridged)”" : "all of “\(served.abridged)” leads to this episode")
                        + ": servers of files look only at what is before the \(mark)",
                    at: position,
                    hint: (isTop ? "remove it" : "write the path alone")
                        + "; if apps know the episode by this address, write the whole of it as its `guid`")
            }
            return path
        }
        findings.report(
            .invalidAddress, "“\(path.abridged)” is not an address on this site", at: position,
            hint: "write only its path, like /old-name/")
        return nil
    }
}
