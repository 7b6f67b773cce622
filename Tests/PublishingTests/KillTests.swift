import Foundation
import Testing

@testable import Publishing

@Suite("Builds that are killed")
struct KillTests {
    /// One commit with all there is: pages that come, change and go, folders that become files and files that become folders,
    /// copied files, foreign files and folders.
    private func before() -> ToySite {
        let site = ToySite()
        site.write("sound 1", to: "Content/one.mp3")
        site.write("cover", to: "Content/cover.jpg")
        site.groups = [
            "home": .init(texts: ["index.html": "Home", "index.md": "# Home"]),
            "one": .init(
                texts: ["episodes/one/index.html": "One", "episodes/one/index.md": "# One"], copies: ["episodes/one/a.mp3": "one.mp3"]),
            "two": .init(
                texts: ["episodes/two/index.html": "Two", "episodes/two/deep/x.txt": "x"], copies: ["episodes/two/c.jpg": "cover.jpg"]),
            "about": .init(texts: ["about": "a file"]),
            "tags": .init(texts: ["tags/swift/index.html": "Swift"]),
        ]
        try! site.build()
        site.write("mine", to: "Public/episodes/two/mine.txt")
        site.write("mine", to: "Public/tags/mine/mine.txt")
        try! FileManager.default.createDirectory(atPath: site.output + "/empty/folder", withIntermediateDirectories: true)
        return site
    }

    private func edit(_ site: ToySite) {
        site.write("sound 1, mixed again", to: "Content/one.mp3")
        site.groups["home"]!.texts["index.html"] = "Home!"
        site.groups["one"]!.revision += 1
        site.groups["one"]!.texts["episodes/one/index.html"] = "One, edited"
        site.groups["two"] = nil
        site.groups["about"]!.texts = ["about/index.html": "a folder"]
        site.groups["tags"]!.texts = ["tags/swift": "a file", "tags/mine/new.txt": "new"]
        site.groups["three"] = .init(
            texts: ["episodes/three/index.html": "Three", "episodes/three/deep/er/x.txt": "x"],
            copies: ["episodes/three/c.jpg": "cover.jpg"])
    }

    @Test(
        "killed at any single system call, the site is the old one or the new one, whole; and the next build finishes",
        arguments: [false, true])
    func everyCall(isOldFileSystem: Bool) throws {
        let whole = before()
        let old = whole.visible()
        edit(whole)
        let changes = try whole.build().changes
        let new = whole.tree()
        let newPages = whole.visible()
        var outcomes: Set<String> = []
        for number in 0... {
            let site = before()
            edit(site)
            guard (try? site.build(Faults.kill(at: number, isOld: isOldFileSystem).fileSystem)) == nil else { break }
            // What a web server would see now is a mixture only while a journal waits.
            let now = site.visible()
            let isWhole = now == old || now == newPages
            #expect(isWhole || site.read("Public/.build-site/journal") != nil, "call \(number)")
            do {
                // Opening is enough.
                let publication = try site.open()
                let pages = site.visible()
                #expect(pages == old || pages == newPages, "call \(number)")
                outcomes.insert(pages == old ? "old" : "new")
                _ = publication.diagnostics
            }
            #expect(try site.build().changes == changes, "call \(number)")
            #expect(site.tree() == new, "call \(number)")
        }
        #expect(outcomes == ["old", "new"])
    }

    @Test("killed again while the journal is completed, at any call, it is completed by the next")
    func journalTwice() throws {
        let site = before()
        edit(site)
        let changes = try site.build().changes
        let new = site.tree()
        for number in 0... {
            let site = before()
            edit(site)
            _ = try? site.build(Faults.killOnceJournalStands().fileSystem)
            #expect(site.read("Public/.build-site/journal") != nil && site.read("Public/about") != nil)
            let killer = Faults.kill(at: number)
            let isKilled = (try? site.open(killer.fileSystem)) == nil
            #expect(try site.build().changes == changes, "call \(number)")
            #expect(site.tree() == new, "call \(number)")
            if !isKilled { break }
        }
    }

