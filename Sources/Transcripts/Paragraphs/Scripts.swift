/// What scripts do between words, as far as cutting and joining text needs it.
enum Scripts {
    /// Chinese and Japanese letters, between any two of which a line may be broken.
    static func isIdeographic(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x3040...0x30FF, 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x323AF, 0xF900...0xFAFF, 0x3005...0x3007, 0x3100...0x312F,
            0x31A0...0x31BF,
            0x31F0...0x31FF, 0xFF66...0xFF9F, 0xA000...0xA48F:
            true
        default: false
        }
    }

    /// Punctuation as wide as an ideograph.
    static func isWidePunctuation(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x3000...0x3004, 0x3008...0x3020, 0x3030...0x303F, 0xFE10...0xFE1F, 0xFE30...0xFE6F, 0xFF01...0xFF0F, 0xFF1A...0xFF20,
            0xFF3B...0xFF40,
            0xFF5B...0xFF65:
            true
        default: false
        }
    }

    /// Scripts that put no spaces between words: ideographs, Thai, Lao, Tibetan, Burmese, Khmer.
    static func isSpaceless(_ scalar: UInt32) -> Bool {
        switch scalar {
        case ..<0x0E00: false
        case 0x0E00...0x0EFF, 0x0F00...0x0FFF, 0x1000...0x109F, 0x1780...0x17FF, 0xAA60...0xAA7F: true
        default: isIdeographic(scalar)
        }
    }

    /// Whether two pieces of text that a line or a cue separates are joined with a space.
    static func needSpace(between last: UInt32, and next: UInt32) -> Bool {
        if last < 0x80, next < 0x80 { return true }
        if isWidePunctuation(last) || isWidePunctuation(next) { return false }
        switch (isSpaceless(last), isSpaceless(next)) {
        case (true, true): return false
        case (false, false): return true
        case (true, false): return isWordLike(next)
        case (false, true): return isWordLike(last)
        }
    }

    /// A letter or digit, not punctuation, which needs no space beside an ideograph.
    private static func isWordLike(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return UInt8(scalar).isLetter || UInt8(scalar).isDigit }
        return !(0x2000...0x206F).contains(scalar) && !(0x00A1...0x00BF).contains(scalar)
    }

    /// What may not stand at the beginning of a line: closing punctuation, small kana and marks that belong to the letter before
    /// (https://www.w3.org/TR/jlreq/#characters_not_starting_a_line).
    static func mayBegin(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 {
            switch scalar {
            case 0x21, 0x25, 0x29, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F, 0x5D, 0x7D: return false
            default: return true
            }
        }
        if (0x4E00...0x9FFF).contains(scalar) { return true }
        // « opens in French.
        if isTerminator(scalar) || (isCloser(scalar) && scalar != 0xAB) || isClause(scalar) { return false }
        switch scalar {
        case 0x3041, 0x3043, 0x3045, 0x3047, 0x3049, 0x3063, 0x3083, 0x3085, 0x3087, 0x308E, 0x3095, 0x3096, 0x30A1, 0x30A3, 0x30A5, 0x30A7,
            0x30A9, 0x30C3,
            0x30E3, 0x30E5, 0x30E7, 0x30EE, 0x30F5, 0x30F6, 0x30FB...0x30FE, 0x3005, 0x303B, 0x309D, 0x309E, 0x31F0...0x31FF,
            0xFF67...0xFF70, 0xFF9E,
            0xFF9F, 0x301C:
            return false
        case 0x200D, 0x1F3FB...0x1F3FF, 0x1160...0x11FF, 0xD7B0...0xD7FF: return false
        case ..<0x0300, 0xAC00...0xD7AF, 0x3040...0x30FF: return true
        default:
            guard let properties = Unicode.Scalar(scalar)?.properties else { return true }
            switch properties.generalCategory {
            case .nonspacingMark, .spacingMark, .enclosingMark: return false
            default: return !properties.isGraphemeExtend
            }
        }
    }

    /// Ends of sentences but for the Latin full stop, which ends other things too.
    static func isTerminator(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x21, 0x3F, 0x2E, 0x2026, 0x203C, 0x203D, 0x2047...0x2049: true
        default: isCertainTerminator(scalar)
        }
    }

    /// Ends of sentences that end nothing else and need no space after them.
    static func isCertainTerminator(_ scalar: UInt32) -> Bool {
        switch scalar {
        // 。 ！ ？ ． ｡, danda, Arabic and Urdu, Armenian, Ethiopic, Khmer, Burmese, Tibetan
        case 0x3002, 0xFF01, 0xFF1F, 0xFF0E, 0xFF61, 0x0964, 0x0965, 0x061F, 0x06D4, 0x0589, 0x1362, 0x1367, 0x17D4, 0x104B, 0x0F0D, 0x0F0E:
            true
        default: false
        }
    }

    static func isCloser(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x22, 0x27, 0x29, 0x5D, 0x7D, 0xAB, 0xBB, 0x2019, 0x201D, 0x203A, 0x300B, 0x300D, 0x300F, 0x3009, 0x3011, 0x3015, 0x3017,
            0x3019, 0x301B, 0x301E,
            0x301F, 0xFF09, 0xFF3D, 0xFF5D, 0xFF60, 0xFF63:
            true
        default: false
        }
    }

    static func isOpener(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x28, 0x5B, 0x7B, 0x2018, 0x201C, 0x201E, 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0x3016, 0x3018, 0x301A, 0x301D,
            0xFF08, 0xFF3B, 0xFF5B,
            0xFF5F, 0xFF62:
            true
        default: false
        }
    }

    /// Ends of clauses: commas, semicolons, colons.
    static func isClause(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x2C, 0x3A, 0x3B, 0xFF0C, 0x3001, 0xFF1A, 0xFF1B, 0xFF64, 0x060C, 0x061B, 0x1363, 0x104A: true
        default: false
        }
    }

    static func isDigit(_ scalar: UInt32) -> Bool {
        scalar &- 0x30 < 10 || scalar &- 0xFF10 < 10 || scalar &- 0x0660 < 10 || scalar &- 0x0966 < 10
    }

    /// Ideographs that are digits of a number: 三百五十.
    static func isIdeographicDigit(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x3007, 0x96F6, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341, 0x767E, 0x5343, 0x4E07, 0x842C,
            0x4EBF, 0x5104,
            0x5146, 0x4E24, 0x5169, 0x70B9, 0x9EDE:
            true
        default: false
        }
    }
}
