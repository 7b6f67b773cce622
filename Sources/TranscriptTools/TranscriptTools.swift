import ArgumentParser

/// What is needed to try the readers of transcripts and chapters by themselves.
@main
struct TranscriptTools: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "transcript-tools", abstract: "Read transcripts and chapters without building a site.",
        subcommands: [ReadTranscripts.self, ReadChapters.self])
}
