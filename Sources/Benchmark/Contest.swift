/// What was measured, the runs of a thing side by side.
struct Results {
    var full: [Measurement] = []
    var unchanged: [Measurement] = []
    var oneEdited: [Measurement] = []
    var hugo: [Measurement] = []
    var commonMark: [Measurement] = []
    var tenfold: Measurement?
    var markdownBytes = 0
    var pages = 0
}

/// Runs everything in turn, round after round, so that what disturbs the machine disturbs all of them.
struct Contest {
    let workshop: Workshop
    let buildSite: String
    let hugo: String?
    let rounds: Int
    let episodes: Int
    let cues: Int

    private var source: String { workshop.folder("show") }
    private var output: String { workshop.folder("site") }

    func run() throws -> Results {
        var results = Results()
        try makeShow(episodes, in: source)
        for round in 1...rounds {
            forget()
            results.full.append(try build())
            results.unchanged.append(try build())

            if round == 1 {
                let pages = try Disk.files(named: "index.md", below: output)
                results.pages = pages.count
                results.markdownBytes = try pages.reduce(0) { try $0 + Disk.read("\(output)/\($1)").count }
                try HugoSite(folder: workshop.folder("hugo")).write(from: output)
            }

            try editTranscript(of: 1 + round * episodes / (rounds + 1))
            results.oneEdited.append(try build())

            if let hugo {
                let rendered = workshop.folder("hugo-output")
                Workshop.empty(rendered)
                let site = HugoSite(folder: workshop.folder("hugo"))
                results.hugo.append(try measure(site.command(hugo: hugo, output: rendered), log: workshop.folder("hugo.log")))
            }
            results.commonMark.append(try measure([Programs.thisOne, "cmark-alone", output], log: workshop.folder("cmark.log")))
        }
        return results
    }

    /// One build of ten times the episodes.
    func tenfold() throws -> Measurement {
        forget()
        // Sources, pages and staging: about 250 bytes a byte of transcript is far on the safe side.
        let need = episodes * 10 * cues * 1000
        guard workshop.freeSpace > need else {
            throw Failure("\(workshop.path) has \(workshop.freeSpace >> 20) MB free; ten times the episodes may need \(need >> 20)")
        }
        Workshop.empty(source)
        Workshop.empty(workshop.folder("hugo-output"))
        try makeShow(episodes * 10, in: source)
        return try build()
    }

    private func makeShow(_ count: Int, in folder: String) throws {
        try measure([Programs.thisOne, "make-show", folder, String(count), String(cues)], log: workshop.folder("show.log"))
    }

    private func build() throws -> Measurement {
        try measure([buildSite, "build", "--source", source, "--output", output], log: workshop.folder("build.log"))
    }

    /// No cache and no site, as on the first day.
    private func forget() {
        Workshop.empty(output)
        Workshop.empty("\(source)/.build-site")
    }

    private func editTranscript(of number: Int) throws {
        let path = "\(source)/\(SampleShow.transcriptPath(of: number))"
        let edit = "\n99:00:00.000 --> 99:00:02.000\nAnd one more thing.\n"
        try Disk.write(try Disk.read(path) + Array(edit.utf8), to: path)
    }
}
