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
        try whole.build()
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
            try site.build()
            #expect(site.tree() == new, "call \(number)")
        }
        #expect(outcomes == ["old", "new"])
    }

    @Test("killed again while the journal is completed, at any call, it is completed by the next")
    func journalTwice() throws {
        let site = before()
        edit(site)
        try site.build()
        let new = site.tree()
        for number in 0... {
            let site = before()
            edit(site)
            _ = try? site.build(Faults.killOnceJournalStands().fileSystem)
            #expect(site.read("Public/.build-site/journal") != nil && site.read("Public/about") != nil)
            let killer = Faults.kill(at: number)
            let isKilled = (try? site.open(killer.fileSystem)) == nil
            try site.build()
            #expect(site.tree() == new, "call \(number)")
            if !isKilled { break }
        }
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
