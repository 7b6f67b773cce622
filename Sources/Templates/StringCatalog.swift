import Diagnostics
import Podcast

/// The theme's strings in all languages that it has.
///
/// A string is looked for in the page's language and those near it (`Language.fallbacks`), then in English; in each language first
/// in the site's own file, then in the default one. So a site changes a word with a file that holds that line alone.
public struct StringCatalog: Sendable {
    /// The variables that templates have as `strings`: one for each English string without placeholders, plural forms or a dot in
    /// its key.
    public let shape: Shape
    private let languages: [String: Strings]

    /// Reads `strings/<language>.yml` of every language. Mistakes are reported.
    public init(_ theme: Theme, reporting: inout Diagnostics) {
        var standard: [Language: LanguageStrings] = [:]
        for language in Self.languages(of: Theme(), reporting: &reporting) {
            standard[language] = LanguageStrings(language, Theme(), reference: nil, reporting: &reporting)
        }
        var english = standard[.english]!
        if theme.overrides[LanguageStrings.path(.english)] != nil {
            let reference = LanguageStrings.Reference(english, standard.values)
            english = LanguageStrings(.english, theme, reference: reference, reporting: &reporting)
        }
        shape = Self.shape(english.phrases)
        var own = standard.mapValues(\.phrases)
        own[.english] = english.phrases
        let others = Self.languages(of: theme, reporting: &reporting).filter {
            $0 != .english && theme.overrides[LanguageStrings.path($0)] != nil
        }
        if !others.isEmpty {
            let reference = LanguageStrings.Reference(english, standard.values)
            for language in others {
                own[language] = LanguageStrings(language, theme, reference: reference, reporting: &reporting).phrases
            }
        }
        let shape = shape
        languages = Dictionary(
            uniqueKeysWithValues: own.keys.map { language in
                let near = (language.fallbacks + [Language.english.tag]).compactMap { Language($0) }
                let phrases = near.reduce(into: [:]) { $0.merge(own[$1] ?? [:]) { nearer, _ in nearer } }
                return (language.tag, Strings(phrases, shape: shape))
            })
    }

    /// Whether there are strings in a language or one near it; a page in another gets English ones.
    public func hasStrings(for language: Language) -> Bool {
        language.fallbacks.contains { languages[$0] != nil }
    }

    /// The strings for a page in `language`.
    public func strings(for language: Language) -> Strings {
        for tag in language.fallbacks {
            if let strings = languages[tag] { return strings }
        }
        return languages[Language.english.tag]!
    }

    private static func languages(of theme: Theme, reporting: inout Diagnostics) -> [Language] {
        theme.paths(under: "strings/").compactMap { path in
            let language = Language(String(path.dropFirst("strings/".count).prefix { $0 != "." }))
            if let language, path == LanguageStrings.path(language) { return language }
            reporting.report(
                .templateUnused, "no strings are read from this file", at: SourceLocation(file: "Templates/\(path)"),
                hint: "name it after its language: `\(LanguageStrings.path(language ?? .english))`")
            return nil
        }
    }

    private static func shape(_ english: [String: Phrase]) -> Shape {
        let item = Shape("string", [.text(".", "The text")])
        return Shape(
            "strings",
            english.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.compactMap { key, phrase in
                switch phrase.forms {
                case _ where key.contains("."): nil
                case .one(let pattern): pattern.placeholders.isEmpty ? .text(key, "“\(pattern.source)”") : nil
                case .list(let texts): .list(key, item, texts.map { "“\($0)”" }.joined(separator: ", "))
                case .plural: nil
                }
            })
    }
}
