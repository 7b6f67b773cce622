import ArgumentParser

/// How fast a long WebVTT file is read, beside webvtt-py on the same one.
struct ReadWebVTT: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "webvtt", abstract: "Measure how fast WebVTT is read.",
        discussion: """
            Makes a file in memory and has transcript-tools, which must lie beside this program, read it; and a tenth of it webvtt-py, where that is \
            installed (pip install webvtt-py). Start and end of the programs count, and only the time that they have a core. With --check it fails \
            where less than 50 MB are read in a second, webvtt-py is a fifth as fast, or four times the file is not enough memory.
            """)

    @Option(help: "How long the file is, in millions of bytes.")
    var megabytes = 100

    @Option(help: "The Python that has webvtt-py.")
    var python = "python3"

    /// Has `--rounds` and `--check`, which mean the same here.
    @ParentCommand var benchmark: Benchmark

    func run() throws {
        let tools = try Programs.besideThisOne("transcript-tools")
        let workshop = try Workshop()
        defer { workshop.remove() }
        let (file, tenth) = (workshop.folder("long.vtt"), workshop.folder("tenth.vtt"))
        // In a process of its own, so that this one stays small.
        try measure([Programs.thisOne, "make-webvtt", file, "\(megabytes)"])
        try measure([Programs.thisOne, "make-webvtt", tenth, "\(max(1, megabytes / 10))"])

        let ours = try (0..<benchmark.rounds).map { _ in try measure([tools, "read", "--quiet", file]) }.median
        let speed = Double(megabytes) / ours.cpu
        let memory = Double(ours.peak) / Double(megabytes * 1_000_000)
        print("transcript-tools: \(Self.rounded(speed)) MB/s, \(Self.rounded(memory)) times the file in memory")
        var isGood = speed >= 50 && memory <= 4
        let reader = "import sys, webvtt; assert len(webvtt.read(sys.argv[1])) > 1000"
        if let theirs = try? measure([python, "-c", reader, tenth]) {
            let theirSpeed = Double(max(1, megabytes / 10)) / theirs.cpu
            print("webvtt-py: \(Self.rounded(theirSpeed)) MB/s; we are \(Self.rounded(speed / theirSpeed)) times as fast")
            isGood = isGood && speed >= 5 * theirSpeed
        } else {
            print("webvtt-py is not installed (\(python) -m pip install webvtt-py)")
        }
        if benchmark.check, !isGood { throw ExitCode(1) }
    }

    private static func rounded(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
}

/// Makes the file in a process of its own.
struct MakeWebVTT: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "make-webvtt", abstract: "Only make a long WebVTT file.")

    @Argument(help: "The file.")
    var file: String

    @Argument(help: "How long it is, in millions of bytes.")
    var megabytes: Int

    func run() throws {
        var sentences = SentenceMaker(seed: 15)
        var text = Array("WEBVTT\n".utf8)
        text.reserveCapacity(megabytes * 1_000_000 + 200)
        var (time, speaker) = (0, 0)
        while text.count < megabytes * 1_000_000 {
            // Not beyond the hundred hours that webvtt-py can read of a tenth.
            let end = time + 1000 + sentences.number(below: 2000)
            text += "\n\(Self.timestamp(time)) --> \(Self.timestamp(end))\n".utf8
            if sentences.number(below: 4) == 0 {
                speaker = sentences.number(below: 3)
                text += "<v Speaker \(speaker)>".utf8
            }
            text += sentences.sentence(of: 30 + sentences.number(below: 60)).utf8
            text.append(UInt8(ascii: "\n"))
            time = end + sentences.number(below: 300)
        }
        try Disk.write(text, to: file)
    }

    private static func timestamp(_ milliseconds: Int) -> String {
        func padded(_ number: Int, _ count: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, count - digits.utf8.count)) + digits
        }
        let seconds = milliseconds / 1000
        return "\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2)).\(padded(milliseconds % 1000, 3))"
    }
}
