import Diagnostics
import Foundation
import Podcast

extension Reading where Value == PlainText {
    /// A title, a name: white space of every sort becomes one space.
    static let line = scalar("one line of text") { text, _, _ in PlainText(text).onOneLine.nonEmpty }.warningOfLoss

    /// A summary, what someone argued: its own line breaks are kept.
    static let text = scalar("text") { text, _, _ in PlainText(text).trimmed.nonEmpty }.warningOfLoss
}

extension Reading {
    /// For what people write as text, and no other values: in numbers, dates and addresses a `#` is no part of what was meant.
    fileprivate var warningOfLoss: Reading {
        Reading { yaml, findings in
            if !yaml.isNothing { yaml.reportLoss(to: &findings) }
            return read(yaml, &findings)
        }
    }
}

extension Reading where Value == String {
    /// A guid, an encoding: a line that is passed on as it is.
    static let word = scalar("one line of text") { text, _, _ in PlainText(text).onOneLine.nonEmpty?.string }.warningOfLoss

    /// An address that a page may link to.
    static let address = scalar("an address such as https://example.com") { text, position, findings in
        address(text, at: position, &findings)
    }

    /// An address that says where it is without any page around it.
    static let webAddress = scalar("an address such as https://example.com") { text, position, findings in
        guard let address = address(text, at: position, &findings) else { return nil }
        if Address(address).isWeb { return address }
        findings.report(
            .invalidAddress, "“\(address.abridged)” is not a whole address", at: position,
            hint: "write it with https:// at its start")
        return nil
    }

    private static func address(_ text: String, at position: Int, _ findings: inout Findings) -> String? {
        guard let line = PlainText(text).onOneLine.nonEmpty?.string else { return nil }
        if let space = [" https://", " http://"].lazy.compactMap({ line.firstRange(of: $0) }).first {
            let (title, address) = (line[..<space.lowerBound], line[line.index(after: space.lowerBound)...])
            let colon = title.hasSuffix(":") ? "" : ":"
            findings.report(
                .invalidAddress, "“\(line.abridged)” is a title and an address, with no colon between them", at: position,
                hint: "write `\("\(title)\(colon) \(address)".abridged)`")
            return nil
        }
        switch Address(line).fault {
        case nil: return Address(line).canonical
        case .scheme(let scheme):
            findings.report(
                .invalidAddress, "addresses that begin with `\(scheme.abridged):` are not allowed", at: position,
                hint: "use https, http, mailto, tel, or a relative address")
        case .noHost:
            findings.report(
                .invalidAddress, "“\(line.abridged)” does not say on which site it is", at: position,
                hint: "write two slashes after the colon: https://example.com")
        case .noScheme:
            findings.report(
                .invalidAddress, "“\(line.abridged)” would lead to a page of this site, for it has no https:// at its start", at: position,
                hint: "did you mean https://\(line.abridged)?")
        }
        return nil
    }
}

extension Reading where Value == Bool {
    static let flag = scalar("yes or no") { text, position, findings in
        switch text.lowercased() {
        case "yes", "true", "on": return true
        case "no", "false", "off": return false
        default:
            findings.report(.invalidWord, "“\(text.abridged)” is neither yes nor no", at: position, hint: "write `true` or `false`")
            return nil
        }
    }
}

extension Reading where Value == Int {
    static func wholeNumber(from least: Int, _ example: String) -> Reading {
        scalar("a whole number") { text, position, findings in
            // Int takes a plus sign, and nobody who writes one is wrong.
            guard let number = Int(text), number >= least, number <= 1 << 53 else {
                let message = "“\(text.abridged)” is not a whole number" + (Int(text) == nil ? "" : " from \(least) upwards")
                findings.report(.invalidNumber, message, at: position, hint: "write it like \(example)")
                return nil
            }
            return number
        }
    }
}

extension Reading where Value == Seconds {
    static let time = scalar("a time such as 12:34") { text, position, findings in
        if let seconds = Seconds(parsing: text.trimmingSpaces) { return seconds }
        findings.report(
            .invalidTime, "“\(text.abridged)” is not a time", at: position,
            hint: "times are written like 12:34, 1:02:03.5, 1h2m3s or 3723.5 (seconds)")
        return nil
    }
}

extension Reading where Value == WrittenDate {
    static let date = scalar("a date such as 2025-01-31") { text, position, findings in
        do throws(WrittenDate.Fault) { return try WrittenDate(parsing: text.trimmingSpaces) } catch {
            findings.report(.invalidDate, error.message, at: position, hint: error.hint)
            return nil
        }
    }
}

extension Reading where Value == Language {
    static let language = scalar("a language such as en or zh-Hans") { text, position, findings in
        if let language = Language(text) { return language }
        findings.report(
            .invalidLanguage, "“\(text.abridged)” is not a language tag", at: position,
            hint: Language.code(ofLanguageNamed: text.trimmingSpaces).map { "did you mean `\($0)`?" }
                ?? "languages are written like en, pt-BR or zh-Hans")
        return nil
    }
}

extension Reading where Value == Slug {
    static let slug = scalar("the name of the page in its address") { text, position, findings in
        if let slug = Slug(normalizing: text) { return slug }
        findings.report(.invalidSlug, "“\(text.abridged)” cannot be the name of a page", at: position, hint: Slug.rules)
        return nil
    }
}

extension Reading where Value: CaseIterable & RawRepresentable & Sendable, Value.RawValue == String {
    /// One of a few words.
    static var choice: Reading {
        let words = Value.allCases.map(\.rawValue)
        return scalar("one of \(words.joined(separator: ", "))") { text, position, findings in
            if let value = Value(rawValue: text.lowercased()) { return value }
            findings.report(
                .invalidWord, "“\(text.abridged)” is not one of \(words.joined(separator: ", "))", at: position,
                hint: didYouMean(text, among: words).map { "did you mean `\($0)`?" })
            return nil
        }
    }
}

extension Language {
    /// The code of a language by what it is called in English or in itself: `de` of `German` and of `Deutsch`.
    static func code(ofLanguageNamed name: some StringProtocol) -> String? {
        let name = name.lowercased()
        let english = Locale(identifier: "en")
        let codes = Locale.LanguageCode.isoLanguageCodes.map(\.identifier).filter { (2...3).contains($0.utf8.count) }
        return codes.first { code in
            english.localizedString(forLanguageCode: code)?.lowercased() == name
                || Locale(identifier: code).localizedString(forLanguageCode: code)?.lowercased() == name
        }
    }
}

extension PlainText {
    var nonEmpty: PlainText? { isEmpty ? nil : self }
}

extension String {
    var trimmingSpaces: Substring {
        let isSpace = { (scalar: Unicode.Scalar) in scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r" }
        guard let first = unicodeScalars.firstIndex(where: { !isSpace($0) }), let last = unicodeScalars.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return Substring(unicodeScalars[first...last])
    }

    /// In Unicode's composed form (NFC), as names in addresses are.
    var composed: String {
        utf8.allSatisfy { $0 < 0x80 } ? self : precomposedStringWithCanonicalMapping
    }
}

extension Slug {
    static let rules =
        "a name is at most \(longest) bytes long, does not begin or end with a dot or a space, and holds none of / \\ : * ? \" < > | # %"

    init?(normalizing name: String) {
        self.init(name.composed)
    }
}
