import Diagnostics

/// What is wrong with a text that is not YAML, said to someone who never wanted to know YAML.
///
/// libyaml says what it expected where it gave up. What was done wrong is most often seen in the line itself, the line above it and the
/// value before it; so those are looked at, in the order of how common the mistakes are.
struct YAMLMistake {
    struct Explanation {
        let message: String
        /// Where the mistake was made, which is not always where it was noticed.
        let position: Int
        var hint: String?

        init(_ message: String, at position: Int, hint: String? = nil) {
            self.message = message
            self.position = position
            self.hint = hint
        }
    }

    let problem: YAMLProblem
    let file: ContentFile

    init(_ problem: YAMLProblem, in file: ContentFile) {
        self.problem = problem
        self.file = file
    }

    var diagnostic: Diagnostic {
        let explanation = explanation
        return Diagnostic(.invalidYAML, explanation.message, at: file.location(of: explanation.position), hint: explanation.hint)
    }

    private var explanation: Explanation {
        let position = problem.position
        return switch problem.reason {
        case .syntax(let words, let context): explanation(of: words, while: context ?? "")
        case .controlCharacter(let scalar):
            Explanation(
                "an invisible control character (U+\(Self.hexadecimal(scalar))) stands here", at: position, hint: "delete it")
        case .keyIsNotText:
            Explanation(
                "this is a list or a mapping, where a key is expected", at: position, hint: "write a key before it, like `tags: [ai, food]`"
            )
        case .undefinedAlias, .unusedAnchor, .tag: needsQuotes(at: position)
        case .tooDeep: Explanation("this is nested too deeply", at: position)
        case .tooMuch: Explanation("this holds too many values", at: position)
        case .secondDocument: Explanation("a second YAML document begins here", at: position, hint: "remove the line of `---`")
        }
    }

    /// - Parameters:
    ///   - words: libyaml's, https://github.com/yaml/libyaml/blob/0.2.5/src/scanner.c and parser.c
    ///   - context: what it was doing.
    private func explanation(of words: String, while context: String) -> Explanation {
        switch words {
        case "mapping values are not allowed in this context": return unexpectedColon()
        case "block sequence entries are not allowed in this context", "mapping keys are not allowed in this context":
            return needsQuotesOrLine()
        case "found character that cannot start any token":
            return file.scalar(at: problem.position) == "\t" ? tab() : needsQuotes(at: problem.position)
        case "found a tab character that violates indentation", "found a tab character where an indentation space is expected":
            return tab()
        case "found unexpected end of stream", "found unexpected document indicator":
            return unclosedQuote(at: problem.contextPosition ?? problem.position)
        case "found unknown escape character", "did not find expected hexdecimal number", "found invalid Unicode character escape code":
            return escape()
        case "Maximum nesting level reached, set with yaml_set_max_nest_level())":
            return Explanation("this is nested too deeply", at: problem.position)
        case "did not find expected node content": return missingValue()
        case "found unexpected ':'":
            return Explanation("a space is missing after this colon", at: problem.position, hint: "put a space after it")
        default: break
        }
        switch context {
        case "while scanning an alias", "while scanning an anchor", "while scanning a tag", "while parsing a tag",
            "while scanning a block scalar",
            "while parsing a node":
            return needsQuotes(at: problem.contextPosition ?? problem.position)
        case "while scanning a simple key", "while parsing a block mapping", "while parsing a block collection",
            "while parsing a flow sequence",
            "while parsing a flow mapping", "":
            return textAfterValue() ?? brackets(context) ?? misplacedLine()
        case "while scanning a directive", "while scanning a %YAML directive", "while scanning a %TAG directive":
            return Explanation(
                "a line cannot begin with %", at: problem.contextPosition ?? problem.position,
                hint: "write a key before it, like `title: \"% …\"`")
        default: break
        }
        return textAfterValue() ?? unknown(words)
    }

    /// What nobody has made yet.
    func unknown(_ words: String) -> Explanation {
        Explanation(
            "this is not valid YAML: \(words)", at: problem.position,
            hint: "if it is text, put the whole value in quotes: `title: \"…\"`")
    }

    private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }
}

extension ContentFile {
    /// - Parameter position: Unicode scalars from the start of the YAML.
    func scalar(at position: Int) -> Unicode.Scalar? {
        guard let line = line(at: position), line.scalars.indices.contains(position - line.start) else { return nil }
        return line.scalars[position - line.start]
    }
}
