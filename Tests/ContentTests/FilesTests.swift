import Diagnostics
import Foundation
import Podcast
import Testing

@testable import Content

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

@Suite("Files that texts name, and files that lie around")
struct FilesTests {
    private static let path = "Content/episodes/114-model/episode.md"

    private func site(_ yaml: String, _ files: [String] = []) throws -> TestContent {
        let site = try TestContent.redTowers(episode: "title: A\ndate: 2025-01-29\n\(yaml)")
        for path in files { try site.write(path, "x") }
        return site
    }

    @Test(
        "A cover lies beside the text, elsewhere in the site's folder, or in files/ where it begins with a slash",
        arguments: [
            ("cover.jpg", "Content/episodes/114-model/cover.jpg"), ("./art/../cover.jpg", "Content/episodes/114-model/cover.jpg"),
            ("../../covers/114.jpg", "Content/covers/114.jpg"), ("/covers/114.jpg", "Content/files/covers/114.jpg"),
            ("../../../Art/114.jpg", "Art/114.jpg"),
        ])
    func cover(written: String, found: String) async throws {
        let site = try site("cover: \(written)\n", [found, "Content/episodes/114-model/other.png"])
        let episode = try await site.site().episodes[0]
        #expect(episode.card.cover == Picture(source: found, alternative: ""))
        #expect(episode.attachments.map(\.source).sorted() == ["Content/episodes/114-model/other.png", found].sorted())
    }

    @Test("A cover on the web is not looked for, and a warning says what it means")
    func remoteCover() async throws {
        let survey = try await site("cover: https://a.example/c.jpg\n").survey()
        #expect(survey.diagnostics.all.map(\.name) == ["remote-picture"])
        let episode = survey.site.episodes[0]
        #expect(episode.card.cover?.source == "https://a.example/c.jpg")
        #expect(episode.attachments.isEmpty)
    }

    @Test("A name is found in the other of Unicode's two ways of writing an accent")
    func normalisation() async throws {
        let site = try site("cover: caf\u{E9}.jpg\n", ["Content/episodes/114-model/cafe\u{301}.jpg"])
        let source = try #require(try await site.site().episodes[0].card.cover?.source)
        #expect(FileManager.default.fileExists(atPath: "\(site.folder)/\(source)"))
    }

    @Test(
        "What cannot be used is named, with its place",
        arguments: [
            Mistake("cover: covr.jpg", "there is no file “covr.jpg” [missing-file] (did you mean `cover.jpg`?)"),
            Mistake("cover: Cover.JPG", "there is no file “Cover.JPG” [missing-file] (did you mean `cover.jpg`?)"),
            Mistake("audio: 114.mp3", "there is no file “114.mp3” [missing-file] (put the file beside this one, or correct the name)"),
            Mistake(
                "cover: show.svg",
                "there is no file “show.svg” [missing-file] (did you mean `../../show.svg`? Without the line, the show's cover is used.)"),
            Mistake(
                "cover: logo.svg",
                "there is no file “logo.svg” [missing-file] (did you mean `/logo.svg`? Without the line, the show's cover is used.)"),
            Mistake("cover: notes.svg", "there is no file “notes.svg” [missing-file] (put the file beside this one, or correct the name)"),
            Mistake("cover: art", "“art” is a folder [missing-file] (write the name of a file in it)"),
            Mistake(
                "cover: ../../../../secret.jpg",
                "“../../../../secret.jpg” is not in the site's folder [outside-site] (copy the file beside this one)"),
            Mistake(
                "cover: /../../../secret.jpg",
                "“/../../../secret.jpg” is not in the site's folder [outside-site] (copy the file beside this one)"),
        ])
    func faults(mistake: Mistake) async throws {
        let folder = "Content/episodes/114-model"
        let site = try site(
            "\(mistake.written)\n",
            [
                "\(folder)/cover.jpg", "\(folder)/art/a.jpg", "\(folder)/notes.md", "Content/show.svg", "Content/files/logo.svg",
            ])
        #expect(await site.said() == mistake.said.map { "\(Self.path):4:8: error: \($0)" })
    }

