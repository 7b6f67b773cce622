/// Mistakes that are made often, each as it is written and as it should be written. `.ci/check_documentation.py` builds all of them.
enum ErrorExamples {
    struct Example {
        let wrong: String
        let right: String
        /// Where both stand: keys of an `episode` or a `show`, as the check of the documentation calls them.
        var place = "yaml episode"
        /// Where the right one stands, if not there.
        var rightPlace: String?
    }

    static let byKind: [String: Example] = [
        "cut-by-comment": Example(wrong: "title: Why we are #1", right: "title: \"Why we are #1\""),
        "invalid-address": Example(wrong: "audio: www.kitchen.example/1.mp3", right: "audio: https://www.kitchen.example/1.mp3"),
        "invalid-colour": Example(wrong: "accent: teal", right: "accent: \"#008080\"", place: "yaml show"),
        "invalid-date": Example(wrong: "date: 31/01/2025", right: "date: 2025-01-31"),
        "invalid-time": Example(
            wrong: "chapters:\n  - start: 1 min 20\n    title: Salt", right: "chapters:\n  - start: 1:20\n    title: Salt"),
        "invalid-yaml": Example(wrong: "title: Salt: why we need it", right: "title: \"Salt: why we need it\""),
        "missing-file": Example(wrong: "cover: Cover.jpeg", right: "cover: cover.jpg"),
        "unknown-key": Example(wrong: "guests: Ann", right: "people: [Jo, Ann]"),
        "unknown-person": Example(wrong: "people: [jo, Mette Lund]", right: "people: [jo, {name: Mette Lund, role: guest}]"),
        "unknown-speaker": Example(
            wrong: "Jo: Who is there?\n\nSpeaker 2: It is me.\n\nJo: Who?\n\nSpeaker 2: Me.",
            right: "speakers:\n  Speaker 2: ann", place: "text transcript.txt", rightPlace: "yaml episode"),
        "wrong-type": Example(wrong: "title: [Salt, Pepper]", right: "title: Salt, Pepper"),
    ]

    /// - Parameter isError: whether that is the severity of the kind.
    static func markdown(of kind: String, isError: Bool) -> String {
        guard let example = byKind[kind] else { return "" }
        let option = "\(isError ? "error" : "warning")=\(kind)"
        return """

            Wrong:

            ```\(example.place) \(option)
            \(example.wrong)
            ```

            Right:

            ```\(example.rightPlace ?? example.place)
            \(example.right)
            ```

            """
    }
}
