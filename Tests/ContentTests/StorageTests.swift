import Diagnostics
import Podcast
import Storage
import Testing

@testable import Content

@Suite("What survey keeps of a file comes back as it was")
struct StorageTests {
    /// Random values of everything that a front matter can hold.
    private struct Values {
        var random: Generator

        private static let words = [
            "", "A train", "大模型", "Zo\u{EB}", "Zoe\u{308}", "🏮", "no", "a\nb", "\"quoted\" \\", "https://a.example/?q=1#t", "cover.jpg",
        ]

        mutating func text() -> String { Self.words.randomElement(using: &random)! }
        mutating func plain() -> PlainText { PlainText(text()) }
        mutating func number() -> Int {
            [0, 1, 114, -1, .max, .min, Int.random(in: -9999...9999, using: &random)].randomElement(using: &random)!
        }
        mutating func flag() -> Bool { .random(using: &random) }
        mutating func maybe<Value>(_ value: (inout Values) -> Value) -> Value? { flag() ? value(&self) : nil }
        mutating func list<Value>(_ value: (inout Values) -> Value) -> [Value] {
            (0..<Int.random(in: 0...3, using: &random)).map { _ in value(&self) }
        }

        mutating func written<Value>(_ value: (inout Values) -> Value) -> Written<Value> {
            Written(value: value(&self), position: Int.random(in: 0...5000, using: &random))
        }
        mutating func slug() -> Slug { ["model", "über-uns", "3 大模型"].compactMap { Slug($0) }.randomElement(using: &random)! }
        mutating func language() -> Language { ["en", "zh-Hans", "pt-BR"].compactMap { Language($0) }.randomElement(using: &random)! }
        mutating func picture() -> WrittenPicture { WrittenPicture(file: written { $0.text() }, alternative: plain()) }
        mutating func link() -> Link { Link(title: plain(), address: text()) }
        mutating func author() -> AuthorText { AuthorText(markdown: text(), file: text(), line: number()) }

        mutating func mention() -> Mention { Mention(address: text(), line: number(), column: number(), sourceLine: maybe { $0.text() }) }
        func file() -> ContentFile { ContentFile(allMarkdown: SourceText(path: "", text: "")) }

        mutating func date() -> WrittenDate {
            WrittenDate(year: number(), month: number(), day: number(), timeOfDay: maybe { $0.number() }, offset: maybe { $0.number() })
        }

        mutating func head() -> EpisodeHead {
            var head = EpisodeHead(title: plain())
            head.subtitle = maybe { $0.plain() }
            head.summary = maybe { $0.plain() }
            head.date = maybe { $0.date() }
            head.number = maybe { $0.number() }
            head.season = maybe { $0.number() }
            head.type = EpisodeType.allCases.randomElement(using: &random)!
            head.slug = maybe { $0.written { $0.slug() } }
            head.language = maybe { $0.language() }
            head.people = maybe {
                $0.list { values in
                    WrittenCredit(name: values.written { $0.plain() }, role: values.maybe { Role($0.text()) }, hasPage: values.flag())
                }
            }
            head.speakers = list { values in WrittenSpeaker(label: values.plain(), name: values.written { $0.plain() }) }
            head.topicSpeakers = list { $0.written { $0.plain() } }
            head.tags = list { $0.plain() }
            head.cover = maybe { $0.picture() }
            head.duration = maybe { Seconds(milliseconds: $0.number()) }
            head.guid = maybe { $0.text() }
            head.isDraft = flag()
            head.isExplicit = maybe { $0.flag() }
            head.transcript = maybe { values in
                WrittenTranscript(
                    file: values.written { $0.text() }, format: values.maybe { $0.text() }, encoding: values.maybe { $0.text() })
            }
            head.hasChapters = flag()
            head.chapterFile = maybe { values in
                WrittenChapterFile(
                    file: values.written { $0.text() }, format: values.maybe { $0.text() }, encoding: values.maybe { $0.text() })
            }
            head.audio = maybe { $0.written { $0.text() } }
            head.pictures = list { $0.written { $0.text() } }
            head.mentions = list { $0.mention() }
            return head
        }

        mutating func person() throws -> WrittenPerson {
            var person = try readWithoutMistake(WrittenPerson.reading(in: file()), "name: Jo")
            person.name = plain()
            person.aliases = list { $0.plain() }
            person.picture = maybe { $0.picture() }
            person.links = list { $0.link() }
            person.url = maybe { $0.text() }
            person.language = maybe { $0.language() }
            person.bio = author()
            person.mentions = list { $0.mention() }
            return person
        }

        mutating func page() throws -> WrittenPage {
            var page = try readWithoutMistake(WrittenPage.reading(in: file()), "title: About")
            page.title = plain()
            page.slug = maybe { $0.written { $0.slug() } }
            page.language = maybe { $0.language() }
            page.menuTitle = maybe { $0.plain() }
            page.summary = maybe { $0.plain() }
            page.text = author()
            page.mentions = list { $0.mention() }
            return page
        }
    }

    /// Whatever is cut off or changed in the bytes: a value, or `Damaged`, but never a crash.
    private func check<Value: Storable & Equatable>(_ value: Value, _ random: inout Generator) throws {
        let bytes = value.stored
        #expect(try Value(stored: bytes) == value)
        for count in 0..<bytes.count {
            #expect(throws: Damaged.self) { try Value(stored: Array(bytes[..<count])) }
        }
        #expect(throws: Damaged.self) { try Value(stored: bytes + [0]) }
        for _ in 0..<20 {
            var changed = bytes
            changed[Int.random(in: changed.indices, using: &random)] = .random(in: 0...255, using: &random)
            _ = try? Value(stored: changed)
        }
    }

    @Test("An episode's head")
    func heads() throws {
        var values = Values(random: Generator(seed: 1))
        for _ in 0..<60 { try check(values.head(), &values.random) }
    }

    @Test("A person and a page")
    func peopleAndPages() throws {
        var values = Values(random: Generator(seed: 2))
        for _ in 0..<60 {
            try check(values.person(), &values.random)
            try check(values.page(), &values.random)
        }
    }

    @Test("A page of the site, and a date")
    func others() throws {
        var values = Values(random: Generator(seed: 3))
        for _ in 0..<60 {
            var page = Page(slug: values.slug(), title: values.plain(), text: values.author())
            page.language = values.maybe { $0.language() }
            page.menuTitle = values.maybe { $0.plain() }
            page.summary = values.maybe { $0.plain() }
            try check(page, &values.random)
            try check(values.date(), &values.random)
        }
    }
}
