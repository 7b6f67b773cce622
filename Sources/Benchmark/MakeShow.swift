import ArgumentParser

/// Makes the show in a process of its own, so that the one that measures stays small.
struct MakeShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "make-show", abstract: "Only make the show, to look at it or to profile a build.")

    @Argument(help: "The folder in which Content/ is made.")
    var folder: String

    @Option(help: "How many episodes the show has.")
    var episodes = 1000

    @Option(help: "How many cues each transcript has.")
    var cues = 300

    func run() throws {
        try SampleShow(episodes: episodes, cues: cues).write(to: folder)
    }
}
