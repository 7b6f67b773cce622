import Foundation
import Testing

@testable import Content

@Suite struct KindsTests {
    @Test("Every sort of mistake is brought about by some test, which says its text")
    func all() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        let tests = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "swift" }.map { try String(contentsOf: $0, encoding: .utf8) }.joined()
        for kind in ContentDiagnostics.all {
            #expect(tests.contains("[\(kind.name)]"), "no test expects [\(kind.name)]")
        }
        #expect(Set(ContentDiagnostics.all.map(\.name)).count == ContentDiagnostics.all.count)
    }
}
