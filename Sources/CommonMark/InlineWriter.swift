import Podcast

/// Writes what stands in a paragraph, a heading or an item of a list.
///
/// Whatever is written is read back by CommonMark as it was meant: text is escaped where it could be taken for markup, and emphasis holds
/// whatever stands beside it. What cannot be written in CommonMark is left out: emphasis without content, emphasis of a sort within emphasis
/// of the same sort (its content stays), a link within a link (likewise), a line break at an end of a block.
public struct InlineWriter {
    /// Where emphasis stands: its opening delimiter, and its content.
    struct Emphasis {
        var start: Int
        var contentStart: Int
        var delimiter: UInt8
        var length: Int
    }

    /// What may touch the text that is written next.
    struct Neighbours {
        /// Where a delimiter of emphasis ended last: another one right there takes the other character.
        var delimiterEnd = -1
        /// The emphasis that was closed there, and the one that was closed right before it, at the end of its content.
        var closed: Emphasis?
        var closedInside: Emphasis?
        /// Whether it holds only before white space or punctuation.
        var needsBoundary = false
    }

    /// How a block treats its lines.
    enum Lines { case many, one }

    var bytes: [UInt8] = []
    /// What each further line of the block begins with: the marks and the indentation of the quotes and items that it stands in.
    var linePrefix: [UInt8] = []
    /// Where the content of the current line begins.
    private(set) var lineStart = 0
    private var blockStart = 0
    private(set) var lines = Lines.many
    /// Emphasis that has been opened and not yet closed, and what stood before it, for when it comes to nothing.
    private(set) var openings: [(emphasis: Emphasis, before: Neighbours)] = []
    var neighbours = Neighbours()
    private var isInLink = false
    /// The span of code that was written last.
    var lastCode: (start: Int, end: Int, content: [UInt8]) = (0, -1, [])

    // MARK: Inlines

    /// The text itself: read back character for character, a line break as CommonMark's soft line break (in a heading, or where the text
    /// has two in a row or one at its end, as a character of the text).
    public mutating func text(_ text: PlainText) {
        var string = text.string
        string.withUTF8 { write(text: $0) }
    }

    public mutating func emphasis(_ content: (inout InlineWriter) -> Void) {
        let isOpen = openEmphasis(length: 1)
        content(&self)
        if isOpen { closeEmphasis() }
    }

    public mutating func strong(_ content: (inout InlineWriter) -> Void) {
        let isOpen = openEmphasis(length: 2)
        content(&self)
        if isOpen { closeEmphasis() }
    }

    /// - Parameter destination: the address itself, without any escapes of CommonMark's.
    public mutating func link(to destination: String, title: PlainText = "", _ content: (inout InlineWriter) -> Void) {
        let isOpen = openLink()
        content(&self)
        if isOpen { closeLink(to: destination, title: title.string) }
    }

    /// - Parameter alternative: what the picture shows, for those who do not see it.
    public mutating func image(_ source: String, alternative: PlainText, title: PlainText = "") {
        openImage()
        text(alternative)
        closeBracket(to: source, title: title.string)
    }

    /// Text in the letters of a typewriter. Its line breaks become spaces, two pieces
    /// side by side become one, and one without any text is left out.
    public mutating func code(_ text: PlainText) {
        var string = text.string
        string.withUTF8 { write(code: $0) }
    }

    public mutating func hardBreak() {
        guard lines == .many else { return softBreak() }
        beginMarkup()
        bytes.append(UInt8(ascii: "\\"))
        newLine()
    }

    // MARK: Pieces that the writer of trees puts together

    /// A line break that a reader does not see; in a block of one line, a space.
    mutating func softBreak() {
        guard lines == .many else { return write(text: [UInt8(ascii: " ")]) }
        if isAtContentStart { return write(text: [UInt8(ascii: "\n")]) }
        keepLastSpace()
        neighbours.needsBoundary = false
        newLine()
    }

    /// Markup as it is, on one line.
    mutating func write(rawHTML html: UnsafeBufferPointer<UInt8>) {
        beginMarkup()
        bytes.append(contentsOf: html)
    }

    mutating func openLink() -> Bool {
        guard !isInLink else { return false }
        isInLink = true
        beginMarkup()
        // `!` and a link would be an image.
        if bytes.count > lineStart, bytes.last == UInt8(ascii: "!") {
            bytes[bytes.count - 1] = UInt8(ascii: "\\")
            bytes.append(UInt8(ascii: "!"))
        }
        bytes.append(UInt8(ascii: "["))
        return true
    }

    mutating func closeLink(to destination: String, title: String) {
        isInLink = false
        closeBracket(to: destination, title: title)
    }

    mutating func openImage() {
        beginMarkup()
        bytes.append(UInt8(ascii: "!"))
        bytes.append(UInt8(ascii: "["))
    }

    /// Ends the text of a link or the description of an image.
    mutating func closeBracket(to destination: String, title: String) {
        neighbours.needsBoundary = false
        bytes.append(UInt8(ascii: "]"))
        bytes.append(UInt8(ascii: "("))
        bytes.append(destination: destination)
        if !title.isEmpty {
            bytes.append(contentsOf: [UInt8(ascii: " "), UInt8(ascii: "\"")])
            bytes.append(title: title)
            bytes.append(UInt8(ascii: "\""))
        }
        bytes.append(UInt8(ascii: ")"))
    }

