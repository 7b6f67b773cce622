import Foundation
import Testing

@testable import Imaging

@Suite("Running a program")
struct CommandTests {
    private func shell(_ script: String, within limit: Duration = .seconds(20), keeping most: Int = 1000) -> Command.Outcome {
        Command(program: "/bin/sh", arguments: ["-c", script], folder: "/", environment: ["WORD": "said"]).run(within: limit, keeping: most)
    }

    @Test("What it says, what it complains of, and how it ends")
    func ending() {
        let outcome = shell("echo $WORD; echo no >&2; exit 3")
        #expect(outcome.end == .exited(3))
        #expect(String(decoding: outcome.output, as: UTF8.self) == "said\n")
        #expect(String(decoding: outcome.complaint, as: UTF8.self) == "no\n")
        #expect(shell("kill -9 $$").end == .killed(signal: 9))
        #expect(shell("pwd").output == Array("/\n".utf8))
    }

    @Test("One that takes too long is ended, and nobody waits for those that it started")
    func limit() {
        let start = ContinuousClock.now
        #expect(shell("exec sleep 30", within: .milliseconds(200)).end == .tookTooLong)
        // Keeps both pipes open.
        #expect(shell("sleep 30 & exit 4").end == .exited(4))
        // Closes both pipes.
        #expect(shell("exec >&- 2>&-; exec sleep 30", within: .milliseconds(200)).end == .tookTooLong)
        #expect(ContinuousClock.now - start < .seconds(15))
    }

    @Test("What it says without end is dropped, and it does not wait for ever")
    func floods() {
        let outcome = shell("head -c 3000000 /dev/zero; head -c 3000000 /dev/zero >&2; exit 5")
        #expect(outcome.end == .exited(5))
        #expect(outcome.output.count == 1000)
        #expect(outcome.complaint.count <= 4096)
    }

    @Test("One that is not there")
    func missing() {
        let command = Command(program: "/nonexistent/vips", arguments: [], folder: "/", environment: [:])
        guard case .notStarted = command.run(within: .seconds(1)).end else {
            Issue.record("it was started")
            return
        }
    }
}
