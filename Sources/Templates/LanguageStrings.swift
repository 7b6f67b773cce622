import Diagnostics
import Podcast

/// The strings of one language: those of the site's own file, then those of the default one.
struct LanguageStrings {
    /// What strings there can be: the English ones, with the placeholders that they have in any of the program's languages. (The
    /// month is a word in English dates and a number in Chinese ones.)
    struct Reference {
        fileprivate let phrases: [String: Phrase]
        fileprivate let keys: [String]
        fileprivate private(set) var placeholders: [String: Set<String>]

        init(_ english: LanguageStrings, _ others: [LanguageStrings]) {
            phrases = english.phrases
            keys = english.keys
            placeholders = others.reduce(into: english.phrases.mapValues(\.placeholders)) { placeholders, other in
                placeholders.merge(other.phrases.mapValues(\.placeholders)) { $0.union($1) }
            }
        }
    }

    private(set) var phrases: [String: Phrase] = [:]
    private var keys: [String] = []
    private let language: Language

    static func path(_ language: Language) -> String { "strings/\(language.tag).yml" }

    /// - Parameter reference: what there can be. A string that is not so is reported and left out.
    init(_ language: Language, _ theme: Theme, reference: Reference?, reporting: inout Diagnostics) {
        self.language = language
        let path = Self.path(language)
        let own = theme.overrides[path] == nil ? nil : theme.file(path)
        var plurals: [String: [PluralCategory: Pattern]] = [:]
        var places: [String: SourceLocation] = [:]
        for file in [own, Theme.defaultFile(path)] {
            guard let file else { continue }
            let source = file.source
            for entry in StringsFile.entries(in: source, reporting: &reporting) where places[entry.key] == nil {
                let place = source.location(ofByte: entry.position)
                if let reference, !isUsable(entry, reference, at: place, reporting: &reporting) { continue }
                places[entry.key] = place
                keys.append(entry.key)
                if let category = entry.category {
                    plurals[entry.stem, default: [:]][category] = Pattern(entry.texts.first ?? "")
                } else {
                    phrases[entry.key] = Phrase(
                        forms: entry.isList ? .list(entry.texts) : .one(Pattern(entry.texts[0])), language: language)
                }
            }
        }
        for (stem, patterns) in plurals {
            if let other = patterns[.other] {
                phrases[stem] = Phrase(forms: .plural(patterns, other: other), language: language)
            } else if let key = keys.first(where: { $0.hasPrefix("\(stem).") }), let place = places[key] {
                reporting.report(
                    .stringsPlural, "`\(stem)` has no form `other`", at: place,
                    hint: "add a line `\(stem).other: …`; it is used where no other form fits")
            }
        }
    }

    /// Whether the program, or a template, can ask for a string as it is written.
    private func isUsable(
        _ entry: StringsFile.Entry, _ reference: Reference, at place: SourceLocation, reporting: inout Diagnostics
    ) -> Bool {
        guard let phrase = reference.phrases[entry.stem] else {
            let near = didYouMean(entry.key, among: reference.keys)
            // English may have more: strings for templates of the site's own.
            if near != nil || language != .english {
                reporting.report(
                    .stringsKey, "there is no string `\(entry.key)`", at: place,
                    hint: near.map { "did you mean `\($0)`?" } ?? "if your templates use it, add it to Templates/strings/en.yml, too")
            }
            return true
        }
        if let mistake = entry.mistake(in: phrase) {
            reporting.report(.stringsKind, mistake, at: place)
            return false
        }
        let known = (reference.placeholders[entry.stem] ?? []).sorted()
        for placeholder in entry.placeholders.subtracting(known).sorted() {
            reporting.report(
                .stringsPlaceholder, "`\(entry.key)` has no value for `{\(placeholder)}`", at: place,
                hint: didYouMean(placeholder, among: known).map { "did you mean `{\($0)}`?" }
                    ?? (known.isEmpty ? "it has no placeholders" : "it has \(known.map { "`{\($0)}`" }.joined(separator: ", "))"))
        }
        return true
    }
}

extension StringsFile.Entry {
    /// The plural form that it is: `minutes.one` is the form `one` of `minutes`.
    fileprivate var category: PluralCategory? {
        key.lastIndex(of: ".").flatMap { PluralCategory(rawValue: String(key[key.index(after: $0)...])) }
    }

    /// The key without the plural form.
    fileprivate var stem: String { category.map { String(key.dropLast($0.rawValue.utf8.count + 1)) } ?? key }

    fileprivate var placeholders: Set<String> { isList ? [] : Pattern(texts[0]).placeholders }

    /// What makes it something else than the string it stands for.
    fileprivate func mistake(in reference: Phrase) -> String? {
        switch reference.forms {
        case .list(let needed) where !isList || category != nil: "`\(stem)` is a list of \(needed.count) texts: `[one, two]`"
        case .list(let needed) where needed.count != texts.count: "`\(key)` has \(texts.count) texts; it needs \(needed.count)"
        case .one where isList, .plural where isList: "`\(key)` is one text, not a list"
        case .one where category != nil: "`\(stem)` has no plural forms"
        default: nil
        }
    }
}
