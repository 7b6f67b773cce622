import Diagnostics
import Templates
import Testing

@testable import SiteGenerator

@Suite("The theme's assets")
struct ThemeAssetsTests {
    private func assets(_ scripts: [String: String]) -> (ThemeAssets, Diagnostics) {
        var diagnostics = Diagnostics()
        let theme = Theme(overrides: Dictionary(uniqueKeysWithValues: scripts.map { ("assets/\($0)", Array($1.utf8)) }))
        let assets = ThemeAssets(theme, accent: nil, reporting: &diagnostics)
        return (assets, diagnostics)
    }

    private func text(_ name: String, in assets: ThemeAssets) -> String {
        String(decoding: assets.assets.first { $0.file.path == "assets/\(name)" }?.bytes ?? [], as: UTF8.self)
    }

    @Test("A script imports the others by their published names, however it says so")
    func imports() throws {
        let (assets, diagnostics) = assets([
            "a.js": "import {b} from \"./b.js\";\nimport './deep/c.js'\nconst d = () => import(\"./b.js\");\nconst e = \"./b.js\";",
            "b.js": "export const b = 1;",
            "deep/c.js": "import \"./d.js\"", "deep/d.js": "1",
        ])
        #expect(diagnostics.isEmpty)
        let b = try #require(assets.path(of: "b.js")?.name)
        let c = try #require(assets.path(of: "deep/c.js")?.name)
        #expect(
            text("a.js", in: assets)
                == "import {b} from \"./\(b)\";\nimport './deep/\(c)'\nconst d = () => import(\"./\(b)\");\nconst e = \"./b.js\";")
        #expect(text("deep/c.js", in: assets) == "import \"./\(try #require(assets.path(of: "deep/d.js")?.name))\"")
    }

    @Test("A script has a new name when one that it imports changes")
    func names() {
        let (one, _) = assets(["a.js": "import \"./b.js\"", "b.js": "1"])
        let (two, _) = assets(["a.js": "import \"./b.js\"", "b.js": "2"])
        #expect(one.path(of: "a.js") != two.path(of: "a.js"))
    }

    @Test("An import of nothing is a warning where it stands, and published as it is; a circle is an error")
    func mistakes() {
        let (published, missing) = assets(["a.js": "\n  import \"./nothing.js\""])
        #expect(missing.all.map(\.name) == ["missing-import"])
        #expect(missing.all.first?.location.line == 2)
        #expect(missing.all.first?.location.column == 10)
        let (_, circle) = assets(["a.js": "import \"./b.js\"", "b.js": "import \"./a.js\""])
        #expect(text("a.js", in: published) == "\n  import \"./nothing.js\"")
        #expect(circle.all.map(\.name).contains("import-circle") && circle.hasErrors)
    }

    @Test("The published script of the default theme imports only what is published")
    func defaults() {
        let (assets, diagnostics) = assets([:])
        #expect(diagnostics.isEmpty)
        let names = Set(assets.assets.compactMap(\.path.name))
        for asset in assets.assets where asset.file.path.hasSuffix(".js") {
            for imported in ScriptImport.all(in: asset.bytes) { #expect(names.contains(imported.name)) }
        }
    }
}
