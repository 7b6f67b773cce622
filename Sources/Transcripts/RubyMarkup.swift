import Podcast

/// Follows the ruby of a markup while its text is gathered: `<ruby>漢字<rt>かんじ</rt></ruby>` becomes 漢字(かんじ), and the word is noted.
///
/// One `ruby` may hold several words, each with its reading; an `rt` may lack its end; readings without a word between them are of one
/// word; a word or a reading is on one line. An `rt` outside of ruby is put in parentheses, too. The parentheses of `rp`, for browsers
/// without ruby, are left out.
struct RubyMarkup {
    private(set) var ruby = Ruby()
    /// Where in the text the word begins that a reading may follow; nil outside of ruby.
    private var base: Int?
    /// Where the reading begins that is open, behind its parenthesis, and where what the last `rt` adds to it.
    private var reading: (start: Int, piece: Int)?
    /// Where the text of an `rp` begins that is open.
    private var parenthesis: Int?
    /// The last word, which may yet get more of a reading, and where the text ended behind its closing parenthesis.
    private var last: (base: Int, reading: Int, end: Int)?
    /// In bytes: what is longer is no parenthesis, and nobody's words are left out.
    private static let longestParenthesis = 4

    /// `<ruby>`
    mutating func open(in text: inout [UInt8]) {
        close(in: &text)
        base = text.count
    }

    /// `<rp>`
    mutating func openParenthesis(in text: inout [UInt8]) {
        closeReading(in: &text)
        if base != nil { parenthesis = text.count }
    }

    /// `</rp>`, or whatever ends it.
    mutating func closeParenthesis(in text: inout [UInt8]) {
        guard let start = parenthesis else { return }
        parenthesis = nil
        if text.count - start <= Self.longestParenthesis { text.removeSubrange(start...) }
    }

    /// `<rb>`, which ends what is before it.
    mutating func openBase(in text: inout [UInt8]) { closeReading(in: &text) }

    /// `<rt>`
    mutating func openReading(in text: inout [UInt8]) {
        closeReading(in: &text)
        if let start = base {
            let own = Self.tidy(&text, from: start, keepsSpace: true)
            if own == text.count, let last {
                // Another reading of the same word.
                text.removeSubrange((last.end - 1)...)
                (base, reading, self.last) = (last.base, (last.reading, text.count), nil)
                return
            }
            noteLast(in: text)
            base = own
        }
        text.append(UInt8(ascii: "("))
        reading = (text.count, text.count)
    }

    /// `</rt>`
    mutating func closeReading(in text: inout [UInt8]) {
        closeParenthesis(in: &text)
        guard let (start, piece) = reading else { return }
        reading = nil
        let own = Self.tidy(&text, from: piece)
        text.removeSubrange(piece..<own)
        if text.count > start {
            text.append(UInt8(ascii: ")"))
            if let base, base < start - 1 { last = (base, start, text.count) }
        } else {
            text.removeLast()
        }
        if base != nil { base = text.count }
    }

    /// `</ruby>`, or the end of the text, whatever is open.
    mutating func close(in text: inout [UInt8]) {
        closeReading(in: &text)
        noteLast(in: text)
        base = nil
    }

    private mutating func noteLast(in text: [UInt8]) {
        guard let (base, reading, end) = last else { return }
        last = nil
        text.withUnsafeBufferPointer {
            ruby.insert(PlainText(utf8: $0.slice(base..<reading - 1)), reading: PlainText(utf8: $0.slice(reading..<end - 1)))
        }
    }

    /// Makes one line of the end of a text.
    /// - Parameter keepsSpace: whether a space behind it stays.
    /// - Returns: where it begins, after the white space before it.
    private static func tidy(_ text: inout [UInt8], from start: Int, keepsSpace: Bool = false) -> Int {
        var line = TurnText(cuesAreParagraphs: false)
        let own = text[start...].prefix { $0.isSpace }.endIndex
        let isSpaced = keepsSpace && text.count > own && text.last == 0x20
        line.append(text.withUnsafeBufferPointer { PlainText(utf8: $0.slice(from: own)) }, cue: 0, after: .none)
        text.replaceSubrange(own..., with: line.bytes)
        if isSpaced { text.append(0x20) }
        return own
    }
}
