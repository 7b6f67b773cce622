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

    @Test("A script names what it needs from another folder, over several lines, and for a worker")
    func otherFolders() throws {
        let (assets, diagnostics) = assets([
            "deep/a.js": "import {\n  b\n} from\n  \"../b.js\";\nimport\t\"./c.js\";\nnew Worker(new URL('../b.js', import.meta.url));",
            "b.js": "1",
            "deep/c.js": "2",
        ])
        #expect(diagnostics.isEmpty)
        let (b, c) = (try #require(assets.path(of: "b.js")?.name), try #require(assets.path(of: "deep/c.js")?.name))
        #expect(
            text("deep/a.js", in: assets)
                == "import {\n  b\n} from\n  \"../\(b)\";\nimport\t\"./\(c)\";\nnew Worker(new URL('../\(b)', import.meta.url));")
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

    @Test("A stylesheet shows pictures and fonts, and imports others, by their published names")
    func stylesheets() throws {
        let (assets, diagnostics) = assets([
            "custom.css": """
            @import "deep/more.css" print;
            @import/* so */url( 'deep/more.css' );
            @font-face { src: url(fonts/a.woff2) format("woff2"), url("fonts/a.woff2?#iefix"), URL('fonts/a\\.woff2'); }
            p { background: url( paper\\ (1\\).png ) , image-set(url("icons.svg#arrow") 1x); content: "url(no.png)" }
            /* url(no.png) @import "no.css" */
            a { background: url(data:image/png;base64,AA==), url(https://a.example/a.png), url(//a.example/b), url(/c.png), url(#d), url() }
            b { my-url(no.png); --x: 'it\\'s url(no.png)'; --y: 'no end
            """,
            "deep/more.css": "q { src: url(../fonts/a.woff2), url(./b.png) }", "deep/b.png": "B", "fonts/a.woff2": "A",
            "paper (1).png": "P", "icons.svg": "<svg/>",
        ])
        #expect(diagnostics.all.map(\.message) == [])
        func name(_ path: String) throws -> String { String(try #require(assets.path(of: path)).urlPath.dropFirst("assets/".count)) }
        let font = try name("fonts/a.woff2")
        let paper = try name("paper (1).png").replacing("(", with: "%28").replacing(")", with: "%29")
        #expect(
            text("custom.css", in: assets) == """
                @import "\(try name("deep/more.css"))" print;
                @import/* so */url( '\(try name("deep/more.css"))' );
                @font-face { src: url(\(font)) format("woff2"), url("\(font)?#iefix"), URL('\(font)'); }
                p { background: url( \(paper) ) , image-set(url("\(try name("icons.svg"))#arrow") 1x); content: "url(no.png)" }
                /* url(no.png) @import "no.css" */
                a { background: url(data:image/png;base64,AA==), url(https://a.example/a.png), url(//a.example/b), url(/c.png), url(#d), url() }
                b { my-url(no.png); --x: 'it\\'s url(no.png)'; --y: 'no end
                """)
        #expect(text("deep/more.css", in: assets) == "q { src: url(../\(font)), url(\(try name("deep/b.png").dropFirst(5))) }")
    }

    @Test("A stylesheet that names what is not there is an error at its place, with what it may have been")
    func missingInStylesheet() {
        func said(_ css: String) -> [String] {
            var diagnostics = Diagnostics()
            let theme = Theme(overrides: ["assets/custom.css": Array(css.utf8), "assets/paper.png": [1]])
            _ = ThemeAssets(theme, accent: nil, files: ["fonts/kitchen.woff2"], reporting: &diagnostics)
            return diagnostics.all.map {
                "\($0.location.line!):\($0.location.column!) \($0.message) / \($0.hint!) [\($0.name)]"
            }
        }
        #expect(
            said("\np { background: url(\"papre.png\") }")
                == ["2:22 there is no file `papre.png` / did you mean `paper.png`, from Templates/assets/? [missing-asset]"])
        #expect(
            said("a{}/*\n*/@import 'x.css';") == ["2:12 there is no file `x.css` / put the file into Templates/assets/ [missing-asset]"])
        #expect(said("p { src: url(../fonts/kitchen.woff2) }") == [], "it is in Content/files")
        #expect(
            said("p { src: url(../fonts/kitchn.woff2) }")
                == ["1:14 there is no file `../fonts/kitchn.woff2` / did you mean `../fonts/kitchen.woff2`? [missing-asset]"])
        #expect(
            said("p { src: url(../../x) }") == ["1:14 there is no file `../../x` / put the file into Templates/assets/ [missing-asset]"])
        #expect(
            said("@import 'custom.css';")
                == ["1:10 Templates/assets/custom.css names this file in its turn / move what both need into a third file [import-circle]"])
    }

    @Test(
        "Whatever a stylesheet holds, it is read in linear time, and what is not an address stays as it is",
        arguments: ["url(", "@import \"", "/*", "\\", "'", "url(\\", "@import/*", "url(a\n", "\"\n"])
    func hostileStylesheets(piece: String) {
        let css = Array(String(repeating: piece, count: 100_000).utf8)
        let clock = ContinuousClock()
        #expect(clock.measure { _ = StylesheetReference.all(in: css) } < .seconds(5))
    }

    @Test("A template names an asset by its path, and gets the address that works on each page; one that is not there is an error")
    func inTemplates() async throws {
        let site = try TestSite.redTowers()
        try site.write("Templates/assets/art/logo.min.svg", "<svg/>")
        try site.write("Templates/partials/footer.html", "<img src=\"{{assets.art/logo.min.svg}}\" alt=\"\">\n")
        try await site.built()
        let logo = try #require(try site.tree().keys.first { $0.contains("logo") })
        #expect(try site.page("index.html").contains("<img src=\"\(logo)\""))
        #expect(try site.page("episodes/112-rice/index.html").contains("<img src=\"../../\(logo)\""))
        #expect(try site.page("404.html").contains("<img src=\"/show/\(logo)\""))
        try site.write("Templates/partials/footer.html", "<img src=\"{{assets.art/logo.svg}}\" alt=\"\">\n")
        let report = try await site.build()
        #expect(report.summary == nil)
        #expect(
            report.diagnostics.map { $0.text(colour: false) } == [
                """
                Templates/partials/footer.html:1:11: error: `assets` has no variable `art/logo.svg` [template-variable]
                  1 | <img src="{{assets.art/logo.svg}}" alt="">
                    |           ^
                  hint: did you mean `assets.art/logo.min.svg`?
                  built-in Templates/partials/layout.html:18:1: note: as it is included here
                  18 | {{>footer}}
                     | ^
                """
            ])
    }

    @Test("A picture that only one template names makes the pages of that template again when it changes, and no other")
    func assetKeys() async throws {
        let site = try TestSite.redTowers()
        try site.write("Templates/assets/nobody.svg", "<svg/>")
        try site.write("Templates/not-found.html", "<img src=\"{{assets.nobody.svg}}\" alt=\"\">\n")
        try await site.settled()
        try site.write("Templates/assets/nobody.svg", "<svg></svg>")
        #expect(try await site.built().touchedPages == ["404.html"])
    }

    @Test("The icons that Content/files has are linked to from every page")
    func icons() async throws {
        let site = try TestSite.redTowers()
        try await site.built()
        #expect(try !site.page("index.html").contains("rel=\"icon\""))
        try site.write("Content/files/favicon.svg", "<svg/>")
        try site.write("Content/files/favicon.ico", "ICO")
        try site.write("Content/files/apple-touch-icon.png", "PNG")
        try await site.built()
        let page = try site.page("people/da-wei/index.html")
        #expect(page.contains("<link rel=\"icon\" href=\"../../favicon.ico\" sizes=\"32x32\">"))
        #expect(page.contains("<link rel=\"icon\" href=\"../../favicon.svg\" type=\"image/svg+xml\">"))
        #expect(page.contains("<link rel=\"apple-touch-icon\" href=\"../../apple-touch-icon.png\">"))
        #expect(try site.page("404.html").contains("href=\"/show/favicon.svg\""))
    }

    @Test("The published script of the default theme imports only what is published")
    func defaults() {
        let (assets, diagnostics) = assets([:])
        #expect(diagnostics.isEmpty)
        let names = Set(assets.assets.compactMap(\.path.name))
        for asset in assets.assets where asset.file.path.hasSuffix(".js") {
            for imported in ScriptImport.all(in: asset.bytes) { #expect(names.contains(String(imported.name.dropFirst(2)))) }
        }
    }
}
