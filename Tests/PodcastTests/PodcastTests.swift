import Storage
import Testing

@testable import Podcast

@Suite struct PlainTextTests {
    @Test(
        "What HTML and XML cannot hold is dropped, everything else stays",
        arguments: [
            ("a\u{0}b\u{FEFF}c\u{7F}d\u{85}e", "abcde"), ("one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
            ("\u{202E}right\u{2028}", "\u{202E}right\u{2028}"),
            ("\"\u{301} <\u{338}", "\"\u{301} <\u{338}"), ("naïve ©", "naïve ©"), ("\t", "\t"), ("\r\n\u{FEFF}\r", "\n\n"),
        ])
    func cleaned(text: String, plain: String) {
        // By scalars: `==` of strings would take equivalent texts for equal ones.
        #expect(Array(PlainText(text).string.unicodeScalars) == Array(plain.unicodeScalars))
    }

    @Test("Cleaning twice is cleaning once")
    func idempotent() {
        var generator = SplitMix(seed: 7)
        for _ in 0..<500 {
            let scalars = (0..<20).compactMap { _ in Unicode.Scalar(UInt32.random(in: 0...0x2FF, using: &generator)) }
            let once = PlainText(String(String.UnicodeScalarView(scalars)))
            #expect(Array(PlainText(once.string).utf8) == Array(once.utf8))
        }
    }

    @Test("Invalid bytes become U+FFFD")
    func invalidBytes() {
        func text(_ bytes: [UInt8]) -> PlainText { bytes.withUnsafeBufferPointer { PlainText(utf8: $0) } }
        #expect(text([0x61, 0xFF, 0x62, 0xC3, 0x28, 0xEF, 0xBF, 0xBD]).string == "a\u{FFFD}b\u{FFFD}(\u{FFFD}")
        #expect(text([0x61, 0xC2]).string == "a\u{FFFD}" && text([0x9F, 0x00]).string == "\u{FFFD}")
        #expect(text(Array("好".utf8)) == "好")
    }
}

@Suite struct SecondsTests {
    @Test(
        "Times are read as people write them",
        arguments: [
            ("1:02:03.500", 3_723_500), ("62:03", 3_723_000), ("3723.5", 3_723_500), ("1h2m3s", 3_723_000), ("12:34", 754_000), ("0", 0),
            ("00:00:00,040", 40), ("90s", 90_000), ("2h", 7_200_000), ("1m30s", 90_000), ("0:07.9996", 8_000),
        ])
    func read(text: String, milliseconds: Int) {
        #expect(Seconds(parsing: text)?.milliseconds == milliseconds)
    }

    @Test(
        "What is not a time is not read as one",
        arguments: [
            "", "12:3x", "1:60", "1:02:61", "-5", "1:2:3:4", "5m5m", "3s2h", "12:", ":30", "1.", "1e5", "十二", "99999999999999999999",
            "1:02:03.", "12 34", "1000000:00:01", "9999999999", "999999999h", "3600000000.001",
        ])
    func refused(text: String) {
        #expect(Seconds(parsing: text) == nil)
    }

    @Test("A time that is shown is read back", arguments: [0, 40, 754_320, 3_723_000, 86_399_999, 359_999_000])
    func roundTrip(milliseconds: Int) {
        let seconds = Seconds(milliseconds: milliseconds)
        #expect(Seconds(parsing: seconds.decimal) == seconds)
        #expect(Seconds(parsing: seconds.clock)?.milliseconds == milliseconds / 1000 * 1000)
    }

    @Test("No time is beyond a million hours: what a file says beyond them is none, and a sum ends there")
    func limit() throws {
        let limit = Seconds.limit
        #expect(limit.clock == "1000000:00:00")
        #expect(Seconds(parsing: "1000000:00:00") == limit && Seconds(parsing: limit.decimal) == limit)
        #expect(Seconds(3_600_000_000) == limit && Seconds(-3_600_000_000) == .zero - limit)
        #expect(Seconds(3_600_000_001) == nil && Seconds(.infinity) == nil && Seconds(.nan) == nil)
        #expect(Seconds(readMilliseconds: .max) == nil && Seconds(readMilliseconds: .min) == nil)
        #expect(limit + limit == limit && .zero - limit - limit == .zero - limit)
        #expect(throws: Damaged.self) { try Seconds(stored: Int.max.stored) }
        #expect(try Seconds(stored: limit.stored) == limit)
    }

    @Test("However long a text, a part of it has its share of the time")
    func shares() {
        #expect(Seconds(milliseconds: 1000).share(1, of: 3).milliseconds == 333)
        #expect(Seconds(milliseconds: -1000).share(2, of: 4).milliseconds == -500)
        for whole in [1, 20_000, 1 << 40, .max] {
            #expect(Seconds.limit.share(whole, of: whole) == .limit && Seconds.limit.share(0, of: whole) == .zero)
        }
    }

