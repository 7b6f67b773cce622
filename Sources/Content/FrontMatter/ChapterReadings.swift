import Diagnostics
import Podcast
import Storage

/// What `chapters:` says: the chapters themselves, or the file that holds them.
enum WrittenChapters: Sendable {
    case list([EpisodeFrontMatter.WrittenChapter])
    case file(WrittenChapterFile)
}

/// The file that `chapters:` names.
struct WrittenChapterFile: Sendable, Equatable, Storable {
    var file: Written<String>
    var format: String?
    var encoding: String?

    init(file: Written<String>, format: String? = nil, encoding: String? = nil) {
        self.file = file
        self.format = format
        self.encoding = encoding
    }

    func store(to writer: inout StorageWriter) {
        writer.write(file)
        writer.write(format)
        writer.write(encoding)
    }

    init(from reader: inout StorageReader) throws(Damaged) {
        file = try reader.read()
        format = try reader.readOptional()
        encoding = try reader.readOptional()
    }
}

extension Reading where Value == WrittenChapters {
    /// A list of chapters; or `talk.chapters.txt`, or `{file: talk.txt, encoding: windows-1252}`.
    static let chapters = Reading<WrittenChapters> { yaml, findings in
        switch yaml.content {
        case .text(let text) where startsWithTime(text) || text.utf8.contains(UInt8(ascii: "\n")):
            findings.report(
                .wrongType, "this is text, where a list of chapters is expected", at: yaml.start,
                hint: "write `- {start: 0:00, title: …}` for each, or put lines such as `0:00 …` into a file chapters.txt beside this one")
            return nil
        case .text: return Reading<WrittenChapterFile>.chapterFile.read(yaml, &findings).map { .file($0) }
        case .mapping(let pairs) where pairs.contains { $0.key.name == "file" }:
            return Reading<WrittenChapterFile>.chapterFile.read(yaml, &findings).map { .file($0) }
        case .list, .mapping, .nothing:
            return Reading<[EpisodeFrontMatter.WrittenChapter]>.list(of: .chapter).read(yaml, &findings).map { .list($0) }
        }
    }

    private static func startsWithTime(_ text: String) -> Bool {
        Seconds(parsing: text.prefix { $0 != " " }) != nil
    }
}

extension Reading where Value == WrittenChapterFile {
    static let chapterFile = scalar(
        Reading<String>.file.written.map { WrittenChapterFile(file: $0) },
        orMapping: mapping("a file with chapters such as {file: talk.txt, encoding: windows-1252}") { fields in
            let file = fields.requiredWritten("file", .file, example: "file: chapters.txt")
            let format = fields.read("format", .word)
            let encoding = fields.read("encoding", .word)
            return file.map { WrittenChapterFile(file: $0, format: format, encoding: encoding) }
        })
}

extension Reading where Value == Location {
    /// `{name: Eiffel Tower, geo: "geo:48.858093,2.294694"}`
    static let location = mapping("a place such as {name: Eiffel Tower, geo: \"geo:48.858093,2.294694\"}") { fields in
        let name = fields.required("name", .line, example: "name: Eiffel Tower")
        let geo = fields.required("geo", .geoAddress, example: "geo: \"geo:48.858093,2.294694\"")
        let osm = fields.read("osm", .word)
        guard let name, let geo else { return nil }
        return Location(name: name, geo: geo, osm: osm)
    }

    /// A place of the show or of an episode: only its name, or what else is known of it.
    static let feedLocation = scalar(
        Reading<PlainText>.line.map { Location(name: $0, geo: nil) },
        orMapping: mapping("a place such as {name: Austin, geo: \"geo:30.27,-97.74\", country: US}") { fields in
            let name = fields.required("name", .line, example: "name: Austin")
            let geo = fields.read("geo", .geoAddress)
            let osm = fields.read("osm", .word)
            let country = fields.read("country", .country)
            let relation = fields.read("rel", .word(of: ["subject", "creator"]))
            return name.map { Location(name: $0, geo: geo, osm: osm, country: country, isCreators: relation == "creator") }
        })
}

extension Reading where Value == String {
    /// RFC 5870; the scheme may be left out.
    static let geoAddress = scalar("a latitude and a longitude") { text, position, findings in
        let line = PlainText(text).onOneLine.string
        let rest = line.lowercased().hasPrefix("geo:") ? String(line.utf8.dropFirst(4)) ?? "" : line
        let numbers = rest.prefix { $0 != ";" }.split(separator: ",", omittingEmptySubsequences: false).map {
            Double(String($0).trimmingSpaces)
        }
        if (2...3).contains(numbers.count), let latitude = numbers[0], let longitude = numbers[1], abs(latitude) <= 90,
            abs(longitude) <= 180
        {
            return "geo:\(rest.replacing(" ", with: ""))"
        }
        findings.report(
            .invalidNumber, "“\(line.abridged)” is no latitude and longitude", at: position,
            hint: "write them in degrees, as in \"geo:48.858093,2.294694\"")
        return nil
    }
}
