import ArgumentParser
import Diagnostics
import Foundation
import Publishing
import SiteGenerator

/// Shows what came of a command: for people, or as JSON lines.
struct Terminal {
    let isVerbose: Bool
    let isJSON: Bool
    /// Colour on a terminal only, and never with NO_COLOR (https://no-color.org).
    private let hasColour: Bool

    init(isVerbose: Bool, isJSON: Bool) {
        self.isVerbose = isVerbose
        self.isJSON = isJSON
        hasColour = StandardStream.error.isTerminal && ProcessInfo.processInfo.environment["NO_COLOR", default: ""].isEmpty
    }

    /// - Parameter duration: of the whole command.
    func show(_ report: BuildReport, after duration: Duration) {
        let milliseconds = Int(duration / .milliseconds(1))
        if isJSON {
            for diagnostic in report.diagnostics { printLine(diagnostic.json) }
            printLine(report.json(milliseconds: milliseconds))
        } else {
            for diagnostic in report.diagnostics { printError(diagnostic.text(colour: hasColour)) }
            if let summary = report.summary {
                show(summary, of: report, milliseconds)
            } else {
                printError(failure(report))
            }
        }
    }

    private func failure(_ report: BuildReport) -> String {
        let errors = report.diagnostics.count { $0.severity == .error }
        let warnings = report.diagnostics.count - errors
        let others = warnings == 0 ? "" : ", \(Self.count(warnings, "warning"))"
        let outcome =
            switch report.exitStatus {
            // A disk can refuse in the middle of a commit.
            case 74: "the site is the old one, or the next build completes the new one"
            // The other build may well publish something.
            case 75: "this build published nothing"
            default: "nothing was published, the old site is as it was"
            }
        return "\(Self.count(errors, "error"))\(others); \(outcome)"
    }

    private func show(_ summary: Summary, of report: BuildReport, _ milliseconds: Int) {
        if isVerbose {
            printOut("\(summary.madeGroups) of \(summary.groups) parts were made, the others are as they were")
            if let foreign = summary.foreignFiles, foreign > 0 {
                let left = foreign == 1 ? "is not ours and was left alone" : "are not ours and were left alone"
                printOut("\(Self.count(foreign, "file")) in the output folder \(left)")
            }
            if report.correctionCount > 0 {
                let episodes = Self.count(report.correctedEpisodeCount, "episode")
                printOut("\(Self.count(report.correctionCount, "correction")) by the glossary in \(episodes)")
            }
        }
        showWhatIsLeftOut(report)
        if let imaging = report.imaging, let line = line(imaging) { printOut(line) }
        let changes = [(summary.added.count, "added"), (summary.changed.count, "changed"), (summary.removed.count, "removed")]
            .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
        printOut(
            "\(Self.count(summary.pages, "page")), \(Self.count(summary.files, "file")), \(Self.size(summary.bytes)) "
                + "(\(changes.isEmpty ? "nothing changed" : changes)) in \(milliseconds) ms")
    }

    /// Whoever looks for an episode that is not on the site should not have to guess why.
    private func showWhatIsLeftOut(_ report: BuildReport) {
        switch report.draftCount {
        case 0: break
        case 1: printOut("1 draft is left out (--drafts shows it)")
        case let count: printOut("\(count) drafts are left out (--drafts shows them)")
        }
        guard let date = report.nextDate else { return }
        printOut(
            report.futureCount == 1
                ? "1 episode dated \(date) is left out until then (--future shows it)"
                : "\(report.futureCount) episodes are left out until their dates, the first until \(date) (--future shows them)")
    }

    /// One line a build where something is not made, and else where something was.
    private func line(_ use: ImagingUse) -> String? {
        let wanted = [use.wantsCopies ? "smaller copies of pictures" : nil, use.wantsCards ? "images to share" : nil].compactMap(\.self)
        guard let tool = use.tool else {
            let way = "install libvips: apt install libvips-tools, brew install vips"
            return "no \(wanted.joined(separator: " and no ")): vips is not here (\(way))"
        }
        if use.wantsCards, !use.drawsCards { return "no images to share: \(tool) here draws no SVG, or fontconfig's fc-list is missing" }
        let lacking = use.missingFormats.map { $0.rawValue.uppercased() }.joined(separator: " and no ")
        if isVerbose, !lacking.isEmpty { return "\(wanted.joined(separator: " and ")) by \(tool), which writes no \(lacking) here" }
        if use.made > 0 { return "\(Self.count(use.made, "picture")) made by \(tool)" }
        return isVerbose ? "\(wanted.joined(separator: " and ")) by \(tool)" : nil
    }

    /// Says what of the output was lost.
    /// - Returns: the exit status where something was.
    func end() -> ExitCode? {
        guard let code = StandardStream.output.failure else { return nil }
        let failure = Diagnostic(
            .diskFailure, "this cannot be written: \(String(cString: strerror(code)))", at: SourceLocation(file: "standard output"))
        printError(failure.text(colour: hasColour))
        return ExitCode(74)
    }

    private static func count(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }

    private static func size(_ bytes: UInt64) -> String {
        switch bytes {
        case ..<1000: "\(bytes) bytes"
        case ..<1_000_000: "\((bytes + 500) / 1000) kB"
        default: "\(bytes / 1_000_000).\(bytes / 100_000 % 10) MB"
        }
    }

    private func printLine(_ bytes: [UInt8]) { StandardStream.output.write(bytes + [UInt8(ascii: "\n")]) }
    private func printOut(_ line: String) { StandardStream.output.write("\(line)\n") }
    private func printError(_ line: String) { StandardStream.error.write("\(line)\n") }
}
