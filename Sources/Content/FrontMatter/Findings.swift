import Diagnostics

/// Mistakes found in the YAML of one file, before anyone asks on which line they are.
struct Findings: Sendable {
    struct Finding: Sendable {
        let kind: Diagnostic.Kind
        let message: String
        /// Unicode scalars from the start of the YAML.
        let position: Int
        let hint: String?
        let note: (message: String, position: Int)?
    }

    private(set) var all: [Finding] = []

    mutating func report(
        _ kind: Diagnostic.Kind, _ message: String, at position: Int, hint: String? = nil, note: (message: String, position: Int)? = nil
    ) {
        all.append(Finding(kind: kind, message: message, position: position, hint: hint, note: note))
    }

    mutating func append(_ more: Findings) {
        all += more.all
    }
}
