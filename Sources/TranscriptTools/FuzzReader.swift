import ArgumentParser
import Foundation
import Podcast
import Transcripts

/// Tries to break one reader.
struct FuzzReader: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fuzz-one", abstract: "Give one reader broken files for a while.", shouldDisplay: false)

    @Argument var format: String
    @Argument var folder: String?
    @Option var seconds = 2
    @Option var seed: UInt64 = 1
    /// Holds the input that is being read, for whoever finds out that this process died of it.
    @Option var input: String

    /// More than the largest input.
    private static let room = 4 << 20

    func run() throws {
        let shared = try SharedInput(input, size: Self.room)
        var mutator = Mutator(seeds: FuzzSeeds.load(folder), seed: seed)
        let end = ContinuousClock.now + .seconds(seconds)
        var (count, total) = (0, 0)
        while ContinuousClock.now < end {
            let bytes = mutator.next()
            shared.write(bytes)
            if let fault = fault(of: bytes, isNamed: count % 4 != 0) {
                print("\(format): \(fault)")
                throw ExitCode(1)
            }
            count += 1
            total += bytes.count
        }
        let peak = Self.peakMemory
        print("\(format): \(count) inputs of \(total / 1_000_000) MB together, \(peak / 1_000_000) MB of memory at most")
        // A megabyte of nothing but the shortest cues takes some 100 MB, and the seeds 15.
        if peak > 600_000_000 { throw ExitCode(1) }
    }

    private static var isOptimised: Bool {
        #if DEBUG
            false
        #else
            true
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

    /// What is wrong with how the bytes are read.
    private func fault(of bytes: [UInt8], isNamed: Bool) -> String? {
        let start = Self.processorTime
        let reading = TranscriptReader.read(bytes, path: "transcript.\(format)", format: isNamed ? format : nil, knownNames: ["Jo", "大卫翁"])
        let paragraphs = Paragraphs.make(from: Transcript(cues: reading.cues, language: .english))
        let time = Self.processorTime - start
        // A megabyte takes some 50 ms, and much more without optimisation.
        if time > (Self.isOptimised ? 2 : 30) { return "\(bytes.count) bytes took \(time) s" }
        let spoken = reading.cues.reduce(0) { $0 + $1.text.utf8.count }
        if spoken > bytes.count * 40 + 4096 { return "\(bytes.count) bytes became \(spoken)" }
        if reading.diagnostics.all.count > 30 { return "\(reading.diagnostics.all.count) diagnostics" }
        if reading.cues.isEmpty, !reading.diagnostics.hasErrors, !reading.diagnostics.all.contains(where: { $0.name == "empty-transcript" })
        {
            return "nothing was read, and nothing said"
        }
        for cue in reading.cues where (cue.start ?? .zero) < .zero || cue.text.isEmpty { return "a cue is \(cue)" }
        if visible(paragraphs.map(\.text)) != visible(reading.cues.map(\.text)) { return "the paragraphs have another text" }
        let edition = TranscriptEdition(Transcript(cues: reading.cues, language: .english), paragraphs: paragraphs)
        for format in TranscriptFormats.published {
            guard let written = format.write(edition), ["vtt", "json", "html"].contains(format.name) else { continue }
            let again = TranscriptReader.read(written, path: "transcript.\(format.name)")
            if again.format != format.name || again.diagnostics.all.contains(where: { $0.name != "empty-transcript" }) {
                return "what was written as \(format.name) is read with \(again.diagnostics.all.map(\.message))"
            }
        }
        return nil
    }

    /// How many characters there are but white space: in any order, since cues are put in order.
    private func visible(_ texts: [PlainText]) -> Int {
        texts.reduce(0) { $0 + $1.string.unicodeScalars.count { !$0.properties.isWhitespace } }
    }
}

/// A file that holds the input even when this process dies.
private struct SharedInput {
    private let memory: UnsafeMutableRawPointer
    private let descriptor: Int32
    private let size: Int

    init(_ path: String, size: Int) throws {
        descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC, 0o644)
        guard descriptor >= 0, ftruncate(descriptor, off_t(size)) == 0,
            let memory = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0), memory != MAP_FAILED
        else { throw ValidationError("\(path) cannot be written") }
        self.memory = memory
        self.size = size
    }

    /// The count, in eight bytes, and the bytes.
    func write(_ bytes: [UInt8]) {
        memory.storeBytes(of: UInt64(bytes.count), as: UInt64.self)
        bytes.prefix(size - 8).withUnsafeBytes { (memory + 8).copyMemory(from: $0.baseAddress!, byteCount: $0.count) }
    }
}
