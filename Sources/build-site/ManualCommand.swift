import ArgumentParser
import Foundation

/// `build-site manual`: prints the manual page.
struct ManualCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manual",
        abstract: "Print the manual page.",
        discussion: """
            EXAMPLES
              build-site manual | man -l -        read it
              build-site manual > /usr/local/share/man/man1/build-site.1
            """)

    func run() throws {
        let help = try JSONDecoder().decode(CommandHelp.Root.self, from: Data(BuildSite._dumpHelp().utf8))
        StandardStream.output.write(ManualPage(of: help.command, version: version).text)
        if let status = Terminal(isVerbose: false, isJSON: false).end() { throw status }
    }
}
