import Foundation
import Markup
import Storage
import Testing

@testable import Publishing

@Suite("The cache")
struct CacheTests {
    private func site() -> ToySite {
        let site = ToySite()
        for number in 0..<8 {
            site.groups["episode/\(number)"] = .init(
                texts: ["episodes/\(number)/index.html": "Episode \(number)", "episodes/\(number)/index.md": "# \(number)"],
                warning: number == 3 ? "too loud" : nil)
        }
        return site
    }

    private let stat = FileStat(size: 12, mtimeNanoseconds: 1_700_000_000_000_000_000, inode: 7)

    @Test("what was found in a file is there for the next build, and is dropped when a build does not ask for it")
    func sources() throws {
        let site = site()
        let record = SourceRecord(stat: stat, digest: Digest(of: [1]), surveyed: Array("a card".utf8))
        do {
            let publication = try site.open()
            #expect(publication.sourceRecord("Content/show.yml") == nil)
            publication.keep(record, for: "Content/show.yml")
            publication.keep(SourceRecord(stat: stat, digest: Digest(of: [2]), surveyed: []), for: "Content/old.md")
            try site.produce(in: publication)
            _ = try publication.commit(buildKey: site.buildKey)
        }
        do {
            let publication = try site.open()
            #expect(publication.sourceRecord("Content/show.yml") == record)
            #expect(publication.digest(of: "Content/show.yml", with: stat) == record.digest)
            #expect(
                publication.digest(of: "Content/show.yml", with: FileStat(size: 13, mtimeNanoseconds: stat.mtimeNanoseconds, inode: 7))
                    == nil)
            try site.produce(in: publication)
            _ = try publication.commit(buildKey: site.buildKey)
        }
        let publication = try site.open()
        #expect(publication.sourceRecord("Content/show.yml") == record)
        #expect(publication.sourceRecord("Content/old.md") == nil)
    }

    @Test("what may be another thing the next time is made again, whatever its key says, and nothing else")
    func notLasting() throws {
        let site = site()
        site.groups["episode/5"]!.isLasting = false
        try site.build()
        for _ in 0..<2 {
            let publication = try site.open()
            #expect(try publication.unchanged(since: site.buildKey) == nil)
            try site.produce(in: publication)
            #expect(site.made == ["episode/5"])
            let summary = try publication.commit(buildKey: site.buildKey)
            #expect(summary.changed.isEmpty)
        }
        site.groups["episode/5"]!.isLasting = true
        try site.build()
        #expect(try site.open().unchanged(since: site.buildKey) != nil)
    }

    @Test("a file written while it was read must be read again")
    func racySource() throws {
        let site = site()
        site.write("title: x", to: "Content/show.yml")
        let now: FileStat
        do {
            let publication = try site.open()
            site.write("title: y", to: "Content/show.yml")
            now = try #require(FileStat(ofFileAt: site.root + "/Content/show.yml"))
            publication.keep(SourceRecord(stat: now, digest: Digest(of: [1]), surveyed: [1, 2]), for: "Content/show.yml")
            try publication.abandon()
        }
        let publication = try site.open()
        let record = try #require(publication.sourceRecord("Content/show.yml"))
        #expect(record.stat != now)
        #expect(record.digest == Digest(of: [1]) && record.surveyed == [1, 2], "what was found is right for these bytes")
        #expect(publication.digest(of: "Content/show.yml", with: now) == nil)
    }

    @Test("a build that is given up keeps what it found out, and all that earlier builds knew")
    func abandoned() throws {
        let site = site()
        let record = SourceRecord(stat: stat, digest: Digest(of: [1]), surveyed: [1])
        do {
            let publication = try site.open()
            publication.keep(record, for: "a")
            try site.produce(in: publication)
            _ = try publication.commit(buildKey: site.buildKey)
        }
        let before = site.tree()
        do {
            let publication = try site.open()
            publication.keep(record, for: "b")
            site.groups["episode/1"]!.texts["episodes/1/index.html"] = "Not to be"
            try site.produce(in: publication)
            try publication.abandon()
        }
        #expect(site.tree() == before)
        site.groups["episode/1"]!.texts["episodes/1/index.html"] = "Episode 1"
        do {
            let publication = try site.open()
            #expect(publication.sourceRecord("a") == record && publication.sourceRecord("b") == record)
            #expect(try publication.unchanged(since: site.buildKey) != nil)
        }
        try site.build()
        #expect(site.made == [])
    }

    @Test("lost, it costs only time: no file is written, and the next build is quick again")
    func lost() throws {
        let site = site()
        try site.build()
        let inodes = { site.pages().keys.sorted().map { FileStat(ofFileAt: site.output + "/" + $0)!.inode } }
        let before = inodes()
        try FileManager.default.removeItem(atPath: site.cache)
        let summary = try site.build()
        #expect(site.made.count == 8 && summary.changed == [] && summary.added == [])
        #expect(inodes() == before)
        try site.build()
        #expect(site.made == [])
        #expect(site.diagnostics.map(\.message) == ["too loud"])
    }

    @Test("damaged at any byte, it costs only time", arguments: ["index", "entries-0"])
    func damaged(file: String) throws {
        let site = site()
        try site.build()
        let path = site.cache + "/" + file
        let whole = try #require(FileManager.default.contents(atPath: path))
        let before = site.tree()
        for offset in stride(from: 0, to: whole.count, by: max(1, whole.count / 60)) {
            for isCut in [false, true] {
                var bytes = isCut ? whole.prefix(offset) : whole
                if !isCut { bytes[offset] ^= 0x40 }
                try bytes.write(to: URL(fileURLWithPath: path))
                try site.build()
                #expect(site.tree() == before)
                #expect(site.diagnostics.map(\.message) == ["too loud"])
            }
        }
    }

    @Test("symlinks where its files should be are not followed", arguments: ["index", "entries-0"])
    func oddThings(file: String) throws {
        let site = site()
        try site.build()
        let before = site.tree()
        let path = site.cache + "/" + file
        try FileManager.default.removeItem(atPath: path)
        site.write("secret", to: "secret")
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: site.root + "/secret")
        try site.build()
        #expect(site.read("secret") == "secret")
        #expect(site.tree() == before)
    }

    @Test("one cache can serve two outputs in turn, and one output two caches")
    func otherOutput() throws {
        let site = site()
        try site.build()
        let before = site.visible()
        try site.build(output: site.root + "/Other")
        #expect(site.tree("Other").filter { !$0.key.hasPrefix(".build-site") } == before)
        site.write("tampered", to: "Public/episodes/1/index.html")
        try site.build()
        #expect(site.visible() == before)
        site.groups["episode/2"]!.texts["episodes/2/index.html"] = "Edited"
        try site.build(cache: site.root + "/other-cache")
        site.groups["episode/2"]!.texts["episodes/2/index.html"] = "Episode 2"
        try site.build()
        #expect(site.visible() == before)
        // An output that was copied, with its manifest, is another one.
        try FileManager.default.moveItem(atPath: site.output, toPath: site.root + "/Moved")
        try FileManager.default.copyItem(atPath: site.root + "/Moved", toPath: site.output)
        site.write("tampered", to: "Public/episodes/1/index.html")
        try site.build()
        #expect(site.visible() == before)
    }

    @Test("another version of the program does not read it")
    func otherVersion() throws {
        let site = site()
        try site.build()
        let publication = try Publication.open(
            output: site.output, cache: site.cache, version: Fingerprint("toy 2"), site: site.root, sources: [])
        #expect(try publication.produce(site.fileGroup("episode/1", site.groups["episode/1"]!)).wasMade)
    }

    @Test("it does not grow without end")
    func compacted() throws {
        let site = site()
        for revision in 0..<60 {
            for name in site.groups.keys { site.groups[name]!.revision = revision }
            try site.build()
        }
        let sizes = try FileManager.default.contentsOfDirectory(atPath: site.cache)
            .map { FileStat(ofFileAt: site.cache + "/" + $0)!.size }
        let memos = site.groups.map { ToySite.memo(of: $0.key, $0.value).count }.reduce(0, +)
        #expect(sizes.reduce(0, +) < 5 * memos + 10_000)
        try site.build()
        #expect(site.made == [])
    }

    @Test("groups are produced from many threads at once")
    func threads() throws {
        let site = ToySite()
        for number in 0..<400 {
            site.groups["g\(number)"] = .init(
                texts: ["a/\(number % 7)/\(number)/index.html": "\(number)", "b/\(number).html": "b\(number)"],
                warning: number % 50 == 0 ? "warning \(number)" : nil)
        }
        let groups = site.groups.map { site.fileGroup($0.key, $0.value) }
        for round in 0..<2 {
            let publication = try site.open()
            DispatchQueue.concurrentPerform(iterations: groups.count) { number in
                let produced = try? publication.produce(groups[number])
                if produced?.wasMade != (round == 0) { Issue.record("\(groups[number].name) in round \(round)") }
                if (try? publication.memo(of: groups[number].name))?.count ?? 0 == 0 { Issue.record("no memo") }
                publication.keep(SourceRecord(stat: stat, digest: Digest(of: [1]), surveyed: [1]), for: groups[number].name)
                _ = publication.sourceRecord(groups[number].name)
            }
            #expect(publication.diagnostics.all.count == 8)
            let summary = try publication.commit(buildKey: site.buildKey)
            #expect(summary.files == 800 && summary.madeGroups == (round == 0 ? 400 : 0))
        }
        #expect(site.pages().count == 800)
    }

    @Test("two builds of one site write one manifest, wherever and in whatever order")
    func deterministic() throws {
        let (one, other) = (site(), site())
        try one.build()
        let publication = try other.open(output: other.root + "/deep/er/Public", cache: other.root + "/c")
        for name in other.groups.keys.sorted().reversed() { _ = try publication.produce(other.fileGroup(name, other.groups[name]!)) }
        _ = try publication.commit(buildKey: other.buildKey)
        #expect(one.tree() == other.tree("deep/er/Public"))
    }
}
