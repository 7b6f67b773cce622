import Diagnostics
import Foundation
import Podcast
import Testing

@testable import Content

/// A podcaster's folder, made of a dictionary of files; it is removed at the end.
final class TestContent {
    let folder: String

    init(_ files: [String: String] = [:]) throws {
        let parent = FileManager.default.fileExists(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory()
        folder = "\(parent)/content-tests-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for (path, text) in files { try write(path, text) }
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// A show with a host and a guest, and one episode whose front matter is `yaml`.
    static func redTowers(episode yaml: String = "title: What a model is\ndate: 2025-01-29\n", _ more: [String: String] = [:]) throws
        -> TestContent
    {
        let site = try TestContent([
            "Content/show.yml": "title: Raising Red Towers\nurl: https://towers.example\nhosts: da-wei\n",
            "Content/people/da-wei.md": "---\nname: Da Wei\naliases: [David]\n---\nHosts the show from Tokyo.\n",
            "Content/people/zhang-qi.md": "---\nname: Zhang Qi\n---\nProfessor of computer science.\n",
            "Content/episodes/114-model/episode.md": "---\n\(yaml)---\nNotes.\n",
        ])
        for (path, text) in more { try site.write(path, text) }
        return site
    }

    func write(_ path: String, _ text: String) throws {
        try write(path, Array(text.utf8))
    }

    func write(_ path: String, _ bytes: [UInt8]) throws {
        let url = URL(fileURLWithPath: "\(folder)/\(path)")
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }

    func remove(_ path: String) throws {
        try FileManager.default.removeItem(atPath: "\(folder)/\(path)")
    }

    /// Makes a symbolic link.
    func link(_ path: String, to target: String) throws {
        let url = URL(fileURLWithPath: "\(folder)/\(path)")
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: url.path, withDestinationPath: target)
    }

    /// - Parameter now: 2025-06-01T00:00:00Z, so that what is dated later is the future.
    func survey(drafts: Bool = false, future: Bool = false, now: Int = 1_748_736_000, cache: SourceCache = .none) async -> Survey {
        await Survey(
            of: folder, options: SurveyOptions(includesDrafts: drafts, includesFuture: future, now: now), cache: cache, jobs: 2)
    }

    /// The site, where nothing is wrong with it.
    func site(
        drafts: Bool = false, future: Bool = false, sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) async throws -> Site {
        let survey = await survey(drafts: drafts, future: future)
        try #require(survey.diagnostics.said == [], sourceLocation: sourceLocation)
        return survey.site
    }

    /// What is said about the folder.
    func said(drafts: Bool = false, future: Bool = false) async -> [String] {
        await survey(drafts: drafts, future: future).diagnostics.said
    }

    /// The whole of an episode, and what was said while it was loaded.
    func load(_ slug: String, sourceLocation: Testing.SourceLocation = #_sourceLocation) async throws -> (
        episode: Episode?, said: [String]
    ) {
        let survey = await survey()
        let found = survey.site.episodes.first { $0.card.slug.string == slug }
        var diagnostics = Diagnostics()
        let episode = EpisodeLoader(folder: folder)
            .load(try #require(found, "\(survey.diagnostics.said)", sourceLocation: sourceLocation), reporting: &diagnostics)
        return (episode, diagnostics.said)
    }
}

extension Diagnostics {
    /// Each in one line: `Content/show.yml:2:1: warning: … [unknown-key] (did you mean …?)`, and lines for its notes.
    var said: [String] {
        sorted().map { diagnostic in
            var text = "\(diagnostic.location.text): \(diagnostic.severity): \(diagnostic.message) [\(diagnostic.name)]"
            if let hint = diagnostic.hint { text += " (\(hint))" }
            for note in diagnostic.notes { text += "\n\(note.location.text): note: \(note.message)" }
            return text
        }
    }
}

/// Something that was written, and everything that is said about it.
struct Mistake: Sendable, CustomTestStringConvertible {
    let written: String
    let said: [String]
    var testDescription: String { written }

    init(_ written: String, _ said: String...) {
        self.written = written
        self.said = said
    }
}

/// What a reading makes of YAML between two lines of `---`, and what it says: `2:8: error: …`.
func read<Value>(_ reading: Reading<Value>, _ yaml: String) -> (value: Value?, said: [String]) {
    var diagnostics = Diagnostics()
    let source = SourceText(path: "e.md", text: "---\n\(yaml)\n---\n")
    let file = ContentFile.withFrontMatter(source, example: "title: …", reporting: &diagnostics)
    let value = file?.read(reading, reporting: &diagnostics)
    return (value, diagnostics.said.map { $0.replacingOccurrences(of: "e.md:", with: "") })
}

/// What a reading makes of YAML in which there is no mistake.
func readWithoutMistake<Value>(
    _ reading: Reading<Value>, _ yaml: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
) throws -> Value {
    let (value, said) = read(reading, yaml)
    try #require(said == [], sourceLocation: sourceLocation)
    return try #require(value, sourceLocation: sourceLocation)
}
