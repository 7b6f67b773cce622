import Diagnostics

/// What is wrong with a text that is not YAML, said to someone who never wanted to know YAML.
struct YAMLMistake {
    let diagnostic: Diagnostic

    init(_ problem: YAMLProblem, in file: ContentFile) {
        let (message, hint) = Self.explanation(of: problem)
        diagnostic = Diagnostic(.invalidYAML, message, at: file.location(of: problem.position), hint: hint)
    }

    private static func explanation(of problem: YAMLProblem) -> (message: String, hint: String?) {
        switch problem.reason {
        case .syntax(let words, _): ("this is not valid YAML: \(words)", nil)
        case .controlCharacter(let scalar):
            ("an invisible control character (U+\(String(scalar.value, radix: 16, uppercase: true))) stands here", "delete it")
        case .keyIsNotText: ("this is a list or a mapping, where a key is expected", nil)
        case .undefinedAlias(let name): ("a value that begins with * needs quotes", "write \"*\(name.abridged)\"")
        case .tooDeep: ("this is nested too deeply", nil)
        case .tooMuch: ("this holds too many values", nil)
        case .secondDocument: ("a second YAML document begins here", "remove the line of `---`")
        }
    }
}
