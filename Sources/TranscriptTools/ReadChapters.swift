import ArgumentParser
import Chapters
import Diagnostics
import Foundation
import Markup

/// Reads a file with chapters and says what is in it, to compare it with other readers.
struct ReadChapters: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chapters", abstract: "Print the chapters that a file holds, as JSON.",
        discussion: "The keys are chapters (each with start, in seconds, and title), and said: what is wrong with the file.")

    @Argument(help: "The file.")
    var file: String

    @Option(help: "Of a feed, the episode with this guid.")
    var guid: String?

    func run() throws {
        let source = SourceText(path: file, bytes: try Array(Data(contentsOf: URL(filePath: file))))
        var diagnostics = Diagnostics()
        let found = ChapterReader.read(ChapterText(source, of: WantedEpisode(guid: guid)), reporting: &diagnostics)
        var json = JSONText()
        json.object { json in
            json.key("chapters")
            json.array { json in
                for chapter in found.map(\.chapter) {
                    json.object { json in
                        json.key("start")
                        json.number(chapter.start ?? .zero)
                        json.key("title")
                        json.string(chapter.title ?? "")
                    }
                }
            }
            json.key("said")
            json.array { json in
                for diagnostic in diagnostics.all { json.string(diagnostic.message) }
            }
        }
        print(String(decoding: json.bytes, as: UTF8.self))
    }
}
