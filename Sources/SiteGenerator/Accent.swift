import Podcast

/// The show's own accent in the stylesheet.
struct Accent {
    /// The paper of the default theme in the light and in the dark: `--paper` of site.css.
    static let papers = (
        light: Colour(lightness: 0.985, chroma: 0.006, hue: 95), dark: Colour(lightness: 0.185, chroma: 0.008, hue: 75)
    )
    /// What text needs, https://www.w3.org/TR/WCAG22/#contrast-minimum
    static let contrast = 4.5

    let colour: Colour

    /// Rules that go below the stylesheet's own, but for paper.
    var css: String {
        let light = colour.readable(on: Self.papers.light, contrast: Self.contrast)
        let dark = colour.readable(on: Self.papers.dark, contrast: Self.contrast)
        return """

            /* The show's accent. */
            @media screen { :root { --accent: \(light.css); } }
            @media screen and (prefers-color-scheme: dark) { :root { --accent: \(dark.css); } }

            """
    }
}
