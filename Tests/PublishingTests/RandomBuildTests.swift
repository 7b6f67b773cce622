import Foundation
import Testing

@testable import Publishing

@Suite("Random builds")
struct RandomBuildTests {
    @Test(
        "after any sequence of edits, damage, tampering and kills, the site is what a build from scratch gives",
        arguments: [1, 2, 3, 4] as [UInt64])
    func anySequence(seed: UInt64) throws {
        var story = Story(seed: seed)
        for step in 0..<150 {
            story.happen()
            try story.buildAndCompare("seed \(seed), step \(step): \(story.events.suffix(4))")
        }
    }
}

/// A site that things happen to.
private struct Story {
    let site = ToySite()
    var generator: SeededGenerator
    var events: [String] = []
    /// The podcaster's own files in the output folder, and empty folders.
    var foreign: [String: String] = [:]

    init(seed: UInt64) {
        generator = SeededGenerator(state: seed)
        for name in ["a.mp3", "b.mp3", "c.jpg"] { site.write("sound of \(name)", to: "Content/\(name)") }
        for _ in 0..<5 { addGroup() }
        // Before the first commit, a folder with a file of the podcaster's is not ours.
        _ = try! site.build()
    }

    mutating func number(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &generator) }
    mutating func pick<Value>(_ values: [Value]) -> Value { values.randomElement(using: &generator)! }
    mutating func text() -> String { String(repeating: pick(["a", "b", "c"]), count: pick([0, 1, 3, 40])) + "\(number(10))" }

    /// Few names, so that files and folders often take each other's place.
    mutating func path() -> String {
        let names = ["x", "y", "z", "episodes", "über", "index.html"]
        return (0...pick([0, 1, 1, 2, 3])).map { _ in pick(names) }.joined(separator: "/")
    }

    /// Whether a new path can be beside all others: neither one of them, nor a folder above or a file below one, in any case.
    func isFree(_ path: String) -> Bool {
        let taken =
            site.groups.values.flatMap { Array($0.texts.keys) + Array($0.copies.keys) }
            + foreign.keys.map { $0.hasSuffix("/") ? $0 + "f" : $0 }
        return taken.allSatisfy { $0 != path && !$0.hasPrefix(path + "/") && !path.hasPrefix($0 + "/") }
    }

    mutating func addGroup() {
        var group = ToySite.Group()
        let name = "group-\(number(1_000))"
        site.groups[name] = group
        for _ in 0..<pick([0, 1, 2, 4]) {
            let path = path()
            guard isFree(path) else { continue }
            if number(4) == 0 { group.copies[path] = pick(["a.mp3", "b.mp3", "c.jpg"]) } else { group.texts[path] = text() }
            site.groups[name] = group
        }
        events.append("add \(name) with \(group.texts.keys) \(group.copies)")
    }

    /// One to three things.
    mutating func happen() {
        for _ in 0...number(3) { happenOnce() }
    }

    private mutating func happenOnce() {
        let name = site.groups.keys.sorted().randomElement(using: &generator)
        switch number(20) {
        case 0, 1:
            addGroup()
        case 2, 3:
            guard let name, let path = site.groups[name]!.texts.keys.sorted().randomElement(using: &generator) else { return }
            site.groups[name]!.texts[path] = text()
            events.append("edit \(path)")
        case 4:
            guard let name else { return }
            site.groups[name] = nil
            events.append("delete \(name)")
        case 5:
            guard let name else { return }
            site.groups[name]!.revision += 1
            events.append("new key of \(name)")
        case 6:
            guard let name else { return }
            site.groups["renamed-\(number(1_000))"] = site.groups.removeValue(forKey: name)
            events.append("rename \(name)")
        case 7:
            guard let name, let path = site.groups[name]!.texts.keys.sorted().randomElement(using: &generator) else { return }
            let content = site.groups[name]!.texts.removeValue(forKey: path)!
            let new = pick([path + "/index.html", String(path.split(separator: "/").first!), self.path()])
            if isFree(new) { site.groups[name]!.texts[new] = content }
            events.append("move \(path) to \(new)")
        case 8:
            let source = pick(["a.mp3", "b.mp3", "c.jpg"])
            site.write(text(), to: "Content/\(source)")
            events.append("another \(source)")
        case 9:
            guard let name else { return }
            site.groups[name]!.warning = pick([nil, "careful", "more careful"])
        case 10, 11:
            damageCache()
        case 12, 13:
            addForeign()
        case 14, 15, 16:
            tamper()
        default:
            kill()
        }
    }

    private mutating func damageCache() {
        let files = ((try? FileManager.default.contentsOfDirectory(atPath: site.cache)) ?? []).sorted()
        guard let file = files.randomElement(using: &generator) else { return }
        var bytes = FileManager.default.contents(atPath: site.cache + "/" + file) ?? Data()
        switch number(5) {
        case 0: try? FileManager.default.removeItem(atPath: site.cache)
        case 1: try? FileManager.default.removeItem(atPath: site.cache + "/" + file)
        case 2:
            bytes = bytes.prefix(number(bytes.count + 1))
            try! bytes.write(to: URL(fileURLWithPath: site.cache + "/" + file))
        case 3:
            bytes.append(contentsOf: [1, 2, 3])
            try! bytes.write(to: URL(fileURLWithPath: site.cache + "/" + file))
        default:
            guard !bytes.isEmpty else { return }
            bytes[number(bytes.count)] ^= UInt8(1 << number(8))
            try! bytes.write(to: URL(fileURLWithPath: site.cache + "/" + file))
        }
        events.append("damage \(file)")
    }

    private mutating func addForeign() {
        let folders = Set(site.pages().keys.compactMap { path in path.lastIndex(of: "/").map { String(path[..<$0]) } })
        let folder = pick(folders.sorted() + ["mine", "."])
        let name = "foreign-\(number(1_000))"
        let path = folder == "." ? name : "\(folder)/\(name)"
        guard isFree(path) else { return }
        if number(3) == 0 {
            try? FileManager.default.createDirectory(atPath: "\(site.output)/\(path)", withIntermediateDirectories: true)
            foreign[path + "/"] = ""
        } else {
            site.write("mine", to: "Public/\(path)")
            foreign[path] = "mine"
        }
        events.append("foreign \(path)")
    }

    private mutating func tamper() {
        let ours = site.pages().keys.filter { foreign[$0] == nil }.sorted()
        guard let path = ours.randomElement(using: &generator), !site.isSymlink("Public/\(path)") else { return }
        let full = site.output + "/" + path
        switch number(4) {
        case 0:
            try! FileManager.default.removeItem(atPath: full)
            events.append("user removes \(path)")
        case 1:
            // In place, and of the same size, as a search and replace does.
            let size = site.read("Public/\(path)")!.utf8.count
            let file = FileHandle(forWritingAtPath: full)!
            file.write(Data(repeating: 0x21, count: size))
            try! file.close()
            events.append("user edits \(path)")
        case 2:
            site.write("other", to: "secret")
            try! FileManager.default.removeItem(atPath: full)
            try! FileManager.default.createSymbolicLink(atPath: full, withDestinationPath: site.root + "/secret")
            events.append("user links \(path)")
        default:
            guard let slash = path.firstIndex(of: "/"), case let folder = String(path[..<slash]),
                !foreign.keys.contains(where: { $0.hasPrefix(folder + "/") })
            else { return }
            try! FileManager.default.removeItem(atPath: "\(site.output)/\(folder)")
            events.append("user removes the folder \(folder)")
        }
    }

    private mutating func kill() {
        let before = site.visible()
        let after = expected()
        let number = number(120)
        events.append("kill at \(number)")
        guard (try? site.build(Faults.kill(at: number).fileSystem)) == nil else { return }
        do {
            _ = try site.open()
            let now = site.visible()
            #expect(now == before || now == after, "\(events.suffix(5))")
        } catch {
            Issue.record("\(error) \(events.suffix(5))")
        }
    }

    /// The files and folders that must be in the output folder.
    func expected() -> [String: String] {
        var tree = foreign
        for group in site.groups.values {
            tree.merge(group.texts) { _, new in new }
            for (path, source) in group.copies { tree[path] = site.read("Content/\(source)")! }
        }
        for path in tree.keys {
            for index in path.indices.dropLast() where path[index] == "/" { tree[String(path[...index])] = "" }
        }
        return tree
    }

    mutating func buildAndCompare(_ comment: String) throws {
        if number(5) == 0, case let publication = try site.open(), let unchanged = try publication.unchanged(since: site.buildKey) {
            #expect(unchanged.summary.files == site.pages().count - foreign.keys.filter { !$0.hasSuffix("/") }.count)
        } else {
            let summary = try site.build()
            #expect(summary.foreignFiles == foreign.keys.filter { !$0.hasSuffix("/") }.count, "\(comment)")
        }
        #expect(site.visible() == expected(), "\(comment)")
        let scratch = ToySite()
        scratch.groups = site.groups
        for name in ["a.mp3", "b.mp3", "c.jpg"] { scratch.write(site.read("Content/\(name)")!, to: "Content/\(name)") }
        try scratch.build()
        #expect(site.read("Public/.build-site/manifest") == scratch.read("Public/.build-site/manifest"), "\(comment)")
        #expect(Set(site.tree().keys.filter { $0.hasPrefix(".build-site") }) == [".build-site/", ".build-site/manifest"])
        if site.read("secret") != nil { #expect(site.read("secret") == "other", "written through a symlink") }
    }
}
