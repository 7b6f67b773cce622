import ArgumentParser

/// Measures what feeds and sitemaps cost: a big show is built with them and without them, in turn.
struct FeedsShare: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feeds", abstract: "Measure the share of a build that feeds and sitemaps take, and their memory.")

    @Argument(help: "How many episodes the show has.")
    var episodeCount = 10_000

    @Argument(help: "How often each build is measured; the fastest counts, which other programs have disturbed least.")
    var roundCount = 5

    @Flag(help: "Exit with status 1 if they take more than a twentieth of the build, or a longer feed takes more memory.")
    var strict = false

    private static let cues = 300

    /// What show.yml says of feeds.
    private enum Variant: CaseIterable {
        case newest, all, none

        var key: String {
            switch self {
            case .newest: "\n"
            case .all: "\nfeed: {limit: all}\n"
            case .none: "\nfeed: no\n"
            }
        }

        var name: String {
            switch self {
            case .newest: "the newest 500 in the feed, the others in archives"
            case .all: "all in one feed"
            case .none: "no feeds and no sitemap"
            }
        }
    }

    func run() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let program = try Programs.besideThisOne("build-site")
        let (source, output) = (workshop.folder("show"), workshop.folder("site"))
        try measure([Programs.thisOne, "make-show", source, String(episodeCount), String(Self.cues)], log: workshop.folder("show.log"))
        let show = try Disk.read("\(source)/Content/show.yml")
        func build() throws -> Measurement {
            try measure([program, "build", "--source", source, "--output", output], log: workshop.folder("build.log"))
        }

        var full: [Variant: [Measurement]] = [:]
        var edited: [Variant: [Measurement]] = [:]
        for round in 1...roundCount {
            for variant in Variant.allCases {
                try Disk.write(show + Array(variant.key.utf8), to: "\(source)/Content/show.yml")
                // A sitemap that the podcaster wrote counts, and no other is made.
                if variant == .none {
                    try Disk.write("<urlset/>".utf8, to: "\(source)/Content/files/sitemap.xml")
                } else {
                    Workshop.empty("\(source)/Content/files")
                }
                Workshop.empty(output)
                Workshop.empty("\(source)/.build-site")
                full[variant, default: []].append(try build())
                let notes = "\(source)/\(SampleShow.notesPath(of: episodeCount / 2))"
                try Disk.write(try Disk.read(notes) + Array("\nAnd one more thing, \(round).\n".utf8), to: notes)
                edited[variant, default: []].append(try build())
            }
        }

        print("\(episodeCount) episodes of \(Self.cues) cues; the fastest of \(roundCount)\n")
        for variant in Variant.allCases {
            let (first, second) = (full[variant]!.fastest, edited[variant]!.fastest)
            print("\(variant.name): \(milliseconds(first.cpu)) CPU, \(milliseconds(first.wall)), \(first.peak >> 20) MB at most;")
            print("    after an edit of one episode's notes \(milliseconds(second.cpu)) CPU, \(milliseconds(second.wall))")
        }
        let share = 1 - full[.none]!.fastest.cpu / full[.newest]!.fastest.cpu
        let memory = Double(full[.all]!.median.peak) / Double(full[.newest]!.median.peak)
        print("\nfeeds and sitemap: \(tenths(share * 100)) % of the build's CPU time (at most 5)")
        print("memory with all episodes in one feed: \(tenths(memory * 100)) % of that with 500 (at most 110)")
        if strict, share > 0.05 || memory > 1.1 { throw ExitCode(1) }
    }

    private func milliseconds(_ seconds: Double) -> String { "\(Int((seconds * 1000).rounded())) ms" }
    private func tenths(_ value: Double) -> String { String((value * 10).rounded() / 10) }
}

extension [Measurement] {
    /// The one that took the cores the least time.
    fileprivate var fastest: Measurement { self.min { $0.cpu < $1.cpu }! }
}
