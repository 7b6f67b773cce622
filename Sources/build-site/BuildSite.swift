import ArgumentParser

@main
struct BuildSite: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "build-site")
    func run() async throws {}
}
