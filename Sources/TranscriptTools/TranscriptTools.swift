import ArgumentParser

/// What is needed to try the readers of transcripts by themselves.
@main
struct TranscriptTools: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "transcript-tools", abstract: "Read transcripts without building a site.",
        subcommands: [ReadTranscripts.self])
}
