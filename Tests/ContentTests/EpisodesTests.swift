import Podcast
import Testing

@testable import Content

@Suite("The episodes of a show")
struct EpisodesTests {
    private static let show = ["Content/show.yml": "title: Towers\nurl: https://towers.example\n"]

    private func site(_ episodes: [String: String]) throws -> TestContent {
        let site = try TestContent(Self.show)
        for (path, yaml) in episodes { try site.write("Content/episodes/\(path)", "---\n\(yaml)\n---\n") }
        return site
    }

    @Test("are in the order of their dates, then numbers, then slugs, the newest first")
    func order() async throws {
        let site = try site([
            "a.md": "title: A\ndate: 2025-01-01\nnumber: 9", "b.md": "title: B\ndate: 2025-01-01\nnumber: 10",
            "c.md": "title: C\ndate: 2025-01-01", "d.md": "title: D\ndate: 2025-01-01", "e.md": "title: E\ndate: 2025-01-01 00:01",
            "f.md": "title: F\ndate: 2024-12-31\nnumber: 99", "z.md": "title: Z\ndraft: true",
        ])
        #expect(try await site.site(drafts: true).episodes.map(\.card.slug.string) == ["z", "e", "b", "a", "c", "d", "f"])
    }

    @Test("are folders or single files, and their names are the file's, or what `slug:` says")
    func names() async throws {
        let site = try site([
            "1-alone.md": "title: Alone\ndate: 2025-01-04", "2-folder/episode.md": "title: Folder\ndate: 2025-01-03",
            "3 大模型/episode.md": "title: Model\ndate: 2025-01-02", "4.md": "title: Four\ndate: 2025-01-01\nslug: vier",
            ".hidden/episode.md": "title: Hidden", "2-folder/notes.md": "title: No episode",
        ])
        let episodes = try await site.site().episodes
        #expect(episodes.map(\.card.slug.string) == ["1-alone", "2-folder", "3 大模型", "vier"])
        #expect(episodes.map(\.path)[1] == "Content/episodes/2-folder/episode.md")
        #expect(episodes[1].attachments.map(\.path) == ["notes.md"])
    }

