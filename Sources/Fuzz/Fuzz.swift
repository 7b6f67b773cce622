import ArgumentParser
import Foundation

/// Tries to break every reader of what podcasters drop into their folders, each in a process of its own.
@main
struct Fuzz: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fuzz", abstract: "Give every reader of transcripts, chapters and media broken files for a while.",
        discussion: """
            Each reader must neither crash nor hang, take linear time and memory, and give what can be made a page and be published. An input \
            that breaks one is kept, and the same --seed gives the same inputs again. A release build is several times as fast, and stops at \
            what is out of bounds when it is made so: swift build -c release --product fuzz -Xswiftc -assert-config -Xswiftc Debug
            """,
        subcommands: [FuzzAll.self, FuzzOne.self], defaultSubcommand: FuzzAll.self)
}

struct FuzzAll: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "all", abstract: "Try all readers, or some.")

    @Argument(help: "A folder of real files to break, besides small ones of our own.")
    var folder: String?

    @Option(help: "For how many seconds each reader is tried.")
    var seconds = 2

    @Option(help: "Begins the random numbers.")
    var seed: UInt64 = 1

    @Option(help: "How many readers are tried side by side.")
    var jobs = 2

    @Option(name: .customLong("reader"), help: "Only this reader, such as transcript-vtt; may be given several times.")
    var readers: [String] = []

    @Option(help: "Where an input that breaks a reader is kept.")
    var kept = NSTemporaryDirectory()

    func validate() throws {
        let known = FuzzedReader.all.map(\.name)
        if let unknown = readers.first(where: { !known.contains($0) }) {
            throw ValidationError("there is no reader \(unknown), but \(known.joined(separator: ", "))")
        }
    }

    func run() throws {
        var waiting = (readers.isEmpty ? FuzzedReader.all.map(\.name) : readers)[...]
        var running: [(process: Process, reader: String, deadline: Date)] = []
        var broken = 0
        while !waiting.isEmpty || !running.isEmpty {
            while running.count < jobs, let reader = waiting.popFirst() {
                running.append((try start(reader), reader, Date(timeIntervalSinceNow: Double(seconds) * 2 + 120)))
            }
            usleep(20_000)
            for (process, reader, deadline) in running where !process.isRunning || deadline < Date() {
                if process.isRunning {
                    process.terminate()
                    print("\(reader): hangs; the input is \(input(of: reader))")
                    broken += 1
                } else if process.terminationStatus != 0 || process.terminationReason == .uncaughtSignal {
                    print("\(reader): broken; the input is \(input(of: reader))")
                    broken += 1
                } else {
                    unlink(input(of: reader))
                }
                process.waitUntilExit()
            }
            running.removeAll { !$0.process.isRunning }
        }
        if broken > 0 { throw ExitCode(1) }
    }

    private func input(of reader: String) -> String { "\(kept)/fuzzed-\(reader)-\(seed)" }

    private func start(_ reader: String) throws -> Process {
        let process = Process()
        process.executableURL = Bundle.main.executableURL
        process.arguments =
            ["one", reader, "--seconds", "\(seconds)", "--seed", "\(seed)", "--input", input(of: reader)] + (folder.map { [$0] } ?? [])
        try process.run()
        return process
    }
}
