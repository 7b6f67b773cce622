/// Writes CommonMark from values, block by block, without building a tree.
///
///     var writer = MarkdownWriter()
///     writer.heading(2) { $0.text("Chapters") }
///     writer.paragraph {
///         $0.link(to: "#t=754") { $0.text("12:34") }
///         $0.text(" ")
///         $0.strong { $0.text("Zhang Qi:") }
///         $0.text(" The layer below is still statistics …")
///     }
///     let markdown = writer.markdown
///
/// A block without content is left out, but for headings and items of lists.
public struct MarkdownWriter {
    private var inlines = InlineWriter()
    private var lastMarker: ListMarker?

    public init() {}

    /// What has been written so far.
    public var markdown: Markdown { Markdown(bytes: inlines.bytes, lastMarker: lastMarker) }

    public mutating func reserve(_ count: Int) { inlines.bytes.reserveCapacity(count) }

    /// - Parameter level: from 1 to 6.
    public mutating func heading(_ level: Int, _ content: (inout InlineWriter) -> Void) {
        beginBlock()
        for _ in 0..<min(max(level, 1), 6) { inlines.bytes.append(UInt8(ascii: "#")) }
        inlines.bytes.append(UInt8(ascii: " "))
        inlines.beginBlock(.one)
        content(&inlines)
        if !inlines.endBlock() { inlines.bytes.removeLast() }
        inlines.bytes.append(UInt8(ascii: "\n"))
    }

    public mutating func paragraph(_ content: (inout InlineWriter) -> Void) { paragraph(prefix: "", content) }

    /// A paragraph that is quoted.
    public mutating func quotation(_ content: (inout InlineWriter) -> Void) { paragraph(prefix: "> ", content) }

    /// - Parameter prefix: of each of its lines.
    private mutating func paragraph(prefix: String, _ content: (inout InlineWriter) -> Void) {
        let (end, marker) = (inlines.bytes.count, lastMarker)
        beginBlock()
        inlines.bytes.append(contentsOf: prefix.utf8)
        inlines.linePrefix.append(contentsOf: prefix.utf8)
        inlines.beginBlock(.many)
        content(&inlines)
        inlines.linePrefix.removeLast(prefix.utf8.count)
        if inlines.endBlock() {
            inlines.bytes.append(UInt8(ascii: "\n"))
        } else {
            inlines.bytes.removeLast(inlines.bytes.count - end)
            lastMarker = marker
        }
    }

    /// A list whose items stand close to each other.
    public mutating func bulletList(_ items: (inout ListWriter) -> Void) {
        let (end, before) = (inlines.bytes.count, lastMarker)
        beginBlock()
        let start = inlines.bytes.count
        let marker: ListMarker = before == .hyphen ? .plus : .hyphen
        var list = ListWriter(inlines: InlineWriter(), marker: marker)
        swap(&list.inlines, &inlines)
        items(&list)
        swap(&list.inlines, &inlines)
        if inlines.bytes.count == start {
            inlines.bytes.removeLast(start - end)
            lastMarker = before
        } else {
            lastMarker = marker
        }
    }

    public mutating func thematicBreak() {
        beginBlock()
        inlines.bytes.append(contentsOf: "***\n".utf8)
    }

    /// Puts in blocks that were written before.
    public mutating func append(_ more: Markdown) {
        let bytes = inlines.bytes
        inlines.bytes = []
        var whole = Markdown(bytes: bytes, lastMarker: lastMarker)
        whole.append(more)
        inlines.bytes = whole.bytes
        lastMarker = whole.lastMarker
    }

    private mutating func beginBlock() {
        if !inlines.bytes.isEmpty { inlines.bytes.append(UInt8(ascii: "\n")) }
        lastMarker = nil
    }
}

/// Writes the items of a list.
public struct ListWriter {
    var inlines: InlineWriter
    let marker: ListMarker

    /// - Parameter nested: items of a list within the item, below its text.
    public mutating func item(_ content: (inout InlineWriter) -> Void, nested: ((inout ListWriter) -> Void)? = nil) {
        inlines.bytes.append(contentsOf: inlines.linePrefix)
        inlines.bytes.append(marker.byte)
        inlines.bytes.append(UInt8(ascii: " "))
        inlines.linePrefix.append(contentsOf: [UInt8(ascii: " "), UInt8(ascii: " ")])
        inlines.beginBlock(.many)
        content(&inlines)
        if !inlines.endBlock() { inlines.bytes.removeLast() }
        inlines.bytes.append(UInt8(ascii: "\n"))
        nested?(&self)
        inlines.linePrefix.removeLast(2)
    }
}
