import Foundation
import Markup
import Storage
import Testing

@testable import Publishing

@Suite("Copied files")
struct CopyTests {
    private func site() -> ToySite {
        let site = ToySite()
        site.write(String(repeating: "sound ", count: 100_000), to: "Content/one.mp3")
        age("Content/one.mp3", in: site)
        site.groups = ["one": .init(texts: ["one/index.html": "One"], copies: ["one/sound.mp3": "one.mp3"])]
        return site
    }

    /// A recording is seldom younger than the build.
    private func age(_ path: String, in site: ToySite, by seconds: TimeInterval = 3_600) {
        try! FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSinceNow: -seconds)], ofItemAtPath: site.root + "/" + path)
    }

    private func inode(_ path: String, in site: ToySite) -> UInt64 { FileStat(ofFileAt: site.root + "/" + path)!.inode }

    @Test("a recording is copied, not linked: an edit in Public/ does not reach it")
    func notLinked() throws {
        let site = site()
        try site.build()
        #expect(site.read("Public/one/sound.mp3") == site.read("Content/one.mp3"))
        #expect(inode("Public/one/sound.mp3", in: site) != inode("Content/one.mp3", in: site))
        let file = try #require(FileHandle(forWritingAtPath: site.output + "/one/sound.mp3"))
        file.write(Data("noise".utf8))
        try file.close()
        #expect(site.read("Content/one.mp3")!.hasPrefix("sound"))
        try site.build()
        #expect(site.read("Public/one/sound.mp3") == site.read("Content/one.mp3"))
    }

    @Test("a recording that stands is not written again, also where the cache is lost or its time is new")
    func notWritten() throws {
        let site = site()
        try site.build()
        let before = inode("Public/one/sound.mp3", in: site)
        try FileManager.default.removeItem(atPath: site.cache)
        #expect(try site.build().changed == [])
        #expect(inode("Public/one/sound.mp3", in: site) == before)
        age("Content/one.mp3", in: site, by: 60)
        #expect(try site.build().changed == [])
        #expect(site.made == ["one"])
        #expect(inode("Public/one/sound.mp3", in: site) == before)
        try site.build()
        #expect(site.made == [])
    }

    @Test("another recording of the same size and time, moved to where the first one was, is copied")
    func sameTime() throws {
        let site = site()
        try site.build()
        try site.build()
        let time = try FileManager.default.attributesOfItem(atPath: site.root + "/Content/one.mp3")[.modificationDate]
        site.write(String(repeating: "noise ", count: 100_000), to: "Content/two.mp3")
        try FileManager.default.setAttributes([.modificationDate: #require(time)], ofItemAtPath: site.root + "/Content/two.mp3")
        try #require(rename(site.root + "/Content/two.mp3", site.root + "/Content/one.mp3") == 0)
        #expect(try site.build().changed.map(\.string) == ["one/sound.mp3"])
        #expect(site.read("Public/one/sound.mp3") == site.read("Content/one.mp3"))
    }

    @Test("another recording of the same size is copied, with and without the cache", arguments: [false, true])
    func sameSize(cacheIsLost: Bool) throws {
        let site = site()
        try site.build()
        site.write(String(repeating: "noise ", count: 100_000), to: "Content/one.mp3")
        age("Content/one.mp3", in: site, by: 60)
        if cacheIsLost { try FileManager.default.removeItem(atPath: site.cache) }
        #expect(try site.build().changed.map(\.string) == ["one/sound.mp3"])
        #expect(site.read("Public/one/sound.mp3") == site.read("Content/one.mp3"))
    }

    @Test("a recording that is still being written is looked at again by the next build, though its time and size stay")
    func racy() throws {
        let site = site()
        site.write("take one", to: "Content/one.mp3")
        // A time in the future is as little to be trusted as one in this very moment.
        age("Content/one.mp3", in: site, by: -60)
        try site.build()
        let time = try FileManager.default.attributesOfItem(atPath: site.root + "/Content/one.mp3")[.modificationDate]!
        let file = try #require(FileHandle(forWritingAtPath: site.root + "/Content/one.mp3"))
        file.write(Data("take two".utf8))
        try file.close()
        try FileManager.default.setAttributes([.modificationDate: time], ofItemAtPath: site.root + "/Content/one.mp3")
        try site.build()
        #expect(site.read("Public/one/sound.mp3") == "take two")
    }

    @Test("a recording that cannot be read is a mistake in the content like any other, and the build goes on to find them all")
    func unreadable() throws {
        let site = site()
        try site.build()
        let before = site.tree()
        site.write("cover", to: "Content/two.jpg")
        site.write("cover", to: "Content/three.jpg")
        site.write("noise", to: "Content/one.mp3")
        site.groups["one"]!.copies["one/cover.jpg"] = "two.jpg"
        site.groups["two"] = .init(texts: ["two/index.html": "Two"], copies: ["two/cover.jpg": "three.jpg"], warning: "too loud")
        let groups = site.groups.sorted { $0.key < $1.key }.map { site.fileGroup($0, $1) }
        // One is gone, another is a folder, a third leads nowhere.
        site.remove("Content/one.mp3")
        site.remove("Content/two.jpg")
        try FileManager.default.createDirectory(atPath: site.root + "/Content/two.jpg", withIntermediateDirectories: true)
        site.remove("Content/three.jpg")
        try FileManager.default.createSymbolicLink(atPath: site.root + "/Content/three.jpg", withDestinationPath: "three.jpg")
        do {
            let publication = try site.open()
            for group in groups { _ = try publication.produce(group) }
            #expect(
                publication.diagnostics.sorted().map { $0.text(colour: false) } == [
                    "Content/one.md: error: Content/two.jpg cannot be read: Is a directory [unreadable-source]",
                    "Content/one.md: error: Content/one.mp3 cannot be read: No such file or directory [unreadable-source]",
                    "Content/two.md: warning: too loud [toy]",
                    "Content/two.md: error: Content/three.jpg cannot be read: Too many levels of symbolic links [unreadable-source]",
                ])
            try publication.abandon()
        }
        #expect(site.tree() == before)
    }

    @Test("a file that cannot be read is found where it is named")
    func unreadableSource() throws {
        let site = ToySite()
        let publication = try site.open()
        let copy = FileCopy(source: site.root + "/Content/files/a.pdf", stat: FileStat(size: 1, mtimeNanoseconds: 0, inode: 0))
        let group = FileGroup(name: "files", source: "Content/files", key: Fingerprint("files")) { _ in
            Product(outputs: [Output(SitePath(literal: "a.pdf"), .copy(copy), source: "Content/files/a.pdf")])
        }
        _ = try publication.produce(group)
        #expect(
            publication.diagnostics.all.map { $0.text(colour: false) } == [
                "Content/files/a.pdf: error: this cannot be read: No such file or directory [unreadable-source]"
            ])
    }

    @Test("a disk that fails while the copy is written is no mistake in the content", arguments: [ENOSPC, EIO, EACCES])
    func unwritable(code: CInt) throws {
        let site = site()
        let publication = try site.open(Faults { _, call in call == .copy ? code : 0 }.fileSystem)
        let group = site.fileGroup("one", .init(copies: ["one/sound.mp3": "one.mp3"]))
        let error = #expect(throws: PublishingError.self) { try publication.produce(group) }
        #expect(error?.exitStatus == 74)
    }

    @Test("the manifest has a copy's size and nothing of its time or its source")
    func manifest() throws {
        let site = site()
        try site.build()
        let manifest = try #require(site.read("Public/.build-site/manifest"))
        #expect(
            manifest.hasPrefix(
                "build-site manifest 1\n\(Digest(of: Array("One".utf8)).hexadecimal) one/index.html\ncopy:600000 one/sound.mp3\n"))
    }
}
