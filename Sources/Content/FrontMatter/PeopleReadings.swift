import Diagnostics
import Podcast
import Storage

/// Someone's part in an episode as it was written.
struct WrittenCredit: Sendable, Equatable, Storable {
    /// An id, name or alias; the name itself where `hasPage` is false.
    var name: Written<PlainText>
    var role: Role?
    var hasPage: Bool

    init(name: Written<PlainText>, role: Role?, hasPage: Bool) {
        self.name = name
        self.role = role
        self.hasPage = hasPage
    }

    func store(to writer: inout StorageWriter) {
        writer.write(name)
        writer.write(role)
        writer.write(hasPage)
    }

    init(from reader: inout StorageReader) throws(Damaged) {
        name = try reader.read()
        role = try reader.readOptional()
        hasPage = try reader.read()
    }
}

/// A label of the transcript and who speaks under it.
struct WrittenSpeaker: Sendable, Equatable, Storable {
    var label: PlainText
    var name: Written<PlainText>

    init(label: PlainText, name: Written<PlainText>) {
        self.label = label
        self.name = name
    }

    func store(to writer: inout StorageWriter) {
        writer.write(label)
        writer.write(name)
    }

    init(from reader: inout StorageReader) throws(Damaged) {
        label = try reader.read()
        name = try reader.read()
    }
}

extension Reading where Value == Role {
    /// A word of the podcast taxonomy however it is capitalised, or the podcaster's own word.
    static let role = Reading<PlainText>.line.map { word in
        let lowercased = word.string.lowercased()
        return Role(Role.taxonomy.contains(lowercased) ? lowercased : word.string)
    }
}

extension Role {
    /// The roles of the Podcasting 2.0 taxonomy, https://github.com/Podcastindex-org/podcast-namespace/blob/main/taxonomy.json
    static let taxonomy: Set<String> = [
        "announcer", "assistant camera", "assistant director", "assistant editor", "associate producer", "audio editor", "audio engineer",
        "author", "booking coordinator", "camera grip", "camera operator", "co-host", "co-writer", "composer", "consultant",
        "content manager", "cover art designer", "creative director", "development producer", "director", "editor", "editorial director",
        "executive producer", "fact checker", "foley artist", "graphic designer", "guest", "guest host", "guest writer", "host", "intern",
        "lighting designer", "logger", "managing editor", "marketing manager", "music contributor", "music production", "narrator",
        "post production engineer", "producer", "production assistant", "production coordinator", "remote recording engineer", "reporter",
        "researcher", "sales manager", "sales representative", "script coordinator", "script editor", "senior producer",
        "social media manager", "songwriter", "sound designer", "story editor", "studio coordinator", "technical director",
        "technical manager", "theme music", "transcriber", "translator", "voice actor", "writer",
    ]
}

extension Reading where Value == WrittenCredit {
    /// `jo`, `{person: jo, role: guest}`, or `{name: Jo, role: guest}` for someone without a page.
    static let credit = scalar(
        Reading<PlainText>.line.written.map { WrittenCredit(name: $0, role: nil, hasPage: true) },
        orMapping: mapping("someone such as {person: jo, role: guest}") { fields in
            let person = fields.written("person", .line)
            let name = fields.written("name", .line)
            if person == nil, name == nil, !fields.has("person"), !fields.has("name") {
                fields.report(
                    .missingKey, "`person` or `name` is missing", at: fields.start,
                    hint: "write {person: jo, role: guest}, or {name: Jo, role: guest} for someone without a page")
            }
            let role = fields.read("role", .role)
            return (person ?? name).map { WrittenCredit(name: $0, role: role, hasPage: person != nil) }
        })
}

extension Reading where Value == [WrittenSpeaker] {
    /// A mapping of labels and people: `SPEAKER_00: jo`.
    static let speakers = Reading { yaml, findings in
        guard case .mapping(let pairs) = yaml.content else {
            findings.report(
                .wrongType, "this is \(yaml.describedShape), where labels and people are expected", at: yaml.start,
                hint: "write a line for each, like `SPEAKER_00: jo`")
            return nil
        }
        return Fields.withoutDuplicates(pairs, &findings).compactMap { pair in
            guard let name = Reading<PlainText>.line.written.read(pair.value, &findings) else { return nil }
            return WrittenSpeaker(label: PlainText(pair.key.name).onOneLine, name: name)
        }
    }
}
