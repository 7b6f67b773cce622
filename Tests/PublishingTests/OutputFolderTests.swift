import Foundation
import Testing

@testable import Publishing

@Suite("What is in the output folder already")
struct OutputFolderTests {
    private func site() -> ToySite {
        let site = ToySite()
        site.groups = ["home": .init(texts: ["index.html": "Home"]), "one": .init(texts: ["episodes/one/index.html": "One"])]
        return site
    }

    @Test("files of the podcaster's are kept and counted, and so are empty folders")
    func foreignFiles() throws {
        let site = site()
        try site.build()
        site.write("google", to: "Public/google123.html")
        site.write("mine", to: "Public/episodes/one/notes.txt")
        site.write("not counted", to: "Public/.htaccess")
        try FileManager.default.createDirectory(atPath: site.output + "/episodes/one/empty", withIntermediateDirectories: true)
        #expect(try site.build().foreignFiles == 2)
        site.groups["one"] = nil
        #expect(try site.build().foreignFiles == 2)
        #expect(
            site.visible() == [
                "index.html": "Home", "google123.html": "google", "episodes/": "", "episodes/one/": "", "episodes/one/empty/": "",
                "episodes/one/notes.txt": "mine", ".htaccess": "not counted",
            ])
    }

    @Test("folders that cannot be looked into are left alone, and do no harm")
    func unreadableFolder() throws {
        let site = site()
        try site.build()
        // A name that is not UTF-8, which some systems do not have.
        let name: [CChar] = Array((site.output + "/caf").utf8CString.dropLast()) + [-23, 0]
        guard mkdir(name, 0o755) == 0 else { return }
        site.groups["home"]!.texts["index.html"] = "Home, edited"
        #expect(try site.build().foreignFiles == 0)
        #expect(try site.build().changes.isEmpty)
    }

    @Test("a file in the way that differs is an error that names it, and nothing is changed")
    func inTheWay() throws {
        let site = site()
        try site.build()
        site.write("mine", to: "Public/people/jo/index.html")
        site.write("mine", to: "Public/tags")
        site.write("same", to: "Public/same.txt")
        site.groups["home"]!.texts["index.html"] = "Home, edited"
        site.groups["people"] = .init(texts: ["people/jo/index.html": "Jo"])
        site.groups["tags"] = .init(texts: ["tags/swift/index.html": "Swift", "same.txt": "same"])
        let before = site.visible()
        #expect(throws: PublishingError.inTheWay(output: site.output, paths: ["people/jo/index.html", "tags"])) { try site.build() }
        #expect(site.visible() == before)
        site.remove("Public/people")
        site.remove("Public/tags")
        #expect(try site.build().foreignFiles == 0)
        #expect(site.pages()["same.txt"] == "same")
        site.groups["tags"] = nil
        try site.build()
        #expect(site.pages()["same.txt"] == nil, "what was the same is ours from then on")
    }

    @Test("a folder in the way is named by what is in it, unless only our own files are in it")
    func folderInTheWay() throws {
        let site = site()
        try site.build()
        site.write("mine", to: "Public/about/deep/mine.txt")
        site.groups["about"] = .init(texts: ["about": "a file"])
        #expect(throws: PublishingError.inTheWay(output: site.output, paths: ["about/deep/mine.txt"])) { try site.build() }
        site.remove("Public/about/deep/mine.txt")
        #expect(throws: PublishingError.inTheWay(output: site.output, paths: ["about/deep"])) { try site.build() }
        site.remove("Public/about")
        site.groups["about"] = .init(texts: ["about/deep/index.html": "a folder"])
        try site.build()
        site.groups["about"] = .init(texts: ["about": "a file"])
        try site.build()
        #expect(site.read("Public/about") == "a file")
    }

    @Test("a folder with files and no manifest is not ours")
    func notOurs() throws {
        let site = site()
        site.write("precious", to: "Public/thesis.txt")
        let before = site.tree()
        #expect(throws: PublishingError.notOurs(output: site.output, manifestIsDamaged: false)) { try site.build() }
        #expect(site.tree() == before)
    }

    @Test("a folder with nothing but names that begin with a dot can be the output")
    func dotNames() throws {
        let site = site()
        site.write("", to: "Public/.gitkeep")
        #expect(try site.build().foreignFiles == 0)
        #expect(site.read("Public/.gitkeep") == "")
    }

    @Test("adopting replaces what is in the way and keeps the rest")
    func adopt() throws {
        let site = site()
        site.write("old home", to: "Public/index.html")
        site.write("precious", to: "Public/thesis.txt")
        let summary = try site.build(adopt: true)
        #expect(summary.foreignFiles == 1)
        #expect(site.pages() == ["index.html": "Home", "episodes/one/index.html": "One", "thesis.txt": "precious"])
        try site.build()
    }

    @Test("a damaged manifest is not trusted; adopting makes it anew")
    func damagedManifest() throws {
        let site = site()
        try site.build()
        let manifest = try #require(site.read("Public/.build-site/manifest"))
        site.write(manifest.replacingOccurrences(of: "episodes", with: "epizodes"), to: "Public/.build-site/manifest")
        #expect(throws: PublishingError.notOurs(output: site.output, manifestIsDamaged: true)) { try site.build() }
        try site.build(adopt: true)
        #expect(site.read("Public/.build-site/manifest") == manifest)
    }

    @Test("a page that the user edited or removed is made again")
    func tampered() throws {
        let site = site()
        try site.build()
        site.write("Hack", to: "Public/index.html")
        site.remove("Public/episodes")
        let summary = try site.build()
        #expect(site.pages() == ["index.html": "Home", "episodes/one/index.html": "One"])
        #expect(Set(site.made) == ["home", "one"])
        #expect(summary.changed.map(\.string) == ["episodes/one/index.html", "index.html"])
    }

    @Test("nothing is written, removed or read through a symlink")
    func symlinks() throws {
        let site = site()
        site.groups["two"] = .init(texts: ["deep/two/index.html": "Two", "deep/two/gone.html": "gone"])
        try site.build()
        // A file's symlink is replaced; where a folder was made a symlink, the podcaster must look.
        site.write("secret", to: "elsewhere/index.html")
        site.remove("Public/index.html")
        try FileManager.default.createSymbolicLink(
            atPath: site.output + "/index.html", withDestinationPath: site.root + "/elsewhere/index.html")
        try site.build()
        #expect(!site.isSymlink("Public/index.html") && site.read("Public/index.html") == "Home")
        #expect(site.read("elsewhere/index.html") == "secret")
        site.remove("Public/episodes/one")
        try FileManager.default.createSymbolicLink(atPath: site.output + "/episodes/one", withDestinationPath: site.root + "/elsewhere")
        site.groups["one"]!.texts["episodes/one/index.html"] = "One, edited"
        #expect(throws: PublishingError.inTheWay(output: site.output, paths: ["episodes/one"])) { try site.build() }
        // What goes is not removed through a symlink either.
        site.write("secret", to: "elsewhere/two/index.html")
        site.remove("Public/deep")
        try FileManager.default.createSymbolicLink(atPath: site.output + "/deep", withDestinationPath: site.root + "/elsewhere")
        site.groups["two"] = nil
        site.groups["one"] = nil
        try site.build()
        #expect(site.tree("elsewhere").filter { !$0.key.hasSuffix("/") } == ["index.html": "secret", "two/index.html": "secret"])
    }

    @Test("our own folder in the output is neither a symlink nor a place for the site's files")
    func control() throws {
        let site = site()
        site.groups["files"] = .init(texts: [".Build-site/manifest": "mine", ".well-known/security.txt": "ours"])
        site.groups["own"] = .init(texts: [".build-site/x": "mine"])
        let before = site.visible()
        for adopt in [false, true] {
            let error = #expect(throws: PublishingError.self) { try site.build(adopt: adopt) }
            let reason = "cannot be published: the folder .build-site of the output folder is build-site's own [output-reserved]"
            #expect(
                error?.description == """
                    Content/files.md: error: .Build-site/manifest \(reason)
                      hint: give it another name
                    Content/own.md: error: .build-site/x \(reason)
                      hint: give it another name
                    """)
            #expect(error?.exitStatus == 1)
        }
        #expect(site.visible() == before)
        site.groups["own"] = nil
        site.groups["files"]!.texts[".Build-site/manifest"] = nil
        try site.build()
        #expect(site.read("Public/.well-known/security.txt") == "ours")
        try FileManager.default.moveItem(atPath: site.output + "/.build-site", toPath: site.root + "/moved")
        try FileManager.default.createSymbolicLink(atPath: site.output + "/.build-site", withDestinationPath: site.root + "/moved")
        #expect(throws: PublishingError.inTheWay(output: site.output, paths: [".build-site"])) { try site.build() }
    }

    @Test("the site's folder, those above it, its sources and the cache can never be the output")
    func protected() throws {
        let site = site()
        site.write("precious", to: "Content/show.yml")
        try FileManager.default.createSymbolicLink(atPath: site.root + "/link", withDestinationPath: site.root + "/Content")
        let above = (site.root as NSString).deletingLastPathComponent
        for output in [
            site.root, site.root + "/", above, "/", site.root + "/Content", site.root + "/link", site.root + "/Public/../Content",
            site.root + "/Content/new", site.root + "/Content/new/er", site.root + "/link/new", site.cache,
        ] {
            let error = #expect(throws: PublishingError.self, "\(output)") { try site.build(adopt: true, output: output) }
            guard case .protected = error else {
                Issue.record("\(output): \(String(describing: error))")
                continue
            }
            #expect(error?.exitStatus == 1)
        }
        #expect(site.tree("Content") == ["show.yml": "precious"])
        try site.build(output: site.root + "/Public")
        try site.build(output: site.root + "/new/one/Public")
    }

    @Test("a folder in another build's output can never be the output, by whatever name and however deep")
    func nested() throws {
        let site = site()
        try site.build()
        try FileManager.default.createSymbolicLink(atPath: site.root + "/link", withDestinationPath: site.output + "/episodes")
        let before = site.tree()
        for output in ["Public/sub", "Public/new/er", "Public/episodes/one", "link/sub", "link"] {
            let error = #expect(throws: PublishingError.self, "\(output)") { try site.build(adopt: true, output: "\(site.root)/\(output)") }
            #expect(error == .protected(output: "\(site.root)/\(output)", folder: site.output, isOutput: true))
            #expect(site.tree() == before)
        }
        // Nor where both lie elsewhere; but what is above the site's folder is not looked at.
        let (elsewhere, other) = (ToySite(), ToySite())
        elsewhere.groups = site.groups
        try elsewhere.build(output: other.root + "/www")
        #expect(throws: PublishingError.self) { try site.build(output: other.root + "/www/sub", cache: site.root + "/other-cache") }
        elsewhere.write("build-site manifest 1\n", to: ".build-site/manifest")
        try elsewhere.build(output: elsewhere.root + "/new/Public")
        // A file of that name that no build wrote says nothing.
        other.write("mine", to: "new/.build-site/manifest")
        try elsewhere.build(output: other.root + "/new/Public")
    }

    @Test("two builds do not write to one output, nor to one cache")
    func busy() throws {
        let site = site()
        let first = try site.open()
        #expect(throws: PublishingError.busy(folder: site.output)) { try site.build() }
        #expect(throws: PublishingError.busy(folder: site.cache)) { try site.build(output: site.root + "/Other") }
        #expect(throws: PublishingError.busy(folder: site.output)) { try site.build(cache: site.root + "/other-cache") }
        try first.abandon()
    }

    @Test("a lock goes with its build, however that ends")
    func lockIsReleased() throws {
        let site = site()
        do { _ = try site.open() }
        try site.build()
        #expect(throws: PublishingError.self) { try site.build(Faults.kill(at: 30).fileSystem) }
        try site.build()
    }

    @Test("an output folder that is removed during the build is an error, and the next build makes it anew")
    func removedMeanwhile() throws {
        let site = site()
        try site.build()
        do {
            let publication = try site.open()
            site.remove("Public")
            for path in ["two.html", "a/b/two.html"] {
                let error = #expect(throws: PublishingError.self) {
                    try publication.produce(site.fileGroup("two", .init(texts: [path: "Two"])))
                }
                #expect(error?.exitStatus == 74)
            }
        }
        try site.build()
        #expect(site.pages() == ["index.html": "Home", "episodes/one/index.html": "One"])
    }
}
