/// Character references of HTML, as far as transcripts have them: numbers, the names of Latin-1, and the punctuation of typography
/// (https://html.spec.whatwg.org/multipage/named-characters.html).
public enum CharacterReference {
    /// Decodes the reference at `start`, where an ampersand is, onto the end of `text`; the ampersand itself where there is none.
    /// - Returns: how many bytes were read.
    public static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, into text: inout [UInt8]) -> Int {
        // The longest name is 8 letters; looking no further keeps text full of ampersands linear.
        let end = min(bytes.count, start + 12)
        var semicolon = start + 1
        while semicolon < end, bytes[semicolon] != UInt8(ascii: ";") { semicolon += 1 }
        guard semicolon < end, let scalar = scalar(bytes[(start + 1)..<semicolon]) else {
            text.append(bytes[start])
            return 1
        }
        text.append(contentsOf: UTF8.encode(scalar)!)
        return semicolon + 1 - start
    }

    /// Whether the ampersand at `index` begins a reference.
    public static func isAt(_ index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var decoded: [UInt8] = []
        return decode(bytes, at: index, into: &decoded) > 1
    }

    private static func scalar(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> Unicode.Scalar? {
        guard let first = name.first else { return nil }
        if first == UInt8(ascii: "#") {
            guard name.count > 1 else { return nil }
            let isHexadecimal = name[name.startIndex + 1] | 0x20 == UInt8(ascii: "x")
            let digits = String(decoding: name.dropFirst(isHexadecimal ? 2 : 1), as: UTF8.self)
            guard digits.utf8.first != UInt8(ascii: "+"), digits.utf8.first != UInt8(ascii: "-"),
                let value = UInt32(digits, radix: isHexadecimal ? 16 : 10)
            else { return nil }
            // What cannot be a character is the replacement character, as in HTML.
            return value == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}"
        }
        guard (first | 0x20) &- 0x61 < 26 else { return nil }
        return named[String(decoding: name, as: UTF8.self)]
    }

    private static let named: [String: Unicode.Scalar] = {
        var table: [String: Unicode.Scalar] = [
            "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "AMP": "&", "LT": "<", "GT": ">", "QUOT": "\"",
            "lrm": "\u{200E}", "rlm": "\u{200F}", "zwj": "\u{200D}", "zwnj": "\u{200C}", "ensp": "\u{2002}", "emsp": "\u{2003}",
            "thinsp": "\u{2009}", "ndash": "–", "mdash": "—", "lsquo": "‘", "rsquo": "’", "sbquo": "‚", "ldquo": "“", "rdquo": "”",
            "bdquo": "„", "lsaquo": "‹", "rsaquo": "›", "hellip": "…", "bull": "•", "prime": "′", "Prime": "″", "euro": "€", "trade": "™",
            "larr": "←", "uarr": "↑", "rarr": "→", "darr": "↓", "minus": "−", "infin": "∞", "ne": "≠", "le": "≤", "ge": "≥", "approx": "≈",
            "hearts": "♥", "OElig": "Œ", "oelig": "œ", "Scaron": "Š", "scaron": "š", "Yuml": "Ÿ", "fnof": "ƒ", "dagger": "†", "Dagger": "‡",
            "permil": "‰",
        ]
        for (index, name) in latin1.split(separator: " ").enumerated() { table[String(name)] = Unicode.Scalar(0xA0 + UInt32(index)) }
        return table
    }()

    /// The names of U+00A0 to U+00FF, in order.
    private static let latin1 = """
        nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil \
        sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute \
        Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc \
        atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide \
        oslash ugrave uacute ucirc uuml yacute thorn yuml
        """
}
