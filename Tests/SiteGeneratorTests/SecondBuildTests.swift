import Foundation
import Testing

@testable import SiteGenerator

@Suite("What a second build makes again")
struct SecondBuildTests {
    @Test("A big file that is replaced by another of the same size and time is published anew")
    func replacedBigFile() async throws {
        let site = try TestSite.redTowers()
        let (file, other) = ("Content/files/show.zip", "Content/files/other.zip")
        let time = [FileAttributeKey.modificationDate: Date(timeIntervalSince1970: 1_700_000_000)]
        for (path, byte) in [(file, UInt8(1)), (other, 2)] {
            try site.write(path, [UInt8](repeating: byte, count: 2 << 20))
            try FileManager.default.setAttributes(time, ofItemAtPath: "\(site.folder)/\(path)")
        }
        try await site.settled()
        try #require(rename("\(site.folder)/\(other)", "\(site.folder)/\(file)") == 0)
        try await site.built()
        #expect(try site.tree()["show.zip"]?.first == 2)
    }

    @Test("A second build with nothing changed makes nothing")
    func nothingChanged() async throws {
        let site = try TestSite.redTowers()
        let first = try await site.built()
        let second = try await site.built()
        #expect(second.touchedPages == [])
        #expect(second.files == first.files)
        #expect(second.bytes == first.bytes)
    }

    @Test("An edited glossary makes again what it changes, and no other page; the podcaster's file stays as it is")
    func glossary() async throws {
        let site = try TestSite.redTowers()
        try await site.built()
        try site.write("Content/glossary.yml", "Silicon: sand\nNobody: nowhere\n")
        let first = try await site.built()
        #expect(first.touchedPages == ["episodes/113-chips/index.html"])
        #expect(try site.page("episodes/113-chips/index.html").contains("A chip is Silicon."))
        #expect(try site.page("episodes/113-chips/transcript.vtt").contains("A chip is Silicon."))
        #expect(
            try String(contentsOfFile: "\(site.folder)/Content/episodes/113-chips/transcript.vtt", encoding: .utf8).contains(
                "A chip is sand."))

        try site.write("Content/glossary.yml", "Silicon: sand\nNobody: [nowhere, no one]\n")
        #expect(try await site.built().madeGroups == 0, "what is heard nowhere changes nothing")
        try site.write("Content/glossary.yml", "Silicon: sand\nwill not: does not\n")
        #expect(try await site.built().touchedPages == ["episodes/114-model/index.html"])

