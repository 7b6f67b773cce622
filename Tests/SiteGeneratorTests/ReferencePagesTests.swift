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
}
