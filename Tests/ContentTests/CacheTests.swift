import Diagnostics
import Podcast
import Storage
import Synchronization
import Testing

@testable import Content

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

@Suite("What is remembered from one survey to the next")
struct CacheTests {
    /// Remembers in memory, and counts what was read.
    private final class Memory: Sendable {
        private struct State {
            var records: [String: SourceRecord] = [:]
            var kept: [String] = []
        }

        private let state = Mutex(State())

        var cache: SourceCache {
            SourceCache(
                lookup: { path in self.state.withLock { $0.records[path] } },
                keep: { path, record in
                    self.state.withLock {
                        $0.records[path] = record
                        $0.kept.append(path)
                    }
                })
        }

        /// The files that were read, and kept, since the last time that this was asked.
        func read() -> [String] {
            state.withLock { state in
                defer { state.kept = [] }
                return state.kept.sorted()
            }
        }

        func damage() {
            state.withLock { state in
                for path in state.records.keys { state.records[path]!.surveyed = Array(state.records[path]!.surveyed.dropLast()) }
            }
        }
    }

    private func site() throws -> TestContent {
        let site = try TestContent.redTowers(episode: "title: What a model is\ndate: 2025-01-29\ncover: cover.jpg\n")
        try site.write("Content/episodes/114-model/cover.jpg", "x")
        try site.write("Content/episodes/114-model/transcript.txt", "Da Wei: Welcome.\n")
        try site.write("Content/pages/about.md", "---\ntitle: About\n---\n")
        return site
    }

    private static let texts = [
        "Content/episodes/114-model/episode.md", "Content/episodes/114-model/transcript.txt", "Content/pages/about.md",
        "Content/people/da-wei.md", "Content/people/zhang-qi.md",
    ]

    @Test("A second survey reads nothing that is unchanged, and finds the same")
    func unchanged() async throws {
        let (site, memory) = (try site(), Memory())
        let first = await site.survey(cache: memory.cache)
        #expect(memory.read() == ["Content/episodes/114-model/cover.jpg"] + Self.texts)
        let second = await site.survey(cache: memory.cache)
        #expect(memory.read() == [])
        #expect(second.diagnostics.said == [])
        #expect(second.site.people == first.site.people)
        #expect(second.site.pages == first.site.pages)
        #expect(second.site.episodes.map(\.card) == first.site.episodes.map(\.card))
        #expect(second.site.episodes.map(\.sources) == first.site.episodes.map(\.sources))
        #expect(second.site.episodes.map(\.speakers) == first.site.episodes.map(\.speakers))
    }

    @Test("Of a recording too large to be read whole its length is remembered")
    func recording() async throws {
        let memory = Memory()
        let site = try TestContent.redTowers(episode: "title: A\ndate: 2025-01-29\naudio: talk.wav\n")
        try site.write("Content/episodes/114-model/talk.wav", MediaTests.recording(seconds: 200))
        for reads in [true, false] {
            #expect(await site.survey(cache: memory.cache).site.episodes.map(\.card.duration) == [Seconds(200)])
            #expect(memory.read().contains("Content/episodes/114-model/talk.wav") == reads)
        }
        // Its digest was never taken, and is when it is needed: as a transcript it is not what it was surveyed as.
        try site.write("Content/episodes/114-model/episode.md", "---\ntitle: A\ndate: 2025-01-29\ntranscript: talk.wav\n---\n")
        let source = await site.survey(cache: memory.cache).site.episodes[0].sources[1]
        #expect(source.digest == Digest(of: MediaTests.recording(seconds: 200)))
    }

    @Test("A file whose stat is the same is not opened at all")
    func notOpened() async throws {
        let (site, memory) = (try site(), Memory())
        _ = await site.survey(cache: memory.cache)
        // What no one could do by accident: other bytes under the same size, time and inode.
        let path = "\(site.folder)/Content/people/da-wei.md"
        var before = stat()
        try #require(stat(path, &before) == 0)
        let descriptor = open(path, O_WRONLY)
        try #require(descriptor >= 0)
        pwrite(descriptor, "---\nnaem", 8, 0)
        #if canImport(Darwin)
            let times = [before.st_atimespec, before.st_mtimespec]
        #else
            let times = [before.st_atim, before.st_mtim]
        #endif
        futimens(descriptor, times)
        close(descriptor)
        #expect(await site.said().count == 2)
        #expect(await site.survey(cache: memory.cache).diagnostics.said == [])
    }

    @Test("Only what was edited is read again, and what depends on it is looked up anew")
    func edited() async throws {
        let (site, memory) = (try site(), Memory())
        _ = await site.survey(cache: memory.cache)
        _ = memory.read()
        try site.write("Content/people/da-wei.md", "---\nname: David Weng\n---\n")
        let survey = await site.survey(cache: memory.cache)
        #expect(memory.read() == ["Content/people/da-wei.md"])
        #expect(survey.site.episodes[0].card.people.map(\.name) == ["David Weng"])
        try site.remove("Content/episodes/114-model/cover.jpg")
        #expect(
            await site.survey(cache: memory.cache).diagnostics.said == [
                "Content/episodes/114-model/episode.md:4:8: error: there is no file “cover.jpg” [missing-file] (put the file beside this one, or correct the name)"
            ])
        #expect(memory.read() == [], "a file of another folder is not kept in what is remembered of this one")
    }

    @Test("Warnings are remembered with the file, with their places")
    func warnings() async throws {
        let (site, memory) = (try site(), Memory())
        try site.write("Content/pages/about.md", "---\ntitle: About\nmenue: Us\n---\n")
        let first = await site.survey(cache: memory.cache)
        #expect(
            first.diagnostics.said == [
                "Content/pages/about.md:3:1: warning: `menue` is not a key that is known here [unknown-key] (did you mean `menu`?)"
            ])
        _ = memory.read()
        let second = await site.survey(cache: memory.cache)
        #expect(memory.read() == [])
        #expect(second.diagnostics.sorted() == first.diagnostics.sorted())
    }

    @Test("A file with errors is not remembered")
    func errors() async throws {
        let (site, memory) = (try site(), Memory())
        try site.write("Content/pages/about.md", "---\ntitle: About\nlanguage: 5\n---\n")
        for _ in 1...2 {
            #expect(await site.survey(cache: memory.cache).diagnostics.hasErrors)
            #expect(!memory.read().contains("Content/pages/about.md"))
        }
    }

    @Test("What is damaged is read again")
    func damaged() async throws {
        let (site, memory) = (try site(), Memory())
        let first = await site.survey(cache: memory.cache)
        _ = memory.read()
        memory.damage()
        let second = await site.survey(cache: memory.cache)
        #expect(memory.read() == ["Content/episodes/114-model/cover.jpg"] + Self.texts.filter { $0.hasSuffix(".md") })
        #expect(second.site.people == first.site.people)
    }
}
