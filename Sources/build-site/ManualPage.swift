/// A program's manual page in the macros of man(7), from what its commands say of themselves.
///
/// ArgumentParser's own generator (`swift package generate-manual`) needs the package's source, leaves out the version, and says of every
/// program that it “exits 0 on success, and >0 if an error occurs”.
struct ManualPage {
    private(set) var text = ""
    /// Sections that a discussion has below a heading in capitals: a page has one of each for all commands.
    private var sections: [(title: String, lines: [Substring])] = []

    init(of program: CommandHelp, version: String) {
        let name = program.commandName
        // As whatis(1) shows it: not a sentence.
        let abstract = (program.abstract ?? "").split(separator: ".").first ?? ""
        text += ".\\\" Printed by `\(name) manual`.\n"
        text += ".TH \(Self.quoted(name.uppercased())) 1 \"\" \(Self.quoted("\(name) \(version)")) \"User Commands\"\n"
        // Options must not be cut at a hyphen.
        text += ".nh\n.ad l\n.SH NAME\n\(Self.escaped(name)) \\- \(Self.escaped(abstract.prefix(1).lowercased() + abstract.dropFirst()))\n"
        let commands = (program.subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }
        text += ".SH SYNOPSIS\n"
        for command in commands {
            let word = Self.bold(command.commandName)
            text += ".PP\n\(Self.bold(name)) \(command.commandName == program.defaultSubcommand ? "[\(word)]" : word)"
            text += (command.arguments ?? []).contains { $0.isOwn } ? " [\\fIoptions\\fR]\n" : "\n"
        }
        text += ".SH DESCRIPTION\n"
        describe(program)
        for argument in program.arguments ?? [] where argument.shouldDisplay { write([argument]) }
        text += ".SH COMMANDS\n"
        for command in commands {
            text += ".SS \(Self.quoted(command.commandName))\n"
            if let abstract = command.abstract { text += "\(Self.escaped(abstract))\n" }
            describe(command)
            for group in Self.grouped(command.arguments ?? []) { write(group) }
        }
        for section in sections {
            text += ".SH \(Self.quoted(section.title))\n"
            write(section.lines)
        }
    }

    private mutating func describe(_ command: CommandHelp) {
        var lines = (command.discussion ?? "").split(separator: "\n", omittingEmptySubsequences: false)[...]
        let start = lines.firstIndex(where: Self.isTitle) ?? lines.endIndex
        write(Array(lines[..<start]))
        lines = lines[start...]
        while let title = lines.popFirst() {
            let end = lines.firstIndex(where: Self.isTitle) ?? lines.endIndex
            let section = lines[..<end].filter { !$0.isEmpty }
            if let index = sections.firstIndex(where: { $0.title == title }) {
                sections[index].lines += section
            } else {
                sections.append((String(title), section))
            }
            lines = lines[end...]
        }
    }

    /// The command's own options, a flag together with the one that undoes it.
    private static func grouped(_ arguments: [CommandHelp.Argument]) -> [[CommandHelp.Argument]] {
        var groups: [[CommandHelp.Argument]] = []
        for argument in arguments where argument.isOwn {
            if let last = groups.last?.last, argument.undoes(last) {
                groups[groups.count - 1].append(argument)
            } else {
                groups.append([argument])
            }
        }
        return groups
    }

    private mutating func write(_ arguments: [CommandHelp.Argument]) {
        guard let first = arguments.first else { return }
        let value = first.value.map { " \\fI\(Self.escaped($0))\\fR" } ?? ""
        let names = arguments.flatMap { $0.names ?? [] }.map { Self.bold($0.text) + value }
        text += ".TP\n\(names.joined(separator: ", "))\n\(Self.escaped(first.abstract ?? ""))"
        if let standard = first.defaultValue { text += " (default: \(Self.escaped(standard)))" }
        text += "\n"
    }

    /// Lines that are indented stay as they are; the others are paragraphs, with empty lines between them.
    private mutating func write(_ lines: [Substring]) {
        var rest = lines[...]
        while let first = rest.first {
            let isKept = first.hasPrefix(" ")
            let end = rest.firstIndex { $0.isEmpty || $0.hasPrefix(" ") != isKept } ?? rest.endIndex
            let block = rest[..<end].map { Self.escaped(isKept ? $0.drop { $0 == " " } : $0) + "\n" }.joined()
            if isKept { text += ".PP\n.RS 4\n.nf\n\(block).fi\n.RE\n" } else if !block.isEmpty { text += ".PP\n\(block)" }
            rest = rest[end...].drop(while: \.isEmpty)
        }
    }

    private static func isTitle(_ line: Substring) -> Bool {
        !line.isEmpty && line.utf8.allSatisfy { $0 == UInt8(ascii: " ") || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    }

    private static func bold(_ text: some StringProtocol) -> String { "\\fB\(escaped(text))\\fR" }
    private static func quoted(_ text: some StringProtocol) -> String { "\"\(escaped(text).replacing("\"", with: "\\(dq"))\"" }

    /// Text that stands for itself: a hyphen that can be copied, and no line that is a request.
    /// As in https://man7.org/linux/man-pages/man7/groff_char.7.html.
    private static func escaped(_ text: some StringProtocol) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": escaped += "\\e"
            case "-": escaped += "\\-"
            case "'": escaped += "\\(aq"
            case "`": escaped += "\\(ga"
            case "^": escaped += "\\(ha"
            case "~": escaped += "\\(ti"
            case ".": escaped += escaped.isEmpty ? "\\&." : "."
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
