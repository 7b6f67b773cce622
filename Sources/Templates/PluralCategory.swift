import Podcast

/// The plural forms of CLDR, for whole numbers (https://cldr.unicode.org/index/cldr-spec/plural-rules,
/// https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html).
public enum PluralCategory: String, Sendable, CaseIterable {
    case zero, one, two, few, many, other

    /// The form that `count` things have in a language. A language that is not known here has `one` for 1 and `other` for the rest,
    /// as English does.
    public static func of(_ count: Int, in language: Language) -> PluralCategory {
        let count = count.magnitude
        let (last, lastTwo) = (count % 10, count % 100)
        switch language.primary {
        case "zh", "ja", "ko", "vi", "th", "id", "ms", "lo", "my", "km", "yue":
            return .other
        case "ar", "ars":
            switch (count, lastTwo) {
            case (0, _): return .zero
            case (1, _): return .one
            case (2, _): return .two
            case (_, 3...10): return .few
            case (_, 11...99): return .many
            default: return .other
            }
        case "fr", "hi", "bn", "fa", "am", "gu", "kn", "zu", "hy":
            return count <= 1 ? .one : .other
        case "pt":
            return count == 1 || (count == 0 && language.tag != "pt-PT") ? .one : .other
        case "he", "iw":
            return count == 1 ? .one : count == 2 ? .two : .other
        case "ru", "uk", "be":
            if last == 1, lastTwo != 11 { return .one }
            return (2...4).contains(last) && !(12...14).contains(lastTwo) ? .few : .many
        case "hr", "sr", "bs":
            if last == 1, lastTwo != 11 { return .one }
            return (2...4).contains(last) && !(12...14).contains(lastTwo) ? .few : .other
        case "pl":
            if count == 1 { return .one }
            return (2...4).contains(last) && !(12...14).contains(lastTwo) ? .few : .many
        case "cs", "sk":
            return count == 1 ? .one : (2...4).contains(count) ? .few : .other
        case "ro":
            if count == 1 { return .one }
            return count == 0 || (1...19).contains(lastTwo) ? .few : .other
        default:
            return count == 1 ? .one : .other
        }
    }
}
