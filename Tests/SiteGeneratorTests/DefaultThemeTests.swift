import Diagnostics
import Foundation
import Podcast
import Templates
import Testing

@testable import SiteGenerator

@Suite("The default theme")
struct DefaultThemeTests {
    @Test("Its templates name only what the pages have, and its strings are well formed")
    func compiles() {
        var diagnostics = Diagnostics()
        let strings = StringCatalog(Theme(), reporting: &diagnostics)
        _ = CompiledTheme(
            Theme(), kinds: PageShapes(strings: strings.shape, assets: ThemeAssets.shape(Theme())).all, reporting: &diagnostics)
        #expect(diagnostics.all.isEmpty, "\(diagnostics.all.map { "\($0.location, default: "") \($0.message)" })")
    }

    @Test("Every language has every word", arguments: ["zh-Hans", "zh-Hant", "ar"])
    func words(language: String) throws {
        let keys = { (tag: String) throws -> Set<Substring> in
            let file = try #require(Theme().file("strings/\(tag).yml"))
            return Set(
                String(decoding: file.bytes, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
                    let key = line.prefix { $0 != ":" }
                    // A plural has as many forms as its language needs.
                    return key.hasPrefix("role.") || key.hasPrefix("type.") ? key : key.prefix { $0 != "." }
                })
        }
        #expect(try keys(language) == keys("en"))
    }

    @Test("Every template says on top which variables it has")
    func comments() {
        for file in Theme().files() where file.path.hasSuffix(".html") {
            #expect(file.bytes.starts(with: "{{!\n".utf8), "\(file.path)")
        }
    }

    @Test("It keeps to a strict Content-Security-Policy: no inline style or script, nothing from elsewhere")
    func policy() {
        for file in Theme().files() where file.path.hasSuffix(".html") {
            let text = String(decoding: file.bytes, as: UTF8.self)
            #expect(!text.contains("style="), "\(file.path)")

            #expect(!text.contains("://"), "\(file.path)")
            #expect(text.components(separatedBy: "<script").dropFirst().allSatisfy { $0.contains(" src=") && $0.contains("></script>") })
        }
        let css = String(decoding: Theme().file("assets/site.css")?.bytes ?? [], as: UTF8.self)
        #expect(!css.contains("url(") && !css.contains("@import"))
    }

    /// `:has()` makes a browser look at all that its subject holds again whenever a script changes anything in there.
    @Test("No rule looks from around the transcript into it, or reading along would style the whole page anew at each sentence")
    func distantRules() throws {
        let css = String(decoding: try #require(Theme().file("assets/site.css")).bytes, as: UTF8.self)
        let distant = /(?:html|body|main|article|\.episode|\.columns|\.parts|\.transcript)(?::not\(|[.:#\[][^\s>+~,{(]*)?:has\(/
        #expect(
            "body.embed:has(a)".contains(distant) && ".columns:not(:has(a))".contains(distant) && !".parts > p:has(a)".contains(distant))
        #expect(css.matches(of: distant).map { String($0.output) } == [])
    }

    @Test("It is small: a stylesheet of at most 36 KB, a script of at most 3 KB, no more than 24 KB with the player, and 48 KB in all")
    func weight() throws {
        #expect(try #require(Theme().file("assets/site.css")).bytes.count <= 36 * 1024)
        #expect(try #require(Theme().file("assets/site.js")).bytes.count <= 3_000)
        let core = try ["site", "memory", "moment", "here", "player"].map { try #require(Theme().file("assets/\($0).js")) }
        #expect(core.reduce(0) { $0 + $1.bytes.count } <= 24 * 1024)
        let scripts = Theme().assets.filter { $0.path.hasSuffix(".js") }
        #expect(scripts.reduce(0) { $0 + $1.bytes.count } <= 48 * 1024)
    }
}
