import ArgumentParser
import Diagnostics
import Foundation
import Markup
import Podcast
import Transcripts

/// Reads files and says what is in them, to compare it with other readers or to measure it.
struct ReadTranscripts: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read", abstract: "Print what transcripts hold, a line of JSON a file.",
        discussion:
            "The keys are path, format, cues (how many), text (without white space, unless --quiet is given), labels, errors and warnings (their names)."
    )

    @Argument(help: "The files.")
    var files: [String]

    @Flag(help: "Leave out the text.")
    var quiet = false

    func run() throws {
        for path in files {
            let reading = TranscriptReader.read(try Array(Data(contentsOf: URL(filePath: path))), path: path)
            var json = JSONText()
            json.object { json in
                json.key("path")
                json.string(path)
                json.key("format")
                json.string(reading.format ?? "")
                json.key("cues")
                json.number(reading.cues.count)
                if !quiet {
                    json.key("text")
                    json.string(reading.cues.map { $0.text.string.filter { !$0.isWhitespace } }.joined())
                }
                json.key("labels")
                json.array { json in
                    for label in reading.labels { json.string(label.label) }
                }
                for (key, severity) in [("errors", .error), ("warnings", .warning)] as [(StaticString, Diagnostic.Severity)] {
                    json.key(key)
                    json.array { json in
                        for diagnostic in reading.diagnostics.all where diagnostic.severity == severity { json.string(diagnostic.name) }
                    }
                }
            }
            print(String(decoding: json.bytes, as: UTF8.self))
        }
    }
}
