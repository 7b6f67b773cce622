import Diagnostics
import Podcast

@testable import Chapters

/// What a reader makes of a text, and what it says: `2:8: error: …`.
struct Reading {
    var found: [FoundChapter]
    var said: [String]

    init(_ text: String, format: String? = nil, of episode: WantedEpisode = WantedEpisode()) {
        self.init(Array(text.utf8), format: format, of: episode)
    }

    init(_ bytes: [UInt8], format: String? = nil, of episode: WantedEpisode = WantedEpisode()) {
        var diagnostics = Diagnostics()
        found = ChapterReader.read(
            ChapterText(SourceText(path: "c", bytes: bytes), of: episode), format: format, reporting: &diagnostics)
        said = diagnostics.sorted().map { diagnostic in
            let place = diagnostic.location.line.map { "\($0):\(diagnostic.location.column ?? 1)" } ?? diagnostic.location.file
            return "\(place): \(diagnostic.message) [\(diagnostic.name)]" + (diagnostic.hint.map { " (\($0))" } ?? "")
        }
    }

    var chapters: [Chapter] { found.map(\.chapter) }
    /// `12:34 What a model is`
    var lines: [String] { chapters.map { "\($0.start?.clock ?? "?") \($0.title?.string ?? "")" } }
    var milliseconds: [Int] { chapters.map { $0.start?.milliseconds ?? -1 } }
}
