import ArgumentParser
import Foundation
import Transcripts

/// Tries to break the reader of every format, each in a process of its own.
struct FuzzReaders: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fuzz", abstract: "Give every reader broken files for a while.",
        discussion: """
            Each reader must neither crash nor hang, take linear time and memory, and give cues that can be made a page and be published. An \
            input that breaks one is kept, and the same --seed gives the same inputs again.
            """)

    @Argument(help: "A folder of real files to break, besides small ones of our own.")
    var folder: String?

    @Option(help: "For how many seconds each reader is tried.")
    var seconds = 2

    @Option(help: "Begins the random numbers.")
    var seed: UInt64 = 1

    @Option(help: "How many readers are tried side by side.")
    var jobs = 2

    @Option(name: .customLong("format"), help: "Only these formats.")
    var formats: [String] = []

    @Option(help: "Where an input that breaks a reader is kept.")
    var kept = NSTemporaryDirectory()

    func run() throws {
        var waiting = formats.isEmpty ? TranscriptFormats.all.map { $0.name } : formats
        var running: [(process: Process, format: String, deadline: Date)] = []
        var broken = 0
        while !waiting.isEmpty || !running.isEmpty {
            while running.count < jobs, let format = waiting.popLast() {
                running.append((try start(format), format, Date(timeIntervalSinceNow: Double(seconds) * 2 + 120)))
            }
            usleep(20_000)
            for (process, format, deadline) in running where !process.isRunning || deadline < Date() {
                if process.isRunning {
                    process.terminate()
                    print("\(format): hangs; the input is \(input(of: format))")
                    broken += 1
                } else if process.terminationStatus != 0 || process.terminationReason == .uncaughtSignal {
                    print("\(format): broken; the input is \(input(of: format))")
                    broken += 1
                } else {
                    unlink(input(of: format))
                }
                process.waitUntilExit()
            }
            running.removeAll { !$0.process.isRunning }
        }
        if broken > 0 { throw ExitCode(1) }
    }

    private func input(of format: String) -> String { "\(kept)/fuzzed-\(format)-\(seed)" }

    private func start(_ format: String) throws -> Process {
        let process = Process()
        process.executableURL = Bundle.main.executableURL
        process.arguments =
            ["fuzz-one", format, "--seconds", "\(seconds)", "--seed", "\(seed)", "--input", input(of: format)] + (folder.map { [$0] } ?? [])
        try process.run()
        return process
    }
}
