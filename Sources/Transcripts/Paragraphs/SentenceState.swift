/// Whether a sentence ended with the characters read last.
struct SentenceState {
    private enum Ending {
        case none
        /// A full stop, which ends abbreviations too.
        case stop(at: Int)
        /// An exclamation or question mark, an ellipsis.
        case mark
        /// An end whatever follows: 。 ؟ ।
        case certain
    }

    private var ending = Ending.none

    /// Whether the next character can begin another sentence.
    var mayBeOver: Bool {
        if case .none = ending { false } else { true }
    }

    var isCertain: Bool {
        if case .certain = ending { true } else { false }
    }

    /// A letter was read.
    mutating func clear() { ending = .none }

    @inline(__always)
    mutating func update(_ scalar: UInt32, at index: Int, semicolonAsks: Bool) {
        // Letters of every script but a few marks.
        if scalar < 0x80 ? (scalar | 0x20) &- 0x61 < 26 : (scalar >= 0x3040 && scalar < 0xFE00) {
            ending = .none
            return
        }
        switch scalar {
        // A space, or the no-break space before a French quotation mark that closes.
        case 0x20, 0xA0, 0x202F: return
        case 0x2E:
            if case .none = ending { ending = .stop(at: index) } else if !isCertain { ending = .mark }
        case 0x3B where semicolonAsks: ending = .mark
        case _ where Scripts.isCertainTerminator(scalar): ending = .certain
        case _ where Scripts.isTerminator(scalar):
            if !isCertain { ending = .mark }
        case _ where Scripts.isCloser(scalar): return
        default: ending = .none
        }
    }

    /// Whether the sentence ended, now that `next` follows, after a space or in a script without spaces.
    func isOver(in bytes: Bytes, before next: UInt32) -> Bool {
        switch ending {
        case .none: false
        case .certain: true
        case .mark: !Self.isLowercase(next)
        case .stop(let index): !Self.isLowercase(next) && !Abbreviations.end(bytes, at: index)
        }
    }

    /// Whether what was read last is an abbreviation with its full stop.
    func endsAbbreviation(in bytes: Bytes) -> Bool {
        if case .stop(let index) = ending { Abbreviations.end(bytes, at: index) } else { false }
    }

    private static func isLowercase(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return scalar &- 0x61 < 26 }
        return Unicode.Scalar(scalar)?.properties.isLowercase ?? false
    }
}

/// Words that a full stop belongs to.
enum Abbreviations {
    private static let longest = 8

    /// Whether the full stop at `index` ends an abbreviation (`Dr.`, `e.g.`), an initial (`J.`) or an ordinal (`3. Januar`) and not a sentence.
    static func end(_ bytes: Bytes, at index: Int) -> Bool {
        var start = index
        var (hasStop, hasDigit, hasLetter, letters) = (false, false, false, 0)
        while start > 0, index - start <= 4 * longest {
            let byte = bytes[start - 1]
            guard byte.isLetter || byte.isDigit || byte >= 0x80 || byte == UInt8(ascii: ".") else { break }
            if byte == UInt8(ascii: ".") { hasStop = true }
            if byte.isDigit { hasDigit = true }
            if byte.isLetter || byte >= 0x80 { hasLetter = true }
            if byte & 0xC0 != 0x80 { letters += 1 }
            start -= 1
        }
        // A word of ideographs is never an abbreviation, and its one character no initial.
        if index > start, Scripts.isSpaceless(Scalars.last(of: bytes.slice(start..<index))) { return false }
        if hasDigit { return !hasLetter && !hasStop && letters <= 2 }
        if hasStop || letters <= 1 { return letters > 0 }
        guard letters <= longest else { return false }
        return words.contains(String(decoding: bytes.slice(start..<index), as: UTF8.self).lowercased())
    }

    /// Of the languages that most podcasts are in. One too many costs nothing but a place to cut.
    private static let words: Set<String> = [
        "dr", "mr", "mrs", "ms", "mx", "prof", "sr", "jr", "st", "rev", "hon", "gen", "col", "capt", "lt", "sgt", "gov", "sen", "rep", "vs",
        "etc", "inc",
        "ltd", "co", "corp", "dept", "est", "approx", "appt", "ca", "cf", "ed", "eds", "fig", "no", "nos", "vol", "pp", "ch", "sec", "al",
        "mt", "ft", "ave",
        "blvd", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "bzw", "usw", "evtl", "ggf", "inkl",
        "sog", "vgl", "hr",
        "fr", "nr", "str", "bsp", "mme", "mlle", "mm", "env", "sra", "srta", "ud", "uds", "dra", "núm", "pág", "sig", "dott", "ing", "avv",
        "mevr", "dhr",
        "bijv", "resp", "tzv", "nap", "atd", "tj", "ул", "стр", "гг", "др", "рис", "проф", "им",
    ]
}
