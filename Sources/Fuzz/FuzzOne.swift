import ArgumentParser
import Foundation

/// Tries to break one reader.
struct FuzzOne: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "one", abstract: "Try one reader in this process, or show again what broke it.")

    @Argument var reader: String
    @Argument var folder: String?
    @Option var seconds = 2
    @Option var seed: UInt64 = 1
    @Option(help: "Holds the input that is being read, for whoever finds out that this process died of it.")
    var input: String

    @Flag(help: "Read what --input holds, and nothing else.")
    var again = false

    /// More than the largest input.
    private static let room = 4 << 20

    func run() throws {
        guard let reader = FuzzedReader.all.first(where: { $0.name == reader }) else { throw ValidationError("no reader is called so") }
        if again {
            try read(try SharedInput.kept(at: input), with: reader)
            return
        }
        let shared = try SharedInput(input, size: Self.room)
        var mutator = Mutator(seeds: reader.seeds(folder), tokens: reader.tokens, seed: seed)
        let end = ContinuousClock.now + .seconds(seconds)
        var (count, total) = (0, 0)
        while ContinuousClock.now < end {
            let bytes = mutator.next()
            shared.write(bytes)
            try read(bytes, with: reader)
            count += 1
            total += bytes.count
        }
        let peak = Self.peakMemory
        print("\(reader.name): \(count) inputs of \(total / 1_000_000) MB together, \(peak / 1_000_000) MB of memory at most")
        // A megabyte of nothing but the shortest cues takes some 100 MB, and the seeds 15.
        if peak > 600_000_000 { throw ExitCode(1) }
    }

    private func read(_ bytes: [UInt8], with reader: FuzzedReader) throws {
        let start = Self.processorTime
        let fault = reader.fault(bytes)
        let time = Self.processorTime - start
        guard let fault = fault ?? (time > Self.longest ? "\(bytes.count) bytes took \(time) s" : nil) else { return }
        print("\(reader.name): \(fault)")
        throw ExitCode(1)
    }

    /// How many seconds an input may take: a megabyte takes some 50 ms, to be read and published, and much more without optimisation.
    private static var longest: Double {
        #if DEBUG
            30
        #else
            3
        #endif
    }

    /// Seconds that this thread had a core, however many others want it.
    private static var processorTime: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// In bytes.
    private static var peakMemory: Int {
        var usage = rusage()
        #if canImport(Glibc)
            getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
            return usage.ru_maxrss * 1024
        #else
            getrusage(RUSAGE_SELF, &usage)
            return usage.ru_maxrss
        #endif
    }
}
