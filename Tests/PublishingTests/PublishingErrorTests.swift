import Foundation
import Testing

@testable import Publishing

@Suite("What is said where nothing can be published")
struct PublishingErrorTests {
    @Test(
        "every error says what is wrong, where, and what to do",
        arguments: [
            (PublishingError.busy(folder: "/s/Public"), 75, "/s/Public: error: another build is writing to this folder [output-busy]"),
            (
                .protected(output: "/s", folder: "/s/Content"), 1,
                "/s: error: this cannot be the output folder, because it contains /s/Content [output-protected]\n  hint: choose an empty --output"
            ),
            (
                .protected(output: "/s/Public/sub", folder: "/s/Public", isOutput: true), 1,
                "/s/Public/sub: error: this cannot be the output folder, because it lies in /s/Public, which another build writes"
                    + " [output-protected]\n  hint: choose an empty --output"
            ),
            (
                .notOurs(output: "/s/Public", manifestIsDamaged: false), 1,
                "/s/Public: error: this folder has files that no build wrote [output-not-ours]\n  hint: choose an empty --output or pass --adopt"
            ),
            (
                .inTheWay(output: "/s/Public", paths: ["tags"]), 1,
                "/s/Public/tags: error: no build wrote this, and it differs from what must go here [output-in-the-way]\n"
                    + "  hint: move it away, or pass --adopt to replace it"
            ),
            (
                .inTheWay(output: "/s/Public", paths: [".build-site"]), 1,
                "/s/Public/.build-site: error: this must be a folder, and build-site's own [output-in-the-way]\n  hint: move it away"
            ),
            (
                .disk(.init(problem: "this cannot be written", path: "/s/Public/x", code: ENOSPC)), 74,
                "/s/Public/x: error: this cannot be written: No space left on device [disk-failure]"
            ),
        ])
    func messages(error: PublishingError, status: CInt, text: String) {
        #expect(error.description == text)
        #expect(error.exitStatus == status)
        #expect(PublishingDiagnostics.all.contains { $0.name == error.diagnostics[0].name })
    }
}
