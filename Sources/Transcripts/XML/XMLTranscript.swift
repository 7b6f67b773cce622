import Podcast

/// What the formats in XML have in common: the text of an element with its white space as XML means it, and what to say of a file that
/// was cut off.
struct XMLTranscript {
    let text: TranscriptText
    var cues: CueCollector
    var tags: TagReader
    private var lines: LineCounter
    private var spoken: [UInt8] = []
    private var spaceIsDue = false
    private var markup = RubyMarkup()

    init(_ text: TranscriptText, into cues: CueCollector) {
        self.text = text
        self.cues = cues
        tags = TagReader(text.bytes)
        lines = LineCounter(text.bytes)
    }

    /// Whether the file begins as XML whose outermost element is one of these.
    static func root(of text: TranscriptText, is names: StaticString...) -> Bool {
        let opening = text.bytes.slice(0..<min(text.bytes.count, 1 << 16))
        guard opening.trimmed.first == UInt8(ascii: "<") else { return false }
        var tags = TagReader(opening)
        while let event = tags.next() {
            if case .open(let tag) = event { return names.contains { tag.isCalled($0) } }
        }
        return false
    }

    mutating func line(of tag: TagReader.Tag) -> Int { lines.line(ofByte: tag.offset) }

    mutating func append(_ piece: Bytes, isLiteral: Bool = false) {
        var decoded: [UInt8] = []
        if isLiteral { decoded.append(contentsOf: piece) } else { piece.appendDecoded(to: &decoded) }
        for byte in decoded {
            if byte.isSpace {
                spaceIsDue = true
            } else {
                if spaceIsDue, let last = spoken.last, last != UInt8(ascii: "\n") { spoken.append(0x20) }
                spaceIsDue = false
                spoken.append(byte)
            }
        }
    }

    mutating func appendSpace() { spaceIsDue = true }

    mutating func appendLineBreak() {
        spaceIsDue = false
        if !spoken.isEmpty { spoken.append(UInt8(ascii: "\n")) }
    }

    /// `<ruby>` of HTML, or what means the same.
    mutating func openRuby() {
        if spaceIsDue, let last = spoken.last, last != UInt8(ascii: "\n") { spoken.append(0x20) }
        spaceIsDue = false
        markup.open(in: &spoken)
    }

    /// `<rt>`
    mutating func openReading() {
        spaceIsDue = false
        markup.openReading(in: &spoken)
    }

    /// `</rt>`
    mutating func closeReading() {
        spaceIsDue = false
        markup.closeReading(in: &spoken)
    }

    /// `</ruby>`
    mutating func closeRuby() { markup.close(in: &spoken) }

    /// The words with readings so far.
    var ruby: Ruby { markup.ruby }

    /// The text since the last time.
    mutating func takeText() -> PlainText {
        markup.close(in: &spoken)
        defer {
            spoken.removeAll(keepingCapacity: true)
            spaceIsDue = false
        }
        return spoken.withUnsafeBufferPointer { PlainText(utf8: $0) }.trimmed
    }

    /// Says that the file ends within an element.
    mutating func failAtEnd() {
        cues.fail("the file ends in the middle of the XML", atByte: text.bytes.count, of: text)
    }
}
