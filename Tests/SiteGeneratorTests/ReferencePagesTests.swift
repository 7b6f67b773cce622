import Foundation
import Testing

/// The documentation's pages about errors and templates are made of the code.
///
///     BUILD_SITE_REFRESH=1 swift test --filter ReferencePagesTests
///
/// writes them anew.
@Suite("The documentation that is made of the code")
struct ReferencePagesTests {
    private static let pages = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Content/pages")

    @Test("It says what the code says")
    func upToDate() throws {
        for (file, text) in ReferencePages.all() {
            let path = Self.pages.appendingPathComponent(file)
            if ProcessInfo.processInfo.environment["BUILD_SITE_REFRESH"] == "1" {
                try text.write(to: path, atomically: false, encoding: .utf8)
            }
            let isSame = try String(contentsOf: path, encoding: .utf8) == text
            #expect(isSame, "\(file) is out of date")
        }
    }

    @Test("No two sorts of mistake have one name, and each says what to do")
    func names() {
        let kinds = ReferencePages.kinds.flatMap(\.kinds)
        #expect(Set(kinds.map(\.name)).count == kinds.count)
        for kind in kinds {
            #expect(!kind.meaning.isEmpty && !kind.wayOut.isEmpty, "\(kind.name)")
            #expect(kind.name.utf8.allSatisfy { $0 == UInt8(ascii: "-") || (0x61...0x7A).contains($0) }, "\(kind.name)")
        }
    }

    @Test("Each page of the documentation leads on to all others and back to the first")
    func readOn() throws {
        let listed = Set(ReferencePages.pages.map(\.file))
        let found = try FileManager.default.contentsOfDirectory(atPath: Self.pages.path)
            .filter { $0.hasSuffix(".md") && !["about.md", "关于.md"].contains($0.precomposedStringWithCanonicalMapping) }
        #expect(Set(found) == listed)
        for (file, title) in ReferencePages.pages {
            let text = try String(contentsOf: Self.pages.appendingPathComponent(file), encoding: .utf8)
            #expect(text.hasPrefix("---\ntitle: \(title)\n"), "\(file)")
            if file == "documentation.md" {
                for other in listed where other != file { #expect(text.contains("](\(other))"), "\(file) does not lead to \(other)") }
            } else {
                #expect(text.hasSuffix(ReferencePages.readOn(from: file)), "\(file) does not end with the way on")
            }
        }
    }

    @Test("Examples of mistakes are of mistakes that there are")
    func examples() {
        let names = Set(ReferencePages.kinds.flatMap(\.kinds).map(\.name))
        for name in ErrorExamples.byKind.keys { #expect(names.contains(name), "\(name)") }
    }
}
