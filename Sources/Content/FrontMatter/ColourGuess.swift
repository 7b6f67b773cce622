import Podcast

/// Colours in the ways in which people write them, for what they may have meant.
enum ColourGuess {
    /// The names that are written most often, https://www.w3.org/TR/css-color-4/#named-colors
    private static let names = [
        "aqua": "00ffff", "black": "000000", "blue": "0000ff", "brown": "a52a2a", "coral": "ff7f50", "crimson": "dc143c", "cyan": "00ffff",
        "darkblue": "00008b", "darkgreen": "006400", "darkorange": "ff8c00", "darkred": "8b0000", "fuchsia": "ff00ff", "gold": "ffd700",
        "gray": "808080", "green": "008000", "grey": "808080", "indigo": "4b0082", "lightblue": "add8e6", "lime": "00ff00",
        "magenta": "ff00ff", "maroon": "800000", "navy": "000080", "olive": "808000", "orange": "ffa500", "pink": "ffc0cb",
        "purple": "800080", "red": "ff0000", "royalblue": "4169e1", "salmon": "fa8072", "silver": "c0c0c0", "steelblue": "4682b4",
        "teal": "008080", "tomato": "ff6347", "turquoise": "40e0d0", "violet": "ee82ee", "white": "ffffff", "yellow": "ffff00",
    ]

    /// What to write for `teal`, `dark green`, `0b6e4f` or “#0b6e4f”; nil where nothing can be guessed.
    static func hint(for text: String) -> String? {
        let quotes: Set<Unicode.Scalar> = ["“", "”", "„", "‘", "’", "«", "»"]
        let bare = String(String.UnicodeScalarView(text.unicodeScalars.filter { !quotes.contains($0) }))
        if bare != text, Colour(css: bare) != nil { return "use straight quotes: \"\(bare)\"" }
        if Colour(css: "#\(bare)") != nil { return "did you mean \"#\(bare)\"?" }
        guard !bare.isEmpty,
            bare.utf8.allSatisfy({ (0x61...0x7A).contains($0 | 0x20) || $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-") })
        else { return nil }
        let name = bare.lowercased().filter { $0.isLetter }
        return "names of colours are not read; write " + (names[name].map { "\"#\($0)\"" } ?? "a code like \"#a33b20\", in quotes")
    }
}
