import Podcast

/// The theme's words in a page's language: headings, labels, the names of months.
public struct Strings: Sendable {
    /// A value for a placeholder.
    public enum Argument: Sendable, ExpressibleByIntegerLiteral, ExpressibleByStringLiteral {
        /// The one called `count` chooses the plural form.
        case number(Int)
        case text(PlainText)

        public init(integerLiteral value: Int) { self = .number(value) }
        public init(stringLiteral value: String) { self = .text(PlainText(value)) }
    }

    /// The words that templates can name, as `strings`: texts without placeholders or plural forms, and lists.
    public let object: Object
    private let phrases: [String: Phrase]

    init(_ phrases: [String: Phrase], shape: Shape) {
        self.phrases = phrases
        object = Object(
            shape,
            slots: shape.variables.map { variable in
                switch (phrases[variable.name]?.forms, variable.kind) {
                case (.one(let pattern)?, .text): .text(pattern.source)
                case (.list(let texts)?, .list(let row)): .list(texts.map { Object(row, slots: [.text($0)]) })
                default: .absent
                }
            })
    }

    /// The string of a key that the English strings are known to have.
    public func text(_ key: String) -> PlainText { format(key, [:]) }

    /// The string of a key that there may not be, such as the name of a role.
    public func find(_ key: String) -> PlainText? {
        phrases[key].map { $0.filled([:]) }
    }

    /// The string of a key that the English strings are known to have, with its placeholders filled in.
    ///
    /// Where it has plural forms, the argument `count` chooses one by the rules of the language that the string is in.
    public func format(_ key: String, _ arguments: KeyValuePairs<String, Argument>) -> PlainText {
        guard let phrase = phrases[key] else { preconditionFailure("there is no string \(key)") }
        return phrase.filled(arguments)
    }

    /// The string of a key that the English strings are known to have, cut at a placeholder, for what is said hundreds of times a page.
    public func pieces(of key: String, around placeholder: String) -> [String] {
        switch phrases[key]?.forms {
        case .one(let pattern)?, .plural(_, other: let pattern)?: return pattern.pieces(around: placeholder)
        case .list?, nil: preconditionFailure("there is no string \(key)")
        }
    }

    /// The texts of a list that the English strings are known to have.
    public func list(_ key: String) -> [PlainText] {
        guard case .list(let texts)? = phrases[key]?.forms else { preconditionFailure("there is no list of strings \(key)") }
        return texts
    }
}

/// What a key stands for in a language.
struct Phrase: Sendable {
    enum Forms: Sendable {
        case one(Pattern)
        case plural([PluralCategory: Pattern], other: Pattern)
        case list([PlainText])
    }

    let forms: Forms
    /// The language that the text is in; it may be English where the page's has no such string.
    let language: Language

    var placeholders: Set<String> {
        switch forms {
        case .one(let pattern): pattern.placeholders
        case .plural(let patterns, _): patterns.values.reduce(into: []) { $0.formUnion($1.placeholders) }
        case .list: []
        }
    }

    func filled(_ arguments: KeyValuePairs<String, Strings.Argument>) -> PlainText {
        switch forms {
        case .one(let pattern): return pattern.filled(arguments)
        case .plural(let patterns, let other):
            guard case .number(let count)? = arguments.first(where: { $0.key == "count" })?.value else { return other.filled(arguments) }
            return (patterns[PluralCategory.of(count, in: language)] ?? other).filled(arguments)
        case .list(let texts): return texts.first ?? ""
        }
    }
}

/// A text with placeholders: `Page {number} of {count}`.
struct Pattern: Sendable {
    private enum Part: Sendable {
        case text(String)
        case placeholder(String)
    }

    let source: PlainText
    private let parts: [Part]

    init(_ source: PlainText) {
        self.source = source
        var parts: [Part] = []
        var rest = source.string[...]
        var text = ""
        while let open = rest.firstIndex(of: "{") {
            text += rest[..<open]
            let inner = rest[rest.index(after: open)...]
            if let close = inner.firstIndex(of: "}"), !inner[..<close].isEmpty, inner[..<close].utf8.allSatisfy({ $0.isASCIILetter }) {
                if !text.isEmpty { parts.append(.text(text)) }
                parts.append(.placeholder(String(inner[..<close])))
                text = ""
                rest = inner[inner.index(after: close)...]
            } else {
                text += "{"
                rest = inner
            }
        }
        text += rest
        if !text.isEmpty { parts.append(.text(text)) }
        self.parts = parts
    }

    var placeholders: Set<String> {
        Set(parts.compactMap { if case .placeholder(let name) = $0 { name } else { nil } })
    }

    func pieces(around placeholder: String) -> [String] {
        var pieces = [""]
        for part in parts {
            switch part {
            case .text(let words): pieces[pieces.count - 1] += words
            case .placeholder(let name) where name == placeholder: pieces.append("")
            case .placeholder(let name): pieces[pieces.count - 1] += "{\(name)}"
            }
        }
        return pieces
    }

    /// A placeholder that has no argument stays as it is written.
    func filled(_ arguments: KeyValuePairs<String, Strings.Argument>) -> PlainText {
        if parts.count <= 1, arguments.isEmpty { return source }
        var text = ""
        for part in parts {
            switch part {
            case .text(let words): text += words
            case .placeholder(let name):
                switch arguments.first(where: { $0.key == name })?.value {
                case .number(let number)?: text += String(number)
                case .text(let value)?: text += value.string
                case nil: text += "{\(name)}"
                }
            }
        }
        return PlainText(text)
    }
}

extension UInt8 {
    fileprivate var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }
}
