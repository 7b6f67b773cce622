/// A value of YAML as it is written: every scalar is text (`no`, `007` and `2025-01-29` too), and every value knows where it stands.
///
/// What a text means is decided by the key that it belongs to, never by its looks, https://yaml.org/spec/1.2.2/#101-failsafe-schema
struct YAML: Sendable {
    enum Content: Sendable {
        case text(String)
        /// Nothing, `~` or `null`.
        case nothing
        case list([YAML])
        case mapping([Pair])
    }

    struct Pair: Sendable {
        let key: Key
        let value: YAML
    }

    struct Key: Sendable {
        let name: String
        let start: Int
    }

    let content: Content
    /// Where it begins, and where a scalar ends: Unicode scalars from the start of the YAML.
    let start: Int
    let end: Int
    /// Whether it is a scalar without quotes on one line, the only sort that a `#` can cut short.
    let isPlain: Bool
}

/// Why a text is not YAML that can be used.
struct YAMLProblem: Error, Sendable, Equatable {
    enum Reason: Sendable, Equatable {
        /// The parser's own words.
        case syntax(String, context: String?)
        case controlCharacter(Unicode.Scalar)
        case keyIsNotText
        case undefinedAlias(String)
        case tooDeep
        /// More values than anyone writes by hand: most likely aliases of aliases.
        case tooMuch
        case secondDocument
    }

    let reason: Reason
    /// Unicode scalars from the start of the YAML.
    let position: Int
    /// Where the construct begins in which the problem was found, such as the quote that is never closed.
    var contextPosition: Int?
}
