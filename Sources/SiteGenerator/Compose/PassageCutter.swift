import Podcast
import Storage

/// Cuts a chapter of the transcript into parts of about one length.
///
/// Browsers lay out a part when it comes near (`content-visibility: auto`), and until then take it to be as long as the stylesheet says: of
/// parts much longer than that, the scroll bar would lie.
enum PassageCutter {
    /// The length of a part, more or less. Parts of one chapter are alike, so a part has about half of it at least, unless the chapter has
    /// less.
    static let limit = 4000
    /// A part that is shorter is told from the others.
    static let shortLimit = 1500
    /// What stands around a paragraph takes as much room as so much text.
    private static let around = 75

    /// How much room a paragraph takes, in Latin letters; others may be twice as wide.
    static func length(of text: PlainText) -> Int {
        var string = text.string
        return string.withUTF8 { bytes in
            var length = around
            var index = 0
            while index < bytes.count {
                if index + 8 <= bytes.count, EightBytes(bytes, at: index).marksBeyondASCII == 0 {
                    length += 8
                    index += 8
                    continue
                }
                switch bytes[index] {
                case 0x80..<0xC0: break
                case 0xE1...: length += 2
                default: length += 1
                }
                index += 1
            }
            return length
        }
    }

    /// - Parameter lengths: of the paragraphs.
    /// - Returns: which paragraphs go together; none where there are none.
    static func ranges(of lengths: [Int]) -> [Range<Int>] {
        let total = lengths.reduce(0, +)
        let count = max(1, (total + limit - 1) / limit)
        var ranges: [Range<Int>] = []
        var start = 0
        var length = 0
        for (index, own) in lengths.enumerated() {
            // Where the cut is nearer to its place before this paragraph than behind it.
            if index > start, (2 * length + own) * count > 2 * total * (ranges.count + 1) {
                ranges.append(start..<index)
                start = index
            }
            length += own
        }
        if start < lengths.count { ranges.append(start..<lengths.count) }
        return ranges
    }
}
