import Podcast

/// Breaks lines of captions so that they fit on a screen, and so that joining them again gives the same text.
struct LineWrapping {
    /// How long a line may be; an ideograph takes two columns. A word that is longer stays whole.
    let columns: Int
    /// Whether the lines that the text has are joined before.
    var joinsLines = false
    /// The words above which their readings will stand, so that these take no columns, and no line ends between the two.
    var ruby: Ruby?
    /// Whether a line may begin with these bytes.
    var mayBegin: (Bytes) -> Bool = { _ in true }

    /// Appends the text without empty lines.
    /// - Parameter indent: how many columns of the first line are taken already.
    func append(_ text: PlainText, indent: Int = 0, to output: inout [UInt8]) {
        var string = text.string
        string.withUTF8 { bytes in
            // Nearly all cues are one short line.
            if bytes.count + indent <= columns, !bytes.contains(0x0A) {
                output.append(contentsOf: bytes)
            } else if joinsLines {
                var joined = TurnText(cuesAreParagraphs: false)
                joined.append(text, cue: 0, after: .none)
                joined.bytes.withUnsafeBufferPointer { wrap($0, indent: indent, to: &output) }
            } else {
                var isFirst = true
                for line in Lines(bytes) where !line.isBlank {
                    if !isFirst { output.append(0x0A) }
                    isFirst = false
                    wrap(line, indent: 0, to: &output)
                }
            }
        }
    }

    private func wrap(_ line: Bytes, indent: Int, to output: inout [UInt8]) {
        let words = ruby?.places(in: line) ?? []
        if words.isEmpty, line.isASCII { return wrapASCII(line, indent: indent, to: &output) }
        func mayBegin(at index: Int) -> Bool { words.cut(at: index) == nil && self.mayBegin(line.slice(from: index)) }
        var word = 0
        var start = 0
        var (width, widthAfterBreak) = (indent, 0)
        /// The last place at which the line may be broken: where it ends, and where the next begins.
        var place: (end: Int, next: Int)?
        var index = 0
        var previous: UInt32 = 0
        while index < line.count {
            if word < words.count, index == words[word].base.upperBound {
                previous = UInt32(UInt8(ascii: ")"))
                index = words[word].whole.upperBound
                word += 1
                continue
            }
            // Most of most lines: letters of words, within which no line is broken.
            if (0x21..<0x80).contains(line[index]), width < columns {
                previous = UInt32(line[index])
                (width, widthAfterBreak, index) = (width + 1, widthAfterBreak + 1, index + 1)
                continue
            }
            let (scalar, length) = Scalars.decode(line, at: index)
            let isWide = Scripts.isIdeographic(scalar) || Scripts.isWidePunctuation(scalar)
            if scalar == 0x20, index > start, index + 1 < line.count {
                let next = Scalars.decode(line, at: index + 1).scalar
                if next != 0x20, previous != 0x20, Scripts.needSpace(between: previous, and: next), mayBegin(at: index + 1) {
                    place = (index, index + 1)
                    widthAfterBreak = -1
                }
            } else if isWide, index > start, previous != 0x20, !Scripts.needSpace(between: previous, and: scalar), Scripts.mayBegin(scalar),
                !Scripts.isOpener(previous), mayBegin(at: index)
            {
                place = (index, index)
                widthAfterBreak = 0
            }
            width += isWide ? 2 : 1
            widthAfterBreak += isWide ? 2 : 1
            if width > columns, let broken = place {
                output.append(contentsOf: line.slice(start..<broken.end))
                output.append(0x0A)
                (start, width, place) = (broken.next, widthAfterBreak, nil)
            }
            previous = scalar
            index += length
        }
        output.append(contentsOf: line.slice(from: start))
    }

    /// The same where each byte takes a column and lines are broken at single spaces only: it looks at the few spaces near a line's end.
    private func wrapASCII(_ line: Bytes, indent: Int, to output: inout [UInt8]) {
        var start = 0
        var columnsLeft = columns - indent
        func mayBreak(at index: Int) -> Bool {
            line[index] == 0x20 && line[index - 1] != 0x20 && line[index + 1] != 0x20 && mayBegin(line.slice(from: index + 1))
        }
        while line.count - start > columnsLeft {
            var end = min(start + columnsLeft, line.count - 2)
            while end > start, !mayBreak(at: end) { end -= 1 }
            if end <= start {
                // A word that is longer than a line.
                end = max(start + columnsLeft, start) + 1
                while end < line.count - 1, !mayBreak(at: end) { end += 1 }
                guard end < line.count - 1 else { break }
            }
            output.append(contentsOf: line.slice(start..<end))
            output.append(0x0A)
            start = end + 1
            columnsLeft = columns
        }
        output.append(contentsOf: line.slice(from: start))
    }
}
