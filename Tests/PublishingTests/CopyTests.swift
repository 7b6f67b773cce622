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

    @Test("a recording that vanishes during the build is an error that names it")
    func vanished() throws {
        let site = site()
        let group = site.fileGroup("one", site.groups["one"]!)
        site.remove("Content/one.mp3")
        let publication = try site.open()
        let error = #expect(throws: PublishingError.self) { try publication.produce(group) }
        #expect(error?.description == "\(site.root)/Content/one.mp3: error: this cannot be read: No such file or directory [disk-failure]")
        try publication.abandon()
        #expect(site.pages() == [:])
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