    @Test("A folder with a text or sound and no episode.md is a mistake; one with pictures belongs to the files beside it")
    func noEpisode() async throws {
        let site = try site(["1/Episode.md": "title: A", "2/notes.md": "title: A", "2/more.md": "title: B"])
        try site.write("Content/episodes/3/audio.mp3", "")
        try site.write("Content/episodes/pictures/a.jpg", "")
        #expect(
            await site.said() == [
                "Content/episodes/1: error: this folder has no episode.md, so it is no episode [missing-episode-file] (rename Episode.md to episode.md)",
                "Content/episodes/2: error: this folder has no episode.md, so it is no episode [missing-episode-file] (add an episode.md, or move the folder out of Content/episodes/)",
                "Content/episodes/3: error: this folder has no episode.md, so it is no episode [missing-episode-file] (add an episode.md, or move the folder out of Content/episodes/)",
            ])
    }

    @Test("A folder with only a transcript, an episode saved under another name, and one too far down are told of")
    func lostEpisodes() async throws {
        let site = try site([:])
        for path in ["1/interview.vtt", "2/Talk.SRT", "3/episode.txt", "4/episode.md.txt", "2025/b/episode.md", "pictures/credits.txt"] {
            try site.write("Content/episodes/\(path)", "x")
        }
        let none = "this folder has no episode.md, so it is no episode [missing-episode-file]"
        let add = "add an episode.md, or move the folder out of Content/episodes/"
        #expect(
            await site.said() == [
                "Content/episodes/1: error: \(none) (\(add))", "Content/episodes/2: error: \(none) (\(add))",
                "Content/episodes/2025/b/episode.md: error: an episode's folder lies right in Content/episodes/, and not in a folder there [missing-episode-file] (move its folder up, to Content/episodes/)",
                "Content/episodes/3: error: \(none) (rename episode.txt to episode.md)",
                "Content/episodes/4: error: \(none) (rename episode.md.txt to episode.md)",
            ])
    }

    @Test("Drafts and those of the future are left out and counted, until they are asked for")
    func unpublished() async throws {
        let site = try site([
            "now.md": "title: Now\ndate: 2025-06-01", "later.md": "title: Later\ndate: 2025-06-01 00:00:01",
            "idea.md": "title: Idea\ndraft: true", "late-idea.md": "title: Late idea\ndate: 2026-01-01\ndraft: true",
        ])
        func slugs(drafts: Bool = false, future: Bool = false) async throws -> [String] {
            try await site.site(drafts: drafts, future: future).episodes.map(\.card.slug.string)
        }
        let found = try await site.site()
        #expect(found.episodes.map(\.card.slug.string) == ["now"])
        #expect(found.draftCount == 2)
        #expect(found.futureCount == 1)
        #expect(found.nextDate?.iso == "2025-06-01")
        #expect(try await slugs(drafts: true) == ["idea", "now"])
        #expect(try await slugs(future: true) == ["later", "now"])
        #expect(try await slugs(drafts: true, future: true) == ["idea", "late-idea", "later", "now"])
        #expect(try await site.site(drafts: true).episodes.map(\.card.isDraft) == [true, false])
    }

    @Test("What is still wrong with a draft is said only when drafts are asked for")
    func quietDrafts() async throws {
        let site = try site(["idea.md": "titel: Idea\npeople: [nobody]\ncover: none.jpg\ndraft: true"])
        #expect(await site.said() == [])
        #expect(
            await site.said(drafts: true) == [
                "Content/episodes/idea.md:2:1: error: `title` is missing [missing-key] (add a line like `title: What a model is`)",
                "Content/episodes/idea.md:2:1: warning: `titel` is not a key that is known here [unknown-key] (did you mean `title`?)",
                "Content/episodes/idea.md:3:10: error: nobody in Content/people/ is called “nobody” [unknown-person] (add Content/people/nobody.md, or write {name: nobody, role: guest} for someone without a page)",
                "Content/episodes/idea.md:4:8: error: there is no file “none.jpg” [missing-file] (put the file beside this one, or correct the name)",
            ])
    }

    @Test("Two that would have the same address on some disk are an error that names both")
    func collisions() async throws {
        let site = try site([
            "114.md": "title: A\ndate: 2025-01-01", "114/episode.md": "title: B\ndate: 2025-01-01",
            "Model.md": "title: C\ndate: 2025-01-01", "x.md": "title: D\ndate: 2025-01-01\nslug: MODEL",
        ])
        #expect(
            await site.said() == [
                "Content/episodes/114.md: error: two episodes have the name `114` [same-slug] (rename one of them, or give it another `slug:`)\nContent/episodes/114/episode.md: note: the other is here",
                "Content/episodes/x.md: error: two episodes have the name `MODEL` [same-slug] (rename one of them, or give it another `slug:`)\nContent/episodes/Model.md: note: the other is here",
            ])
        let drafts = try self.site(["114.md": "title: A\ndate: 2025-01-01", "114/episode.md": "title: B\ndraft: true"])
        #expect(await drafts.said() == [], "a draft in the drawer takes no name")
    }

    @Test("Names that cannot be part of an address are an error each, and do not get into each other's way")
    func invalidNames() async throws {
        let site = try site([
            "What is a model?.md": "title: A\ndate: 2025-01-01", "1:2/episode.md": "title: B\ndate: 2025-01-01\nnumbr: 1",
            "unnamed.md": "title: C\ndate: 2025-01-01",
        ])
        let rules = "(\(Slug.rules))"
        let survey = await site.survey()
        #expect(
            survey.diagnostics.said == [
                "Content/episodes/1:2/episode.md: error: “1:2” cannot be the name of a page [invalid-slug] \(rules)",
                "Content/episodes/1:2/episode.md:4:1: warning: `numbr` is not a key that is known here [unknown-key] (did you mean `number`?)",
                "Content/episodes/What is a model?.md: error: “What is a model?” cannot be the name of a page [invalid-slug] \(rules)",
            ])
        #expect(survey.site.episodes.map(\.card.slug.string) == ["unnamed"])
    }
}
