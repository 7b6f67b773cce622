/// A system of writing, as far as letters tell languages apart, https://www.unicode.org/iso15924/iso15924-codes.html
enum Script: String, CaseIterable {
    case latin = "Latn"
    case han = "Hani"
    case kana = "Kana"
    case hangul = "Hang"
    case cyrillic = "Cyrl"
    case greek = "Grek"
    case arabic = "Arab"
    case hebrew = "Hebr"
    case thai = "Thai"
    case devanagari = "Deva"

    /// Nil for digits, marks and signs, and for the letters of other scripts.
    init?(of scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x1E00...0x1EFF: self = .latin
        case 0x3005, 0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: self = .han
        case 0x3041...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9D: self = .kana
        case 0x1100...0x11FF, 0x3131...0x318E, 0xAC00...0xD7A3: self = .hangul
        case 0x400...0x52F: self = .cyrillic
        case 0x370...0x3FF, 0x1F00...0x1FFF: self = .greek
        case 0x620...0x64A, 0x66E...0x6D3, 0x750...0x77F: self = .arabic
        case 0x5D0...0x5EA: self = .hebrew
        case 0xE01...0xE3A, 0xE40...0xE4E: self = .thai
        case 0x904...0x939, 0x958...0x961: self = .devanagari
        default: return nil
        }
    }

    /// In which a language is written; nil where that is not known here.
    static func scripts(of language: Language) -> Set<Script>? {
        let subtags = language.tag.split(separator: "-").map(String.init)
        switch subtags.dropFirst().first(where: { $0.utf8.count == 4 }) {
        case "Hans", "Hant": return [.han]
        case "Jpan": return [.han, .kana]
        case "Kore": return [.hangul, .han]
        case let code?: if let script = Script(rawValue: code) { return [script] }
        case nil: break
        }
        switch language.primary {
        case _ where language.isChinese: return [.han]
        case "ja": return [.han, .kana]
        case "ko": return [.hangul, .han]
        case "ru", "uk", "be", "bg", "mk", "kk", "ky", "tg", "mn": return [.cyrillic]
        case "sr": return [.cyrillic, .latin]
        case "el": return [.greek]
        case "ar", "fa", "ur", "ps", "sd", "ug", "ckb": return [.arabic]
        case "he", "iw", "yi", "ji": return [.hebrew]
        case "th": return [.thai]
        case "hi", "mr", "ne", "sa": return [.devanagari]
        case _ where latinLanguages.contains(language.primary): return [.latin]
        default: return nil
        }
    }

    private static let latinLanguages = Set(
        """
        af az bs ca cs cy da de en eo es et eu fi fil fr ga gl ha hr hu id ig is it la lb lt lv ms mt nb nl nn no oc pl pt rm ro sk sl so sq sv \
        sw tl tr vi xh yo zu
        """.split(separator: " ").map(String.init))
}

extension PlainText {
    /// What to mark a few words with that stand on a page and may be in another language, such as a tag: the show's language if the letters
    /// are its and not the page's, or else only the script, `und-Hani`.
    /// - Returns: nil where the letters are the page's, or may be. Latin letters are at home on every page, but for those of the show's language.
    public func language(on page: Language, of show: Language) -> Language? {
        let found = Set(string.unicodeScalars.lazy.compactMap(Script.init))
        guard !found.isEmpty, let own = Script.scripts(of: page), found.isDisjoint(with: own) else { return nil }
        if let theirs = Script.scripts(of: show), found.isSubset(of: theirs) { return show }
        guard found != [.latin] else { return nil }
        return Language("und-\(Script.allCases.first { $0 != .latin && found.contains($0) }!.rawValue)")
    }
}
