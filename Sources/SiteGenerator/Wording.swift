import Podcast
import Storage
import Templates

/// The program's sentences, dates and lengths in one language.
struct Wording: Sendable {
    let language: Language
    let strings: Strings
    private let playFromPieces: [String]

    init(language: Language, strings: Strings) {
        self.language = language
        self.strings = strings
        playFromPieces = strings.pieces(of: "playFrom", around: "time")
    }

    /// “29 January 2025”, as the language's strings order it.
    func date(_ date: PublicationDate) -> PlainText {
        let months = strings.list("months")
        return strings.format(
            "date",
            [
                "day": .number(date.day), "month": .number(date.month), "year": .number(date.year),
                "monthName": .text(months.indices.contains(date.month - 1) ? months[date.month - 1] : PlainText(String(date.month))),
            ])
    }

    /// “106 min”, or “42 s” below a minute.
    func duration(_ length: Seconds) -> PlainText {
        let seconds = (length.milliseconds + 500) / 1000
        return seconds < 60
            ? strings.format("seconds", ["count": .number(seconds)]) : strings.format("minutes", ["count": .number((seconds + 30) / 60)])
    }

    /// “24 MB”, or “696 KB” below a million bytes.
    func fileSize(_ bytes: Int) -> PlainText {
        bytes < 999_500
            ? strings.format("kilobytes", ["count": .number(max(1, (bytes + 500) / 1000))])
            : strings.format("megabytes", ["count": .number((bytes + 500_000) / 1_000_000)])
    }

    /// “3 episodes”.
    func episodes(_ count: Int) -> PlainText { strings.format("episodes", ["count": .number(count)]) }
    func episodeNumber(_ number: Int) -> PlainText { strings.format("episodeNumber", ["number": .number(number)]) }
    func season(_ number: Int) -> PlainText { strings.format("season", ["number": .number(number)]) }
    /// “speaks for 12 min”.
    func speaks(_ time: Seconds) -> PlainText { strings.format("speaks", ["time": .text(duration(time))]) }
    func chapterNumber(_ number: Int) -> PlainText { strings.format("chapterNumber", ["number": .number(number)]) }
    /// “Transcript: Deutsch”.
    func translation(_ language: PlainText) -> PlainText { strings.format("translation", ["language": .text(language)]) }
    /// “Play from 12:34”.
    func playFrom(_ clock: String) -> PlainText { PlainText(playFromPieces.joined(separator: clock)) }
    /// “54 %”.
    func share(_ percent: Int) -> PlainText { strings.format("talkShare", ["count": .number(percent)]) }
    /// “4 others”.
    func moreSpeakers(_ count: Int) -> PlainText { strings.format("moreSpeakers", ["count": .number(count)]) }
    /// “Page 2 of 5”.
    func pageOf(_ number: Int, _ count: Int) -> PlainText {
        strings.format("pageOf", ["number": .number(number), "count": .number(count)])
    }

    /// “with Zhang Qi and Li Wei”; nil where there is nobody.
    func with(_ names: [PlainText]) -> PlainText? {
        names.isEmpty ? nil : strings.format("with", ["names": .text(list(names))])
    }

    /// “Zhang Qi, Da Wei and Li Wei”.
    func list(_ names: [PlainText]) -> PlainText {
        guard let last = names.last else { return "" }
        guard names.count > 1 else { return last }
        let others = names.dropLast().map(\.string).joined(separator: strings.text("listSeparator").string)
        return strings.format("listEnd", ["others": .text(PlainText(others)), "last": .text(last)])
    }

    /// The role's name in the language, or the podcaster's own word.
    func role(_ role: Role) -> PlainText {
        let key = role.name.utf8.contains(UInt8(ascii: " ")) ? role.name.replacing(" ", with: "-") : role.name
        return strings.find("role." + key.lowercased()) ?? PlainText(role.name)
    }

    /// “host and editor”.
    func roles(_ roles: [Role]) -> PlainText { list(roles.map { role($0) }) }

    /// Nil for full episodes.
    func type(_ type: EpisodeType) -> PlainText? {
        type == .full ? nil : strings.text("type.\(type.rawValue)")
    }
}

/// The wordings of all languages that occur in a site.
struct Wordings: Sendable {
    private let byLanguage: [Language: Wording]
    /// Stands for all words of the theme, in keys.
    let digest: Digest

    init(_ catalog: StringCatalog, digest: Digest, languages: Set<Language>) {
        byLanguage = Dictionary(
            uniqueKeysWithValues: languages.map { ($0, Wording(language: $0, strings: catalog.strings(for: $0))) })
        self.digest = digest
    }

    /// - Parameter language: one of those that occur.
    subscript(language: Language) -> Wording { byLanguage[language]! }
}