    /// - Returns: false, and nothing is written, where emphasis of this sort is open already.
    mutating func openEmphasis(length: Int) -> Bool {
        guard !openings.contains(where: { $0.emphasis.length == length }) else { return false }
        let before = neighbours
        let touches = bytes.count == before.delimiterEnd
        if touches, let closed = before.closed, closed.length == length {
            // Of two that touch, one is made: `**a****b**` would be neither.
            bytes.removeLast(length)
            openings.append((closed, before))
            neighbours = Neighbours(
                delimiterEnd: before.closedInside == nil ? -1 : bytes.count, closed: before.closedInside,
                needsBoundary: lastFlanking != .word)
            return true
        }
        let (star, underscore) = (UInt8(ascii: "*"), UInt8(ascii: "_"))
        var delimiter = openings.last?.emphasis.delimiter == star ? underscore : star
        if touches, bytes.last == delimiter { delimiter = delimiter == star ? underscore : star }
        beginMarkup()
        let start = bytes.count
        for _ in 0..<length { bytes.append(delimiter) }
        neighbours = Neighbours(delimiterEnd: bytes.count)
        openings.append((Emphasis(start: start, contentStart: bytes.count, delimiter: delimiter, length: length), before))
        return true
    }

    mutating func closeEmphasis() {
        dropLastBreaks()
        let (emphasis, before) = openings.removeLast()
        guard bytes.count > emphasis.contentStart else {
            bytes.removeLast(bytes.count - emphasis.start)
            neighbours = before
            return
        }
        let inside = bytes.count == neighbours.delimiterEnd ? neighbours.closed : nil
        var last = lastFlanking
        if last == .space {
            escapeLastScalar()
            last = .punctuation
        }
        for _ in 0..<emphasis.length { bytes.append(emphasis.delimiter) }
        neighbours = Neighbours(
            delimiterEnd: bytes.count, closed: emphasis, closedInside: inside,
            needsBoundary: emphasis.delimiter == UInt8(ascii: "_") || last != .word)
    }

    // MARK: Blocks

    /// Begins the content of a block at the current end of the bytes.
    mutating func beginBlock(_ lines: Lines) {
        (lineStart, blockStart) = (bytes.count, bytes.count)
        self.lines = lines
        neighbours = Neighbours()
        lastCode.end = -1
    }

    /// Ends the content of a block, without a line break after it.
    /// - Returns: whether the block has any content.
    @discardableResult
    mutating func endBlock() -> Bool {
        dropLastBreaks()
        keepLastSpace()
        // `#` at the end of a heading's line would be dropped.
        if lines == .one, bytes.count > blockStart, bytes.last == UInt8(ascii: "#") {
            bytes[bytes.count - 1] = UInt8(ascii: "\\")
            bytes.append(UInt8(ascii: "#"))
        }
        return bytes.count > blockStart
    }

    // MARK: Lines

    var isAtLineStart: Bool { bytes.count == lineStart }

    /// Whether nothing has been written in the block yet, or in the emphasis opened last.
    var isAtContentStart: Bool { isAtLineStart || isAtEmphasisStart }
    var isAtEmphasisStart: Bool { bytes.count == openings.last?.emphasis.contentStart }

    mutating func newLine() {
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: linePrefix)
        lineStart = bytes.count
    }

    /// White space at the end of a line is dropped by CommonMark, so it is written as a character reference.
    mutating func keepLastSpace() {
        if bytes.count > lineStart, let last = bytes.last, last == UInt8(ascii: " ") || last == UInt8(ascii: "\t") {
            escapeLastScalar()
        }
    }

    private mutating func dropLastBreaks() {
        while bytes.count == lineStart, lineStart > blockStart {
            bytes.removeLast(linePrefix.count + 1)
            // An odd backslash made the break a hard one; pairs of them are text.
            if !bytes.reversed().prefix(while: { $0 == UInt8(ascii: "\\") }).count.isMultiple(of: 2) { bytes.removeLast() }
            lineStart = blockStart
            // The line that is now the last one.
            for index in stride(from: bytes.count - 1, through: blockStart, by: -1) where bytes[index] == UInt8(ascii: "\n") {
                lineStart = index + 1 + linePrefix.count
                break
            }
        }
    }

    // MARK: Boundaries

    /// Before anything that begins with ASCII punctuation.
    mutating func beginMarkup() {
        neighbours.needsBoundary = false
        if isAtEmphasisStart { ensureBoundary(before: openings.count - 1) }
    }

    /// Sees to it that what stands before an opening delimiter is white space or punctuation.
    mutating func ensureBoundary(before index: Int) {
        let start = openings[index].emphasis.start
        guard start > lineStart else { return }
        let (scalar, count) = bytes.withUnsafeBufferPointer { $0.scalar(before: start) }
        guard !Flanking(scalar).isBoundary else { return }
        // A character reference ends with punctuation, but it begins with punctuation as well.
        if index > 0, openings[index - 1].emphasis.contentStart == start - count { ensureBoundary(before: index - 1) }
        let position = openings[index].emphasis.start
        let reference = Array(characterReference: scalar)
        bytes.replaceSubrange((position - count)..<position, with: reference)
        let shift = reference.count - count
        for later in index..<openings.count {
            openings[later].emphasis.start += shift
            openings[later].emphasis.contentStart += shift
        }
        if neighbours.delimiterEnd >= position { neighbours.delimiterEnd += shift }
    }

    var lastFlanking: Flanking {
        bytes.withUnsafeBufferPointer { Flanking($0.scalar(before: $0.count).scalar) }
    }

    private mutating func escapeLastScalar() {
        let (scalar, count) = bytes.withUnsafeBufferPointer { $0.scalar(before: $0.count) }
        bytes.removeLast(count)
        bytes.append(characterReference: scalar)
    }
}