    @Test("Clocks are those of a player")
    func clocks() {
        #expect(Seconds(milliseconds: 127_900).clock == "2:07")
        #expect(Seconds(milliseconds: 3_731_000).clock == "1:02:11")
        #expect(Seconds(milliseconds: 754_320).decimal == "754.32")
    }
}

@Suite struct SlugTests {
    @Test("Names of every script are slugs", arguments: ["114-deepseek", "对谈", "été", "حلقة-١", "a b", "v1.0"])
    func accepted(name: String) {
        #expect(Slug(name)?.string == name)
    }

    @Test(
        "What could leave the site's folder, or cannot be a file's name everywhere, is not a slug",
        arguments: [
            "", "..", ".", ".hidden", "a/b", "a\\b", "c:", "a\u{0}", " a", "a ", "a.", "x#y", "50%", "a\nb", "a\u{202E}b",
            String(repeating: "好", count: 67),
        ])
    func refused(name: String) {
        #expect(Slug(name) == nil)
    }
}

@Suite struct LanguageTests {
    @Test("Tags are written the usual way", arguments: [("zh-hans", "zh-Hans"), ("EN_us", "en-US"), ("pt-br", "pt-BR"), ("ar", "ar")])
    func canonical(written: String, tag: String) {
        #expect(Language(written)?.tag == tag)
    }

    @Test("The nearest strings come first")
    func fallbacks() {
        #expect(Language("zh-TW")?.fallbacks == ["zh-TW", "zh-Hant", "zh"])
        #expect(Language("zh")?.fallbacks == ["zh", "zh-Hans"])
        #expect(Language("en-GB")?.fallbacks == ["en-GB", "en"])
    }

    @Test("Arabic and Hebrew run from right to left, Arabic in Latin letters does not")
    func direction() {
        #expect(Language("ar")!.isRightToLeft)
        #expect(Language("he-IL")!.isRightToLeft)
        #expect(!Language("ar-Latn")!.isRightToLeft)
        #expect(!Language("en")!.isRightToLeft)
    }

    @Test("What is no tag is refused", arguments: ["", "e", "english language", "12", "en-", "中文"])
    func refused(text: String) {
        #expect(Language(text) == nil)
    }
}

@Suite struct PublicationDateTests {
    @Test("Days are counted as in a calendar", arguments: [(1970, 1, 1, 0), (2000, 3, 1, 11017), (2025, 1, 29, 20117), (1969, 12, 31, -1)])
    func days(year: Int, month: Int, day: Int, days: Int) {
        #expect(PublicationDate.daysSince1970(year: year, month: month, day: day) == days)
    }

    @Test("A day begins earlier in the east")
    func offsets() {
        let shanghai = PublicationDate(year: 2025, month: 1, day: 29, offset: 8 * 3600)
        let utc = PublicationDate(year: 2025, month: 1, day: 29, offset: 0)
        #expect(shanghai < utc)
        #expect(utc.timestamp - shanghai.timestamp == 8 * 3600)
        #expect(shanghai.iso == "2025-01-29")
    }

    @Test("February has 29 days in leap years only")
    func leapYears() {
        #expect([2023, 2024, 1900, 2000].map { PublicationDate.days(inMonth: 2, of: $0) } == [28, 29, 28, 29])
    }
}

@Suite struct StoredVocabularyTests {
    @Test("A card comes back from the cache as it went in, and a damaged one not at all")
    func card() throws {
        var card = Card(slug: Slug("114-deepseek")!, title: "AI的2025", language: Language("zh-Hans")!)
        card.date = PublicationDate(year: 2025, month: 1, day: 29, timeOfDay: 3600, offset: 28800)
        card.people = [Credit(person: Slug("zhang-qi"), name: "张奇", roles: [.guest]), Credit(person: nil, name: "Jo", roles: [.host])]
        card.tags = ["AI", "模型"]
        card.cover = Picture(source: "Content/episodes/114/cover.png", alternative: "")
        card.number = 114
        card.type = .bonus
        card.hasAudio = true
        let stored = card.stored
        #expect(try Card(stored: stored) == card)
        for count in 0..<stored.count {
            #expect(throws: Damaged.self) { try Card(stored: Array(stored.prefix(count))) }
        }
    }

    @Test("A show comes back from the cache as it went in")
    func show() throws {
        var show = Show(title: "起朱楼宴宾客")
        show.listen = [Link(title: "Apple", address: "https://podcasts.example/1")]
        show.hosts = [Slug("david-weng")!]
        show.menu = [Link(title: "About", address: "about")]
        #expect(try Show(stored: show.stored) == show)
    }
}

/// Sebastiano Vigna's SplitMix64: the same numbers on every machine.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
