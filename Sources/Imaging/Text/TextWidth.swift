/// About how wide text is, in parts of the font's size.
///
/// Nobody but the tool knows the font, and it does not tell before it draws. So this is true of the widest of the usual serif fonts, DejaVu Serif:
/// in all others there is some room left.
enum TextWidth {
    static func of(_ text: some StringProtocol) -> Double { text.reduce(0) { $0 + of($1) } }

    /// Of what is seen as one character.
    static func of(_ character: Character) -> Double {
        let scalars = character.unicodeScalars
        // A family of emoji is drawn as one.
        if let first = scalars.first, first.properties.isEmojiPresentation || scalars.contains("\u{FE0F}") { return 1.25 }
        return scalars.reduce(0) { $0 + of($1) }
    }

    private static func of(_ scalar: Unicode.Scalar) -> Double {
        let value = scalar.value
        switch value {
        case 0x20: return 0.32
        case 0x30...0x39: return 0.64
        case 0x41...0x5A: return capitals[Int(value) - 0x41]
        case 0x61...0x7A: return letters[Int(value) - 0x61]
        case 0x21...0x7E: return ".,:;!'|()[]-/\"".unicodeScalars.contains(scalar) ? 0.42 : 0.85
        case 0x2018, 0x2019: return 0.32
        case 0x201C, 0x201D, 0x2013: return 0.52
        case 0x2014, 0x2026: return 1
        default: break
        }
        if isWide(scalar) { return 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .control, .format: return 0
        case .uppercaseLetter, .titlecaseLetter: return 0.85
        default: return value < 0x0530 ? 0.66 : 0.75
        }
    }

    /// As wide as high: Chinese, Japanese and Korean, with their punctuation.
    static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF, 0xAC00...0xD7A3,
            0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            true
        default: false
        }
    }

    // A to Z.
    private static let capitals = [
        0.72, 0.74, 0.77, 0.80, 0.73, 0.69, 0.80, 0.87, 0.40, 0.40, 0.75, 0.66, 1.02, 0.88, 0.82, 0.67, 0.82, 0.75, 0.69, 0.67, 0.84, 0.72,
        1.03, 0.71, 0.66, 0.70,
    ]
    // a to z.
    private static let letters = [
        0.60, 0.64, 0.56, 0.64, 0.59, 0.37, 0.64, 0.64, 0.32, 0.31, 0.61, 0.32, 0.95, 0.64, 0.60, 0.64, 0.64, 0.48, 0.51, 0.40, 0.64, 0.57,
        0.86, 0.56, 0.57, 0.53,
    ]
}
