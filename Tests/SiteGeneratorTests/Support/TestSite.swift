import Diagnostics
import Foundation
import Imaging
import Publishing
import Testing

@testable import SiteGenerator

/// A site in a folder of its own, made of a dictionary of files; it is removed at the end.
final class TestSite {
    let folder: String
    /// 2025-06-01T00:00:00Z, so that what is dated later is the future.
    var now = 1_748_736_000
    var drafts = false
    var future = false
    var baseURL: String?
    /// None where a test does not say so: what it makes is another on every machine.
    var imaging: ImagingSearch?

    init(_ files: [String: String] = [:]) throws {
        let parent = FileManager.default.fileExists(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory()
        folder = "\(parent)/build-site-tests-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for (path, text) in files { try write(path, text) }
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    func write(_ path: String, _ text: String) throws {
        try write(path, Array(text.utf8))
    }

    func write(_ path: String, _ bytes: [UInt8]) throws {
        let url = URL(fileURLWithPath: "\(folder)/\(path)")
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }

    func replace(_ text: String, with other: String, in path: String) throws {
        let old = try String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8)
        try #require(old.contains(text), "\(path) has no “\(text)”")
        try write(path, old.replacingOccurrences(of: text, with: other))
    }

    func remove(_ path: String) throws {
        try FileManager.default.removeItem(atPath: "\(folder)/\(path)")
    }

    /// - Parameter producers: what is published besides the episodes, where it is not all of it.
    func build(jobs: Int = 2, output: String? = nil, producers: [any SiteProducer] = Build.siteProducers) async throws -> BuildReport {
        var options = BuildOptions(folder: folder, output: output ?? "\(folder)/Public", now: now, jobs: jobs)
        options.includesDrafts = drafts
        options.includesFuture = future
        options.baseURL = baseURL
        options.imagingSearch = imaging
        return await Build(options, producers: producers).run()
    }

    /// Builds, and fails the test with what was said where that does not succeed.
    @discardableResult
    func built(sourceLocation: Testing.SourceLocation = #_sourceLocation) async throws -> Summary {
        let report = try await build()
        if report.summary == nil {
            Issue.record("\(report.diagnostics.map { $0.text(colour: false) }.joined(separator: "\n"))", sourceLocation: sourceLocation)
        }
        return try #require(report.summary, sourceLocation: sourceLocation)
    }

    /// Builds until nothing is left to make: copies that were written in the same moment as the build looked are not trusted at first.
    func settled() async throws {
        for _ in 0..<20 {
            guard try await built().madeGroups > 0 else { return }
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    /// A published file.
    func page(_ path: String) throws -> String {
        try String(contentsOfFile: "\(folder)/Public/\(path)", encoding: .utf8)
    }

    func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: "\(folder)/Public/\(path)")
    }

    /// Every published file and its bytes.
    func tree(_ output: String? = nil) throws -> [String: Data] {
        let root = output ?? "\(folder)/Public"
        var tree: [String: Data] = [:]
        let paths = FileManager.default.enumerator(atPath: root)
        while let path = paths?.nextObject() as? String {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: "\(root)/\(path)", isDirectory: &isFolder), !isFolder.boolValue else { continue }
            tree[path] = FileManager.default.contents(atPath: "\(root)/\(path)")
        }
        return tree
    }
}

extension Summary {
    /// What was written or removed, Markdown left out.
    var touchedPages: [String] {
        (added + changed + removed).map(\.string).filter { $0.hasSuffix(".html") }.sorted()
    }
}

extension TestSite {
    /// A small show: three episodes by two people.
    static func redTowers() throws -> TestSite {
        try TestSite([
            "Content/show.yml": """
            title: Raising Red Towers
            description: Money, markets and machines.
            language: en
            author: Da Wei
            url: https://towers.example/show
            hosts: [da-wei]
            categories: [News]
            owner: {email: da@towers.example}
            feed: {cover: towers.jpg}
            """,
            "Content/towers.jpg": "JPEG",
            "Content/people/da-wei.md": "---\nname: Da Wei\naliases: [David]\n---\n\nHosts the show from Tokyo.\n",
            "Content/people/zhang-qi.md": "---\nname: Zhang Qi\n---\n\nProfessor of *computer science*.\n\nSecond paragraph.\n",
            "Content/episodes/112-rice/episode.md":
                "---\ntitle: The price of rice\ndate: 2025-01-10\nnumber: 112\ntags: [food]\n---\n\nOnly notes.\n",
            "Content/episodes/113-chips/episode.md": """
            ---
            title: Chips & <chips>
            date: 2025-01-20
            number: 113
            tags: [AI, hardware]
            audio: {url: "https://cdn.example/113.mp3", bytes: 1000, duration: "1:02:11"}
            chapters:
              - {start: "0:00", title: Hello}
              - {start: "0:10", title: What a chip is, points: [Sand, {text: Light, start: "0:12"}]}
            ---

            At 0:11 we talk about light, at 2:00:00 we are long gone.
            """,
            "Content/episodes/113-chips/transcript.vtt": """
            WEBVTT

            00:00:01.000 --> 00:00:04.000
            <v David>Welcome back.

            00:00:10.000 --> 00:00:11.500
            <v Guest>A chip is sand.

            00:00:12.200 --> 00:00:14.000
            <v Guest>And light.
            """,
            "Content/episodes/114-model/episode.md": """
            ---
            title: What a model is
            date: 2025-01-29
            number: 114
            summary: Where the ceiling is.
            people: [da-wei, {person: zhang-qi, role: guest}]
            tags: [ai]
            topics:
              - {speaker: zhang-qi, text: A model is statistics.}
            ---

            Notes with a [link](../113-chips/episode.md).
            """,
            "Content/episodes/114-model/transcript.txt": "Da Wei: So where does it end?\n\nZhang Qi: It does not.\n",
            "Content/pages/about.md": "---\ntitle: About\n---\n\n# One\n\nText.\n\n## Two\n\n## Three\n\n## Four\n",
        ])
    }
}
