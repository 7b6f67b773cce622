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

        init(_ english: LanguageStrings, _ others: some Sequence<LanguageStrings>) {
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
        var plurals: [String: [PluralCategory: Pattern]] = [:]
        var places: [String: (source: SourceText, position: Int)] = [:]
        for file in [theme.overrides[path] == nil ? nil : theme.file(path), Theme.defaultFile(path)] {
            guard let source = file?.source else { continue }
            for entry in StringsFile.entries(in: source, reporting: &reporting) where places[entry.key] == nil {
                if let reference, !isUsable(entry, reference, in: source, reporting: &reporting) { continue }
                places[entry.key] = (source, entry.position)
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
                    .stringsPlural, "`\(stem)` has no form `other`", at: place.source.location(ofByte: place.position),
                    hint: "add a line `\(stem).other: …`; it is used where no other form fits")
            }
        }
    }

    /// Whether the program, or a template, can ask for a string as it is written.
    private func isUsable(
        _ entry: StringsFile.Entry, _ reference: Reference, in source: SourceText, reporting: inout Diagnostics
    ) -> Bool {
        func report(_ kind: Diagnostic.Kind, _ message: String, hint: String? = nil) {
            reporting.report(kind, message, at: source.location(ofByte: entry.position), hint: hint)
        }
        guard let phrase = reference.phrases[entry.stem] else {
            let near = didYouMean(entry.key, among: reference.keys)
            // English may have more: strings for templates of the site's own.
            if near != nil || language != .english {
                report(
                    .stringsKey, "there is no string `\(entry.key)`",
                    hint: near.map { "did you mean `\($0)`?" } ?? "if your templates use it, add it to Templates/strings/en.yml, too")
            }
            return true
        }
        if let mistake = entry.mistake(in: phrase) {
            report(.stringsKind, mistake)
            return false
        }
        let known = reference.placeholders[entry.stem] ?? []
        for placeholder in entry.placeholders.subtracting(known).sorted() {
            let names = known.sorted()
            report(
                .stringsPlaceholder, "`\(entry.key)` has no value for `{\(placeholder)}`",
                hint: didYouMean(placeholder, among: names).map { "did you mean `{\($0)}`?" }
                    ?? (names.isEmpty ? "it has no placeholders" : "it has \(names.map { "`{\($0)}`" }.joined(separator: ", "))"))
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
