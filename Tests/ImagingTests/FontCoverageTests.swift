import Storage
import Testing

@testable import Imaging

@Suite("Which characters the machine's fonts can show")
struct FontCoverageTests {
    private static let list = """
        /usr/share/fonts/latin/a.ttf\tTrueType\t131072\t20-7e a0-ff
        /usr/share/fonts/latin/b.otf\tCFF\t1\t61 100-17f 4e2d
        /usr/share/fonts/old/c.pfb\tType 1\t0\t400-4ff
        /System/LastResort.otf\tTrueType\t0\t0-10ffff
        nothing of the kind

        """

    @Test("What none of them shows is told once a character; spaces and marks that nobody sees need no font")
    func missing() {
        let fonts = FontCoverage(Array(Self.list.utf8))
        #expect(fonts.missing(in: "Añ 中\u{200B}\u{FE0F}\n").isEmpty)
        #expect(fonts.missing(in: "文中文жa") == ["文", "ж"])
        #expect(fonts.folders == ["/usr/share/fonts/latin"])
    }

    @Test("The same fonts in another order are the same; another version is not")
    func digest() {
        let fonts = FontCoverage(Array(Self.list.utf8))
        let lines = Self.list.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(FontCoverage(Array(lines.reversed().joined(separator: "\n").utf8)).digest == fonts.digest)
        #expect(FontCoverage(Array(Self.list.replacing("131072", with: "131073").utf8)).digest != fonts.digest)
    }

    @Test("It is kept as it is, and a machine without fonts shows nothing")
    func kept() throws {
        let fonts = FontCoverage(Array(Self.list.utf8))
        #expect(try FontCoverage(stored: fonts.stored) == fonts)
        #expect(FontCoverage([]).missing(in: "a") == ["a"])
    }
}
