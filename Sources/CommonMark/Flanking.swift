/// How a character beside `*` or `_` counts when CommonMark asks whether the run can open or close emphasis
/// (https://spec.commonmark.org/0.31.2/#delimiter-run).
///
/// Versions of the specification, and of Unicode, disagree about which characters are punctuation: since 0.31 symbols are, too.
/// What they disagree about is `unsettled`, and is written so that emphasis holds either way.
enum Flanking {
    case space, punctuation, word, unsettled

    init(_ scalar: Unicode.Scalar) {
        let value = scalar.value
        if value < 0x80 {
            switch UInt8(value) {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
                self = .word
            case 0x09, 0x0A, 0x0C, 0x0D, 0x20: self = .space
            case 0x21..<0x7F: self = .punctuation
            default: self = .unsettled
            }
            return
        }
        switch value {
        // Quotes, dashes and dots, and the punctuation of Chinese and Japanese.
        case 0xA7, 0xAB, 0xB6, 0xB7, 0xBB, 0xBF, 0xA1, 0x2010...0x2027, 0x2030...0x2043, 0x3001...0x3003, 0x3008...0x3011,
            0x3014...0x301F, 0xFF01...0xFF03, 0xFF05...0xFF0A, 0xFF0C...0xFF0F, 0xFF1A, 0xFF1B, 0xFF1F, 0xFF20, 0xFF3B...0xFF3D:
            self = .punctuation
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x3041...0x3096, 0x30A1...0x30FA, 0xAC00...0xD7A3:
            self = .word
        default:
            switch scalar.properties.generalCategory {
            case .spaceSeparator: self = .space
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark, .spacingMark,
                .enclosingMark, .decimalNumber, .letterNumber, .otherNumber, .format:
                self = .word
            default: self = .unsettled
            }
        }
    }

    /// Whether emphasis may open after it, or close before it, whatever stands on the other side.
    var isBoundary: Bool { self == .space || self == .punctuation }
}

extension UnsafeBufferPointer<UInt8> {
    /// The scalar that begins at an index of valid UTF-8, and the number of its bytes.
    func scalar(at index: Int) -> (scalar: Unicode.Scalar, count: Int) {
        let lead = UInt32(self[index])
        func next(_ offset: Int) -> UInt32 { index + offset < count ? UInt32(self[index + offset] & 0x3F) : 0 }
        let decoded: (value: UInt32, count: Int)
        switch lead {
        case 0xC2...0xDF: decoded = ((lead & 0x1F) << 6 | next(1), 2)
        case 0xE0...0xEF: decoded = ((lead & 0x0F) << 12 | next(1) << 6 | next(2), 3)
        case 0xF0...0xF4: decoded = ((lead & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
        default: decoded = (lead, 1)
        }
        return (Unicode.Scalar(decoded.value) ?? "\u{FFFD}", Swift.min(decoded.count, count - index))
    }

    /// The scalar that ends before an index of valid UTF-8, and the number of its bytes.
    func scalar(before index: Int) -> (scalar: Unicode.Scalar, count: Int) {
        var start = index - 1
        while start > 0, self[start] & 0xC0 == 0x80 { start -= 1 }
        return scalar(at: start)
    }
}
