import ArgumentParser

/// Makes the show in a process of its own, so that the one that measures stays small.
struct MakeShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "make-show", abstract: "Only make the show, to look at it or to profile a build.")

    @Argument(help: "The folder in which Content/ is made.")
    var folder: String

    @Argument(help: "How many episodes the show has.")
    var episodeCount = 1000

    @Argument(help: "How many cues each transcript has.")
    var cueCount = 300

    func run() throws {
        try SampleShow(episodes: episodeCount, cues: cueCount).write(to: folder)
    }
}