        let report = try await site.build()
        #expect((report.correctionCount, report.correctedEpisodeCount) == (2, 2))
        try site.remove("Content/glossary.yml")
        #expect(try await site.built().touchedPages == ["episodes/113-chips/index.html", "episodes/114-model/index.html"])
    }

    @Test("An edited transcript makes its own page again and no other, and the text of the newest episodes")
    func editedTranscript() async throws {
        let site = try TestSite.redTowers()
        try await site.built()
        try site.replace("It does not.", with: "It must not.", in: "Content/episodes/114-model/transcript.txt")
        let summary = try await site.built()
        #expect(summary.touchedPages == ["episodes/114-model/index.html"])
        #expect(summary.madeGroups == 2)
    }

    @Test("An edit that moves talk time draws the rows of the lists again that show it")
    func editedTalkTime() async throws {
        let site = try TestSite.redTowers()
        try await site.built()
        try site.replace(
            "It does not.", with: "It does not, and this has been so for as long as I can remember.",
            in: "Content/episodes/114-model/transcript.txt")
        let summary = try await site.built()
        #expect(
            summary.touchedPages == [
                "episodes/114-model/index.html", "index.html", "people/da-wei/index.html", "people/zhang-qi/index.html",
                "tags/ai/index.html",
            ])
    }

    @Test("What the lists draw of an episode is found again where the cache is damaged")
    func damagedFindings() async throws {
        let site = try TestSite.redTowers()
        try await site.built()
        let entries = "\(site.folder)/.build-site/entries-0"
        let bytes = [UInt8](try #require(FileManager.default.contents(atPath: entries)))
        try site.write(".build-site/entries-0", bytes.map { $0 ^ 1 })
        // Every list is laid out again; no episode is.
        try site.write("Templates/partials/row-score.html", "{{! Other. }}{{#score}}<i>{{bars}}</i>{{/score}}")
        try await site.built()
        let mended = try site.tree().filter { !$0.key.hasPrefix(".build-site/") }
        #expect(try site.page("index.html").contains("<i>M"))
        try site.remove(".build-site")
        try site.remove("Public")
        try await site.built()
        #expect(try site.tree().filter { !$0.key.hasPrefix(".build-site/") } == mended)
    }

    @Test("A new title shows on the episode's page, its neighbours', the lists' and its people's, and nowhere else")
    func editedTitle() async throws {
        let site = try TestSite.redTowers()
        try await site.built()
        try site.replace("title: What a model is", with: "title: What a model is not", in: "Content/episodes/114-model/episode.md")
        let summary = try await site.built()
        #expect(
            summary.touchedPages == [
                "404.html", "episodes/113-chips/index.html", "episodes/114-model/index.html", "episodes/index.html", "index.html",
                "people/da-wei/index.html", "people/zhang-qi/index.html", "tags/ai/index.html",
            ])
    }

    @Test("A new bio shows on the person's page and on the pages of their episodes")
    func editedBio() async throws {
        let site = try TestSite.redTowers()
        try await site.built()
        try site.replace("Professor", with: "Dean", in: "Content/people/zhang-qi.md")
        let summary = try await site.built()
        #expect(summary.touchedPages == ["episodes/114-model/index.html", "people/index.html", "people/zhang-qi/index.html"])
    }

    @Test("A changed template makes the pages that use it, and no others")
    func editedTemplate() async throws {
        let site = try TestSite.redTowers()
        try await site.built()
        try site.write("Templates/tags.html", "<title>{{page.title}}</title>{{#tags}}<p>{{name}}</p>{{/tags}}")
        let summary = try await site.built()
        #expect(summary.touchedPages == ["tags/index.html"])
        #expect(try site.page("tags/index.html") == "<title>Tags</title><p>ai</p><p>food</p><p>hardware</p>")
    }

    @Test("After any edits the site is what a build from nothing gives")
    func sameAsFromNothing() async throws {
        let site = try TestSite.redTowers()
        try await site.built()
        try site.remove("Content/episodes/112-rice")
        try site.write("Content/episodes/115.md", "---\ntitle: A file alone\ndate: 2025-03-01\n---\n\nNotes.\n")
        try site.replace("name: Da Wei", with: "name: David Weng", in: "Content/people/da-wei.md")
        try await site.built()
        let edited = try site.tree()
        try site.remove(".build-site")
        try site.remove("Public")
        try await site.built()
        #expect(try site.tree() == edited)
        #expect(!site.exists("episodes/112-rice"))
    }

    @Test("In a fresh clone, where every file has another time, nothing is made again")
    func freshClone() async throws {
        let site = try TestSite.redTowers()
        try site.write("Content/episodes/112-rice/cover.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
        try site.replace("tags: [food]", with: "tags: [food]\ncover: cover.svg", in: "Content/episodes/112-rice/episode.md")
        try await site.built()
        let paths = try #require(FileManager.default.enumerator(atPath: "\(site.folder)/Content"))
        while let path = paths.nextObject() as? String {
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSince1970: 1e9)], ofItemAtPath: "\(site.folder)/Content/\(path)")
        }
        let summary = try await site.built()
        #expect(summary.madeGroups == 0)
        #expect(summary.touchedPages == [])
    }

    @Test("A lost cache costs time, and no file is written that is there already")
    func lostCache() async throws {
        let site = try TestSite.redTowers()
        try await site.built()
        try site.remove(".build-site")
        let summary = try await site.built()
        #expect(summary.added.isEmpty && summary.changed.isEmpty && summary.removed.isEmpty)
    }
}
