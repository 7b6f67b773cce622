/// What ArgumentParser tells of a command, as `--experimental-dump-help` prints it: the part of its ToolInfo.swift that the manual page shows.
struct CommandHelp: Decodable {
    struct Root: Decodable {
        let command: CommandHelp
    }

    struct Name: Decodable {
        let kind: String
        let name: String

        /// As it is typed.
        var text: String { kind == "long" ? "--\(name)" : "-\(name)" }
    }

    struct Argument: Decodable {
        let kind: String
        let shouldDisplay: Bool
        let names: [Name]?
        let valueName: String?
        let defaultValue: String?
        let abstract: String?

        /// What is typed in place of `<value>`; nil of a flag.
        var value: String? { kind == "flag" ? nil : valueName }
        /// Not one that every command has.
        var isOwn: Bool { shouldDisplay && names?.contains { ["help", "version"].contains($0.name) } != true }

        /// Whether this is the `--no-drafts` of `--drafts`.
        func undoes(_ other: Argument) -> Bool {
            names?.first.map { name in other.names?.first.map { name.name == "no-\($0.name)" } } == true
        }
    }

    let commandName: String
    let shouldDisplay: Bool
    let abstract: String?
    let discussion: String?
    let defaultSubcommand: String?
    let arguments: [Argument]?
    let subcommands: [CommandHelp]?
}
