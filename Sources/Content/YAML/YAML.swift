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

    /// What a `#` took away from a text without quotes, where it was most likely meant to be part of it: `title: The best of #metoo`.
    ///
    /// To YAML all that follows a space and a `#` is a comment, and it drops it without a word. Comments written by hand have a space
    /// after the `#`, and those who put none there put two spaces before it. So text is what begins right after a `#` behind a single
    /// space, as in `#metoo` and `#5`, and also a number behind a space, as in `Episode # 5`. `number: 12  # the best` is left in peace, and so is
    /// `title: What a model is # or what it means?`.
    struct Loss: Sendable, Equatable {
        /// From the `#` to the end of the line.
        let text: String
        let position: Int
    }

    let content: Content
    /// Where it begins: Unicode scalars from the start of the YAML.
    let start: Int
    let loss: Loss?

    init(_ content: Content, start: Int, loss: Loss? = nil) {
        self.content = content
        self.start = start
        self.loss = loss
    }
}

/// Why a text is not YAML that can be used.
struct YAMLProblem: Error, Sendable, Equatable {
    enum Reason: Sendable, Equatable {
        /// The parser's own words.
        case syntax(String, context: String?)
        case controlCharacter(Unicode.Scalar)
        case keyIsNotText
        /// `*name` where no `&name` came before: nobody who knows what it means would write it.
        case undefinedAlias(String)
        /// `&name` before a text that no `*name` refers to, which loses the name.
        case unusedAnchor
        /// `!name` before a text, which loses the name.
        case tag
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
    /// The last value that was read before it.
    var lastScalar: LastScalar?
    /// The innermost `[` or `{` that is still open.
    var openBracket: Int?

    /// A key or a value on the way to the problem.
    struct LastScalar: Sendable, Equatable {
        let start: Int
        let end: Int
        let isQuoted: Bool
        let loss: YAML.Loss?
    }
}
