import Podcast
import Storage
import Testing

@Suite("Colours")
struct ColourTests {
    /// Expected values were computed with coloraide 8, which follows CSS Color 4.
    @Test(
        "Each way of writing a colour gives the same colour",
        arguments: [
            ("#a33b20", "oklch(49.5% 0.143 35.4)"), ("#A33B20FF", "oklch(49.5% 0.143 35.4)"),
            ("rgb(163, 59, 32)", "oklch(49.5% 0.143 35.4)"),
            ("rgb(163 59 32 / .5)", "oklch(49.5% 0.143 35.4)"), ("hsl(12.4 67.2% 38.2%)", "oklch(49.5% 0.143 35.4)"),
            ("#fff", "oklch(100.0% 0.000"), ("#000", "oklch(0.0% 0.000 0.0)"), ("oklch(48% .14 35)", "oklch(48.0% 0.140 35.0)"),
            ("oklch(0.48 35% 35deg)", "oklch(48.0% 0.140 35.0)"), ("hsl(120 100% 25%)", "oklch(51.8% 0.176 142.5)"),
        ])
    func reading(text: String, css: String) throws {
        #expect(try #require(Colour(css: text)).css.hasPrefix(css))
    }

    @Test(
        "A colour in hexadecimal digits comes back as it was written", arguments: ["#a33b20", "#ffffff", "#000000", "#14606a", "#7a3b1d"])
    func hexadecimal(text: String) throws {
        #expect(try #require(Colour(css: text)).hexadecimal == text)
    }

    @Test(
        "What is no colour is none",
        arguments: ["", "red", "#ab", "#ggg", "#ａｂｃ", "rgb(1 2)", "rgb(a b c)", "url(x)", "oklch(48% .14 35", "#fff; }"])
    func mistakes(text: String) {
        #expect(Colour(css: text) == nil)
    }

    @Test("Contrast is WCAG's")
    func contrast() throws {
        let (black, white, red) = (try #require(Colour(css: "#000")), try #require(Colour(css: "#fff")), try #require(Colour(css: "#f00")))
        #expect(abs(black.contrast(with: white) - 21) < 0.01)
        #expect(abs(red.contrast(with: white) - 4.0) < 0.01)
    }

    @Test("Any colour becomes one that can be read, and one that can be read stays", arguments: 0..<64)
    func readable(number: Int) throws {
        let colour = Colour(lightness: Double(number % 8) / 7, chroma: Double(number / 8) / 25, hue: Double(number * 37 % 360))
        for paper in [Colour(lightness: 0.985, chroma: 0.006, hue: 95), Colour(lightness: 0.185, chroma: 0.008, hue: 75)] {
            let readable = colour.readable(on: paper, contrast: 4.5)
            #expect(readable.contrast(with: paper) >= 4.5)
            if colour.contrast(with: paper) >= 4.5 { #expect(readable == colour) }
        }
    }

    @Test("A stored colour is read back")
    func storing() throws {
        let colour = try #require(Colour(css: "#a33b20"))
        #expect(try Colour(stored: colour.stored) == colour)
    }
}
