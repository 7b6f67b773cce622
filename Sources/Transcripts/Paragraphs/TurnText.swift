import Podcast
import Storage

/// The text of consecutive cues as one line, and where it may be cut best.
struct TurnText {
    /// The silence before a cue.
    enum Gap { case none, short, long }

    /// A place where the file broke its lines.
    struct Mark {
        /// Of the first byte after it.
        var offset: Int
        var gap: Gap
        /// Whether there was an empty line.
        var isBlankLine: Bool
    }

    /// Whether the file has an empty line between any two cues that means something, as in text without times.
    let cuesAreParagraphs: Bool
    private(set) var bytes: [UInt8] = []
    private(set) var marks: [Mark] = []
    /// Where the text of each cue begins; `cue` is what the caller called it.
    private(set) var cues: [(offset: Int, cue: Int)] = []

    init(cuesAreParagraphs: Bool) {
        self.cuesAreParagraphs = cuesAreParagraphs
    }

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        marks.removeAll(keepingCapacity: true)
        cues.removeAll(keepingCapacity: true)
    }

    /// White space between two pieces of text.
    private struct Space {
        var length = 0
        var newlines = 0
        var noBreakSpace: [UInt8]?
    }

    mutating func append(_ text: PlainText, cue: Int, after gap: Gap) {
        var string = text.string
        string.withUTF8 { source in
            var position = 0
            var isFirst = true
            while position < source.count {
                let space = skipSpace(in: source, &position)
                guard position < source.count else { break }
                let start = position
                position = Self.endOfText(source, from: start)
                join(source.slice(start..<position), space, isFirstOfCue: isFirst, gap)
                if isFirst {
                    cues.append((bytes.count, cue))
                    isFirst = false
                }
                bytes.append(contentsOf: source.slice(start..<position))
            }
        }
    }

    /// Puts between the text so far and `word` what belongs there.
    private mutating func join(_ word: Bytes, _ space: Space, isFirstOfCue: Bool, _ gap: Gap) {
        guard !bytes.isEmpty else { return }
        if isFirstOfCue || space.newlines > 0 {
            let last = bytes.withUnsafeBufferPointer { Scalars.last(of: $0) }
            if Scripts.needSpace(between: last, and: Scalars.decode(word, at: 0).scalar) { bytes.append(0x20) }
            let isBlankLine = space.newlines > 1 || (isFirstOfCue && cuesAreParagraphs)
            marks.append(Mark(offset: bytes.count, gap: isFirstOfCue ? gap : .none, isBlankLine: isBlankLine))
        } else if let noBreakSpace = space.noBreakSpace {
            bytes.append(contentsOf: noBreakSpace)
        } else {
            bytes.append(0x20)
        }
    }

    private func skipSpace(in source: Bytes, _ position: inout Int) -> Space {
        var space = Space()
        while position < source.count {
            let length = Self.spaceLength(source, at: position)
            if length == 0 { break }
            if source[position] == 0x0A || (length == 3 && source[position + 1] == 0x80 && (source[position + 2] | 1) == 0xA9) {
                space.newlines += 1
            }
            // A no-break space that stands alone, as before French punctuation, stays one.
            let isNoBreak =
                length == 2 || (length == 3 && source[position] == 0xE2 && source[position + 1] == 0x80 && source[position + 2] == 0xAF)
            space.noBreakSpace = space.length == 0 && isNoBreak ? Array(source.slice(position..<position + length)) : nil
            space.length += length
            position += length
        }
        return space
    }

    /// Where the next white space is that is more than a single space between two words.
    private static func endOfText(_ source: Bytes, from start: Int) -> Int {
        var index = start
        while index < source.count {
            if index + 8 <= source.count {
                let eight = EightBytes(source, at: index)
                // With these begin all white space characters beyond ASCII.
                let found =
                    eight.marks(below: 0x20) | eight.marks(of: 0xC2) | eight.marks(of: 0xE1) | eight.marks(of: 0xE2) | eight.marks(of: 0xE3)
                    | eight.marks(ofTwice: 0x20)
                if found == 0 {
                    // The last may be the first of two spaces.
                    index += 7
                    continue
                }
            }
            if spaceLength(source, at: index) > 0 {
                let isSingle =
                    source[index] == 0x20 && index > start && index + 1 < source.count && spaceLength(source, at: index + 1) == 0
                if !isSingle { return index }
            }
            index += 1
        }
        return index
    }

    /// The length of the white space character at `index` (Unicode's White_Space), or 0.
    private static func spaceLength(_ source: Bytes, at index: Int) -> Int {
        let byte = source[index]
        if byte < 0x80 { return byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) ? 1 : 0 }
        guard byte == 0xC2 || (byte >= 0xE1 && byte <= 0xE3), index + 1 < source.count else { return 0 }
        if byte == 0xC2 { return source[index + 1] == 0xA0 ? 2 : 0 }
        guard index + 2 < source.count else { return 0 }
        switch (byte, source[index + 1], source[index + 2]) {
        case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F),
            (0xE3, 0x80, 0x80):
            return 3
        default: return 0
        }
    }
}
