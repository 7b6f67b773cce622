import Foundation
import Testing

@testable import Templates

@Suite("The theme")
struct ThemeTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Templates")

    @Test("The program holds every file of Templates/, as it is")
    func defaults() throws {
        let subpaths = try FileManager.default.subpathsOfDirectory(atPath: Self.folder.path)
        let files = subpaths.filter { path in
            var isFolder: ObjCBool = false
            let exists = FileManager.default.fileExists(atPath: Self.folder.appending(path: path).path, isDirectory: &isFolder)
            return exists && !isFolder.boolValue && !path.split(separator: "/").contains { $0.hasPrefix(".") }
        }
        let theme = Theme()
        let differences = Set(theme.files().map(\.path)).symmetricDifference(files)
        #expect(differences.isEmpty, "Sources/CDefaultTheme/theme.c has a line for each file of Templates/, and only for these")
        for file in theme.files() {
            #expect(try Data(contentsOf: Self.folder.appending(path: file.path)) == Data(file.bytes), "\(file.path) is stale: build again")
        }
    }

    @Test("A file of the site's own wins over the default, file by file")
    func overrides() throws {
        let theme = Theme(overrides: ["partials/notes.html": Array("mine".utf8), "assets/custom.css": Array("a {}".utf8)])
        let notes = try #require(theme.file("partials/notes.html"))
        #expect(notes.isSitesOwn && notes.bytes == Array("mine".utf8) && notes.shownPath == "Templates/partials/notes.html")
        let episode = try #require(theme.file("episode.html"))
        #expect(!episode.isSitesOwn && episode.shownPath == "built-in Templates/episode.html")
        #expect(theme.assets.map(\.path) == (["assets/custom.css"] + Theme().assets.map(\.path)).sorted())
        #expect(Set(Theme().assets.map(\.path)).isSuperset(of: ["assets/site.css", "assets/site.js"]))
        #expect(theme.file("assets/nothing.css") == nil)
    }
}
