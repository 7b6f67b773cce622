import Foundation
import Testing

/// The cases of the language, https://github.com/mustache/spec, in a folder beside the package or in `BUILD_SITE_SPECS`.
@Suite("The Mustache language's own cases")
struct SpecificationTests {
    struct File: Decodable { let tests: [Case] }
    struct Case: Decodable, Sendable {
        let name: String
        let data: JSONValue
        let template: String
        let partials: [String: String]?
        let expected: String
    }

    static let folder: URL = {
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let specs = ProcessInfo.processInfo.environment["BUILD_SITE_SPECS"].map { URL(fileURLWithPath: $0) }
        return (specs ?? package.appending(path: "../shared/specs")).appending(path: "mustache")
    }()
    static let isPresent = FileManager.default.fileExists(atPath: folder.path)
    static let modules = ["comments", "delimiters", "interpolation", "inverted", "partials", "sections", "~inheritance"]

    /// Why a case is not kept, and how it fails instead.
    enum Exclusion {
        /// The type of a value decides about escaping, not the number of braces: text in triple braces stays escaped.
        case escaped
        /// A name that means nothing is a mistake in the template, not an empty text.
        case unknownName
        /// So is the name of a partial that there is not.
        case unknownPartial

        func isMet(by outcome: Outcome, expected: String) -> Bool {
            switch self {
            case .escaped: outcome.page != nil && outcome.page != expected && outcome.page == escaped(expected)
            case .unknownName: outcome.page == nil && outcome.names.allSatisfy { $0 == "template-variable" } && !outcome.names.isEmpty
            case .unknownPartial: outcome.page == nil && outcome.names == ["template-partial"]
            }
        }

        /// What the case expects, with its hostile text escaped.
        private func escaped(_ text: String) -> String {
            let raw = [#"& " < >"#, "<\n->", "(&)(\")(<)(>)", "<baz>"].first { text.contains($0) } ?? ""
            let safe = raw.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;").replacing(
                "\"", with: "&quot;")
            return text.replacing(raw, with: safe)
        }
    }

    static let excluded: [String: Exclusion] = [
        "interpolation: Triple Mustache": .escaped,
        "interpolation: Ampersand": .escaped,
        "interpolation: Implicit Iterators - Triple Mustache": .escaped,
        "interpolation: Implicit Iterators - Ampersand": .escaped,
        "partials: Standalone Indentation": .escaped,
        "sections: Implicit Iterator - Triple mustache": .escaped,
        "sections: Implicit Iterator - Ampersand": .escaped,
        "~inheritance: Triple Mustache": .escaped,
        "interpolation: Basic Context Miss Interpolation": .unknownName,
        "interpolation: Triple Mustache Context Miss Interpolation": .unknownName,
        "interpolation: Ampersand Context Miss Interpolation": .unknownName,
        "interpolation: Dotted Names - Broken Chains": .unknownName,
        "interpolation: Dotted Names - Broken Chain Resolution": .unknownName,
        "interpolation: Dotted Names - Context Precedence": .unknownName,
        "interpolation: Dotted Names are never single keys": .unknownName,
        "inverted: Context": .unknownName,
        "inverted: List": .unknownName,
        "inverted: Context Misses": .unknownName,
        "inverted: Dotted Names - Broken Chains": .unknownName,
        "sections: Context Misses": .unknownName,
        "sections: Dotted Names - Broken Chains": .unknownName,
        "~inheritance: Negative Sections": .unknownName,
        "partials: Failed Lookup": .unknownPartial,
    ]

    @Test(
        "Every case passes, and those that are excluded fail for their reason",
        .enabled(if: isPresent, "the cases are not at hand"))
    func cases() throws {
        var unseen = Set(Self.excluded.keys)
        for module in Self.modules {
            let data = try Data(contentsOf: Self.folder.appending(path: "\(module).json"))
            for test in try JSONDecoder().decode(File.self, from: data).tests {
                let outcome = render(test.template, test.data.root, partials: test.partials ?? [:])
                let name = "\(module): \(test.name)"
                if let exclusion = Self.excluded[name] {
                    unseen.remove(name)
                    #expect(exclusion.isMet(by: outcome, expected: test.expected), "\(name) must fail: \(outcome)")
                } else {
                    #expect(outcome.page == test.expected, "\(name): \(outcome.diagnostics)")
                }
            }
        }
        #expect(unseen.isEmpty, "there are no such cases")
    }
}
