/// Where text may be broken: https://www.unicode.org/reports/tr14/ as far as titles need it.
enum LineBreaking {
    /// What is never broken, with the space after it.
    struct Piece: Equatable {
        var text: String
        var width: Double
        /// Of the space that follows, which counts within a line only.
        var space = 0.0
    }

    struct Line: Equatable {
        var text: String
        var width: Double
    }

    /// No line begins with these, and none ends with the others.
    private static let closing: Set<Character> = Set("，。、；：？！…—·）」』》〉】〕”’%,.;:?!)]}»ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ")
    private static let opening: Set<Character> = Set("（「『《〈【〔“‘([{«")

    static func pieces(of text: String, keepsWords: Bool) -> [Piece] {
        var pieces: [Piece] = []
        var word = ""
        func end(space: Double) {
            if word.isEmpty {
                if let last = pieces.indices.last { pieces[last].space = max(pieces[last].space, space) }
                return
            }
            pieces.append(Piece(text: word, width: TextWidth.of(word), space: space))
            word = ""
        }
        var previous: Character?
        for character in text {
            if character.isWhitespace {
                end(space: TextWidth.of(" "))
                previous = nil
                continue
            }
            if let previous, mayBreak(between: previous, and: character, keepsWords: keepsWords) { end(space: 0) }
            word.append(character)
            previous = character
        }
        end(space: 0)
        return pieces
    }

    private static func mayBreak(between one: Character, and other: Character, keepsWords: Bool) -> Bool {
        if closing.contains(other) || opening.contains(one) { return false }
        if one == "-" || one == "/" { return !other.isNumber }
        return !keepsWords && (isWide(one) || isWide(other))
    }

    private static func isWide(_ character: Character) -> Bool {
        guard let first = character.unicodeScalars.first else { return false }
        return TextWidth.isWide(first) && first.value < 0x1F300 || first.value >= 0x20000
    }

    /// As many pieces on each line as fit.
    static func lines(of pieces: [Piece], width: Double) -> [Line] {
        var lines: [Line] = []
        var pending = 0.0
        for piece in pieces {
            if let last = lines.indices.last, lines[last].width + pending + piece.width <= width {
                lines[last].text += (pending > 0 ? " " : "") + piece.text
                lines[last].width += pending + piece.width
            } else {
                lines.append(Line(text: piece.text, width: piece.width))
            }
            pending = piece.space
        }
        return lines
    }

    /// Lines of about the same length.
    static func balanced(_ pieces: [Piece], into count: Int, atMost width: Double) -> [Line] {
        var (low, high) = (width / Double(max(1, count)) / 2, width)
        for _ in 0..<12 {
            let middle = (low + high) / 2
            let lines = lines(of: pieces, width: middle)
            if lines.count <= count, !lines.contains(where: { $0.width > middle }) { high = middle } else { low = middle }
        }
        return lines(of: pieces, width: high)
    }

    /// The same pieces, of which none is wider than a line.
    static func split(_ pieces: [Piece], width: Double) -> [Piece] {
        pieces.flatMap { piece in
            if piece.width <= width { return [piece] }
            var parts: [Piece] = [Piece(text: "", width: 0)]
            for character in piece.text {
                let more = TextWidth.of(character)
                if parts[parts.count - 1].width + more > width { parts.append(Piece(text: "", width: 0)) }
                parts[parts.count - 1].text.append(character)
                parts[parts.count - 1].width += more
            }
            parts[parts.count - 1].space = piece.space
            return parts
        }
    }
}
