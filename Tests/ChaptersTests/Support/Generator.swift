import Podcast

/// Random numbers that are the same in every run (SplitMix64, https://prng.di.unimi.it/splitmix64.c).
struct Generator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ count: Int) -> Int { Int(next() % UInt64(count)) }

    mutating func text(upTo length: Int) -> PlainText {
        let letters = Array("ab <>&\"'\u{301}中\u{1F5FC}]]>\\/{}:=;#\t\nä\u{2028}".unicodeScalars)
        return PlainText(String(String.UnicodeScalarView((0..<below(length + 1)).map { _ in letters[below(letters.count)] })))
    }

    /// Chapters as a reader gives them: in order, their texts on one line.
    mutating func chapters() -> [Chapter] {
        var start = 0
        return (0...below(8)).map { _ in
            start += below(3) * (1 + below(4_000_000))
            var chapter = Chapter(start: Seconds(milliseconds: start))
            if below(3) == 0 { chapter.end = Seconds(milliseconds: start + 1 + below(100_000)) }
            let title = text(upTo: 12).onOneLine
            chapter.title = title.isEmpty ? nil : title
            if below(3) == 0 { chapter.url = "https://example.com/?a=1&b=\(below(9))#<\"'>" }
            if below(3) == 0 { chapter.image = Picture(source: "https://example.com/\(below(9))&.png", alternative: "") }
            chapter.isListed = below(4) > 0
            let place = text(upTo: 6).onOneLine
            if below(4) == 0, !place.isEmpty { chapter.location = Location(name: place, geo: "geo:1,2", osm: below(2) == 0 ? "R1" : nil) }
            return chapter
        }
    }
}