    @Test("what a killed build changed is told by the next that is published, together with its own, each path once")
    func toldLater() throws {
        let site = before()
        edit(site)
        _ = try? site.build(Faults.killOnceJournalStands().fileSystem)
        // The next one fails, and the one after it is killed as well.
        try site.open().abandon()
        site.groups["home"]!.texts = ["index.html": "Home!!", "index.md": "# Home!", "new.html": "new"]
        site.groups["three"] = nil
        _ = try? site.build(Faults.killOnceJournalStands().fileSystem)
        site.groups["home"]!.texts["new.html"] = nil
        site.groups["two"] = .init(texts: ["episodes/two/index.html": "Two again"])
        let summary = try site.build()
        // Three and new.html came and went; of two, one file went and came.
        #expect(summary.added.map(\.string) == ["about/index.html", "tags/mine/new.txt", "tags/swift"])
        #expect(
            summary.changed.map(\.string) == [
                "episodes/one/a.mp3", "episodes/one/index.html", "episodes/two/index.html", "index.html", "index.md",
            ])
        #expect(
            summary.removed.map(\.string) == [
                "about", "episodes/three/c.jpg", "episodes/three/deep/er/x.txt", "episodes/three/index.html", "episodes/two/c.jpg",
                "episodes/two/deep/x.txt", "new.html", "tags/swift/index.html",
            ])
        #expect(try site.build().changes.isEmpty)
        #expect(site.tree().keys.filter { $0.hasPrefix(".build-site/") }.sorted() == [".build-site/", ".build-site/manifest"])
    }

    @Test("changes that could not be told are told by the next build")
    func untold() throws {
        let site = before()
        edit(site)
        for name in site.groups.keys { site.groups[name]!.copies = [:] }
        var told: [Changes] = []
        do {
            let publication = try site.open()
            for (name, group) in site.groups { _ = try publication.produce(site.fileGroup(name, group)) }
            _ = try publication.commit(buildKey: site.buildKey) { summary in
                told.append(summary.changes)
                return false
            }
        }
        for isTold in [false, true] {
            _ = try site.open().unchanged(since: site.buildKey) { summary in
                told.append(summary.changes)
                return isTold
            }
        }
        #expect(told.count == 3 && !told[0].isEmpty && told[0] == told[1] && told[0] == told[2])
        #expect(try #require(try site.open().unchanged(since: site.buildKey)).summary.changes.isEmpty)
    }

    @Test("a build that was killed when all was done but told is told of by one that has nothing to do")
    func toldByUnchanged() throws {
        let (site, whole) = (before(), before())
        for site in [site, whole] {
            edit(site)
            // A copy written in the very moment of the commit is compared again by the next build.
            for name in site.groups.keys { site.groups[name]!.copies = [:] }
        }
        let changes = try whole.build().changes
        #expect(throws: PublishingError.self) { try site.build(Faults.killOnceCacheStands().fileSystem) }
        let unchanged = try #require(try site.open().unchanged(since: site.buildKey))
        #expect(unchanged.summary.changes == changes)
        #expect(try #require(try site.open().unchanged(since: site.buildKey)).summary.changes.isEmpty)
    }

    @Test("on a disk that is full, at any write, the build fails with the system's reason and the site is the old one")
    func fullDisk() throws {
        for number in 0... {
            let site = before()
            let old = site.visible()
            edit(site)
            do {
                try site.build(Faults.fullDisk(from: number).fileSystem)
                break
            } catch PublishingError.disk(let failure) {
                #expect(failure.code == ENOSPC)
                if site.read("Public/.build-site/journal") == nil, site.read("Public/about/index.html") == nil {
                    _ = try site.open()
                    #expect(site.visible() == old)
                }
            }
            try site.build()
            let again = before()
            edit(again)
            try again.build()
            #expect(site.tree() == again.tree())
        }
    }
}