    @Test("A link that ends inside the site's folder is followed, one that leaves it is an error")
    func links() async throws {
        let site = try site("cover: cover.jpg\n", ["Art/114.jpg", "Art/more/a.png"])
        try site.link("Content/episodes/114-model/cover.jpg", to: "../../../Art/114.jpg")
        try site.link("Content/episodes/114-model/pictures", to: "../../../Art/more")
        let episode = try await site.site().episodes[0]
        #expect(episode.card.cover?.source == "Content/episodes/114-model/cover.jpg")
        #expect(episode.attachments.map(\.path) == ["cover.jpg", "pictures/a.png"])

        try site.remove("Content/episodes/114-model/pictures")
        try site.link("Content/episodes/114-model/pictures", to: "/usr")
        try site.link("Content/files/hosts", to: "/etc/passwd")
        try site.link("Content/files/gone", to: "nowhere")
        try site.link("Content/people/root.md", to: "/etc/passwd")
        let (copy, nowhere) = ("copy what it leads to into the site's folder", "remove it, or make it anew")
        #expect(
            await site.said() == [
                "Content/episodes/114-model/pictures: error: this symbolic link leaves the site's folder [outside-site] (\(copy))",
                "Content/files/gone: error: this symbolic link leads nowhere [missing-file] (\(nowhere))",
                "Content/files/hosts: error: this symbolic link leaves the site's folder [outside-site] (\(copy))",
                "Content/people/root.md: error: this symbolic link leaves the site's folder [outside-site] (\(copy))",
            ])
    }

    @Test("A cover that leaves the site's folder through a link is an error")
    func coverThroughLink() async throws {
        let site = try site("cover: ../../../Art/cover.jpg\n")
        let elsewhere = try TestContent(["cover.jpg": "secret"])
        try site.link("Art", to: elsewhere.folder)
        #expect(
            await site.said() == [
                "\(Self.path):4:8: error: “../../../Art/cover.jpg” is not in the site's folder [outside-site] (copy the file beside this one)"
            ])
    }

    @Test("Content/ itself cannot lie elsewhere")
    func linkedContent() async throws {
        let elsewhere = try TestContent.redTowers()
        let site = try TestContent()
        try site.link("Content", to: "\(elsewhere.folder)/Content")
        #expect(
            await site.said().first
                == "Content: error: this symbolic link leaves the site's folder [outside-site] (copy what it leads to into the site's folder)"
        )
    }

    @Test("Links that lead around in circles come to an end", .timeLimit(.minutes(1)))
    func cycles() async throws {
        let site = try site("", ["Content/files/a/1.txt", "Content/files/b/2.txt", "Content/files/c/3.txt"])
        try site.link("Content/files/a/self", to: ".")
        try site.link("Content/files/a/up", to: "../..")
        try site.link("Content/files/b/c", to: "../c")
        try site.link("Content/files/c/b", to: "../b")
        let files = try await site.site().files.map(\.path)
        #expect(files.count < 20)
        #expect(Set(["a/1.txt", "b/2.txt", "c/3.txt", "b/c/3.txt", "c/b/2.txt"]).isSubset(of: files))
    }

    @Test("Folders that all lead to each other are an error that names a link, and a folder many share is none", .timeLimit(.minutes(1)))
    func tangle() async throws {
        let names = (0..<9).map { "d\($0)" }
        let site = try site("", names.map { "Content/files/\($0)/own.txt" } + ["Content/shared/logo.svg", "Content/art/a.png"])
        try site.link("Content/shared/art", to: "../art")
        for number in 0..<40 {
            try site.write("Content/files/s\(number)/own.txt", "x")
            try site.link("Content/files/s\(number)/shared", to: "../../shared")
        }
        let found = try await site.site().files.map(\.path)
        #expect(found.count == names.count + 40 * 3 && found.contains("s39/shared/art/a.png"))

        for name in names {
            for other in names where other != name { try site.link("Content/files/\(name)/\(other)", to: "../\(other)") }
        }
        let said = await site.said()
        #expect(said.count == 1)
        #expect(said.first?.hasPrefix("Content/files/d0/d1/") ?? false, "\(said)")
        #expect(
            said.first?.hasSuffix(
                ": error: symbolic links lead from folder to folder in more than 1000 ways; this is one of them [tangled-links] (remove links until no folder is reached in many ways)"
            ) ?? false, "\(said)")
    }

    @Test("A named pipe where a file should be is an error, and nothing waits for its other end", .timeLimit(.minutes(1)))
    func pipe() async throws {
        let site = try site("")
        try #require(mkfifo("\(site.folder)/Content/glossary.yml", 0o600) == 0)
        #expect(
            await site.said() == ["Content/glossary.yml: error: this cannot be read: It is not a regular file [unreadable-file]"])
    }

    @Test("What file managers, editors and version control leave behind is not published; .well-known is")
    func litter() async throws {
        let site = try site(
            "",
            [
                "favicon.ico", ".well-known/security.txt", ".nojekyll", ".DS_Store", "Thumbs.db", "deep/desktop.ini", "a.txt~",
                ".a.txt.swp",
                "._a.txt", ".#a.txt", ".git/config", "deep/.gitkeep", "deep/report.pdf",
            ].map { "Content/files/\($0)" } + [
                "Content/episodes/114-model/.DS_Store", "Content/episodes/114-model/.secret", "Templates/.DS_Store",
            ])
        let found = try await site.site()
        #expect(found.files.map(\.path) == [".nojekyll", ".well-known/security.txt", "deep/report.pdf", "favicon.ico"])
        #expect(found.files.map(\.source).last == "Content/files/favicon.ico")
        #expect(found.episodes[0].attachments.isEmpty)
        #expect(found.themeOverrides.isEmpty)
    }

    @Test("What the site has in Templates/ is read, in the order of the paths")
    func templates() async throws {
        let site = try site("", ["Templates/episode.html", "Templates/assets/custom.css"])
        let theme = try await site.site().themeOverrides
        #expect(theme.map(\.path) == ["assets/custom.css", "episode.html"])
        #expect(theme.map(\.bytes) == [Array("x".utf8), Array("x".utf8)])
    }

    @Test("What may not be read is an error", .enabled(if: geteuid() != 0, "root reads everything"))
    func unreadable() async throws {
        let site = try site("", ["Content/files/closed/a.txt"])
        chmod("\(site.folder)/\(Self.path)", 0)
        chmod("\(site.folder)/Content/files/closed", 0)
        defer { chmod("\(site.folder)/Content/files/closed", 0o700) }
        #expect(
            await site.said() == [
                "\(Self.path): error: this cannot be read: Permission denied [unreadable-file]",
                "Content/files/closed: error: this folder cannot be read: Permission denied [unreadable-file]",
            ])
    }

    @Test("A folder that is called show.yml, and a file that is called episodes")
    func wrongSorts() async throws {
        let site = try TestContent(["Content/show.yml/a.txt": "", "Content/episodes": "", "Content/people": ""])
        #expect(await site.said() == ["Content/show.yml: error: this cannot be read: Is a directory [unreadable-file]"])
    }

    @Test("A name that is not UTF-8 is an error of the folder it lies in", .enabled(if: FileManager.default.fileExists(atPath: "/dev/shm")))
    func strangeNames() async throws {
        let site = try site("", ["Content/files/a.txt"])
        let path = Array("\(site.folder)/Content/files/".utf8) + [0xE9, 0x2E, 0x6A, 0x70, 0x67, 0]
        let descriptor = path.withUnsafeBufferPointer { bytes in
            bytes.withMemoryRebound(to: CChar.self) { open($0.baseAddress!, O_CREAT | O_WRONLY, 0o600) }
        }
        try #require(descriptor >= 0)
        close(descriptor)
        #expect(
            await site.said() == ["Content/files: error: a name in this folder is not UTF-8 [unreadable-file] (rename the file)"])
    }
}
