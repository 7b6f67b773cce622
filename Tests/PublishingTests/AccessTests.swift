import Foundation
import Synchronization
import Testing

@testable import Publishing

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

@Suite("Folders that cannot be written")
struct AccessTests {
    private func site() throws -> ToySite {
        let site = ToySite()
        site.groups = [
            "home": .init(texts: ["index.html": "Home"]),
            "one": .init(texts: ["episodes/one/index.html": "One", "episodes/one/index.md": "# One"]),
            "two": .init(texts: ["episodes/two/index.html": "Two"]),
            "about": .init(texts: ["about/deep/index.html": "a folder"]),
            "gone": .init(texts: ["gone/index.html": "Gone"]),
        ]
        try site.build()
        site.groups["home"]!.texts["index.html"] = "Home, edited"
        site.groups["one"]!.texts = ["episodes/one/index.html": "One, edited", "episodes/one/index.md": "# One, edited"]
        site.groups["two"]!.texts["episodes/two/new/index.html"] = "new"
        site.groups["about"]!.texts = ["about": "a file"]
        site.groups["gone"] = nil
        return site
    }

    @Test("are found before anything moves: each is asked for once, and the old site stays whole", arguments: [EACCES, EROFS])
    func anyFolder(code: CInt) throws {
        // The output folder, about/deep and about, of which the file about takes the place, episodes/two, episodes/one and gone.
        for number in 0...6 {
            let site = try site()
            let old = site.visible()
            let asked = Mutex(0)
            let faults = Faults { _, call in
                guard call == .access else { return 0 }
                return asked.withLock { asked in
                    asked += 1
                    return asked == number + 1 ? code : 0
                }
            }
            guard number < 6 else {
                try site.build(faults.fileSystem)
                #expect(asked.withLock { $0 } == 6)
                break
            }
            let error = #expect(throws: PublishingError.self) { try site.build(faults.fileSystem) }
            #expect(error?.exitStatus == 74)
            #expect(site.visible() == old)
            #expect(site.read("Public/.build-site/journal") == nil)
            try site.build()
            #expect(site.read("Public/about") == "a file" && site.read("Public/gone/index.html") == nil)
        }
    }

    #if os(Linux)
        /// What the system refuses to another user. Linux keeps the user whose files a thread opens apart from the process's.
        @discardableResult
        private func asNobody<Result>(_ body: () throws -> Result) rethrows -> Result {
            // Swift's modules leave <sys/fsuid.h> out.
            let library = dlopen(nil, RTLD_NOW)
            func set(_ function: String, _ id: uid_t) {
                _ = unsafeBitCast(dlsym(library, function)!, to: (@convention(c) (uid_t) -> CInt).self)(id)
            }
            set("setfsgid", 65_534)
            set("setfsuid", 65_534)
            defer {
                set("setfsuid", 0)
                set("setfsgid", 0)
            }
            return try body()
        }

        private func give(_ path: String, in site: ToySite, toNobody: Bool, _ mode: mode_t) {
            let id: uid_t = toNobody ? 65_534 : 0
            for path in [path] + (FileManager.default.subpaths(atPath: site.root + "/" + path) ?? []).map({ "\(path)/\($0)" }) {
                chown(site.root + "/" + path, id, id)
                if case let full = site.root + "/" + path, (try? FileManager.default.contentsOfDirectory(atPath: full)) != nil {
                    chmod(full, mode)
                }
            }
        }

        @Test(
            "are named, and the old site stays whole",
            .enabled(if: geteuid() == 0, "another user can be taken on by root only"),
            arguments: ["", "/episodes/one", "/episodes/two", "/about", "/about/deep", "/gone"])
        func named(folder: String) throws {
            let site = try site()
            let old = site.visible()
            give(".", in: site, toNobody: true, 0o755)
            chown(site.output + folder, 0, 0)
            let error = #expect(throws: PublishingError.self) { try asNobody { try site.build() } }
            #expect(error == .disk(.init(problem: "this folder cannot be written", path: site.output + folder, code: EACCES)))
            #expect(site.visible() == old)
            #expect(site.read("Public/.build-site/journal") == nil)
            chown(site.output + folder, 65_534, 65_534)
            try asNobody { try site.build() }
            #expect(site.read("Public/index.html") == "Home, edited")
        }

        @Test(
            "may hold folders that become empty: those stay", .enabled(if: geteuid() == 0, "another user can be taken on by root only"))
        func emptyFolder() throws {
            let site = try site()
            site.groups["home"]!.texts["index.html"] = "Home"
            site.groups["about"] = .init(texts: ["about/deep/index.html": "a folder"])
            give(".", in: site, toNobody: true, 0o755)
            chown(site.output, 0, 0)
            try asNobody { try site.build() }
            #expect(site.visible()["gone/"] == "" && site.read("Public/gone/index.html") == nil)
            #expect(site.read("Public/episodes/one/index.html") == "One, edited")
        }
    #endif
}
