import ArgumentParser

@main
struct BuildSite: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build-site",
        abstract: "Make a website out of a podcast's transcripts and show notes.",
        discussion: """
            Run it in the folder that holds Content/. It reads Content/show.yml, the people, episodes and pages beside it, and writes a \
            site into Public/ that any web server can serve.

              Content/show.yml                  the podcast: title, language, hosts
              Content/people/zhang-qi.md        a person: name, and a bio in Markdown
              Content/episodes/114/episode.md   an episode: title, date, and show notes
              Content/episodes/114/transcript.vtt

            Nothing is published while anything in the content is wrong: every mistake is shown with its file, line and column, and \
            the old site stays as it is.

            This is build-site \(version). `build-site --generate-completion-script bash` (or zsh, or fish) prints what a shell needs to \
            complete its commands and options.
            """,
        version: version,
        subcommands: [BuildCommand.self, ServeCommand.self, ManualCommand.self],
        defaultSubcommand: BuildCommand.self)

    static func main() async {
        StandardStream.prepare()
        do {
            var command = try parseAsRoot()
            if var command = command as? AsyncParsableCommand { try await command.run() } else { try command.run() }
        } catch {
            end(with: error)
        }
    }

    /// Says what a command ended with, help and mistakes in its use among it. As `exit(withError:)`, but that a text nobody got is no success.
    private static func end(with error: any Error) -> Never {
        let message = fullMessage(for: error)
        var status = exitCode(for: error)
        if !message.isEmpty {
            let stream = status.isSuccess ? StandardStream.output : .error
            stream.write("\(message)\n")
            if status.isSuccess, let failure = Terminal(isVerbose: false, isJSON: false).end() { status = failure }
        }
        Self.exit(withError: status)
    }
}
