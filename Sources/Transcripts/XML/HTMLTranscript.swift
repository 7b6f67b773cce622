import Podcast

/// HTML transcripts of the podcast namespace: `<cite>Name:</cite> <time>0:53</time> <p>text</p>`
/// (https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md#html).
///
/// Other pages, as editors and blogs write them, are read as the plain text that they show: names are then told as there.
public enum HTMLTranscript: TranscriptFormat {
    public static let name = "html"
    public static let fileExtensions = ["html", "htm"]

    public static func likeness(of text: TranscriptText) -> Likeness {
        let opening = text.bytes.slice(0..<min(text.bytes.count, 1 << 16))
        guard opening.trimmed.first == UInt8(ascii: "<") else { return .none }
        var tags = TagReader(opening)
        while let event = tags.next() {
            guard case .open(let tag) = event else { continue }
            if tag.isCalled("html") || tag.isCalled("cite") || tag.isCalled("body") || tag.isCalled("time") { return .certain }
            if tag.isCalled("p") || tag.isCalled("div") || tag.isCalled("head") || tag.isCalled("section") { return .possible }
        }
        return .none
    }

    public static func read(_ text: TranscriptText, into cues: inout CueCollector) {
        let page = HTMLPage(text.bytes)
        cues.note(page.ruby)
        guard page.hasCitations else {
            page.text.withUnsafeBufferPointer { bytes in
                PlainTranscript.read(bytes, lineNumbers: page.lines, knownNames: text.knownNames, into: &cues)
            }
            return
        }
        var (speaker, time): (PlainText?, Seconds?) = (nil, nil)
        for block in page.blocks {
            switch block.kind {
            case .name: speaker = cues.label(nameWithoutColon(block.text).utf8, line: block.line)
            case .time: time = block.time
            case .text:
                cues.append(Cue(start: time, speaker: speaker, text: block.text), line: block.line)
                time = nil
            }
        }
    }

    private static func nameWithoutColon(_ name: PlainText) -> String {
        var name = name.string[...]
        while let last = name.unicodeScalars.last, last == ":" || last == "：" || last.properties.isWhitespace {
            name = name[..<name.unicodeScalars.index(before: name.unicodeScalars.endIndex)]
        }
        return String(name)
    }
}

/// What a page shows, block by block.
struct HTMLPage {
    struct Block {
        enum Kind { case text, name, time }
        var kind: Kind
        var text: PlainText
        /// Of a time: the moment it means, nil where it cannot be read.
        var time: Seconds?
        var line: Int
    }

    private(set) var blocks: [Block] = []
    private var lineCounter: LineCounter
    private var spoken: XMLTranscript
    private var line = 1

    /// The words with readings above them.
    var ruby: Ruby { spoken.ruby }

    var hasCitations: Bool { blocks.contains { $0.kind == .name } }

    /// Elements whose text nobody says.
    private static let unsaid: [StaticString] = [
        "title", "script", "style", "nav", "header", "footer", "template", "svg", "h1", "h2", "h3", "h4", "h5", "h6", "button", "form",
        "select",
    ]
    /// Elements within a line.
    private static let inline: [StaticString] = [
        "a", "abbr", "b", "bdi", "bdo", "code", "data", "dfn", "em", "font", "i", "img", "kbd", "label", "mark", "q", "s", "samp", "small",
        "span",
        "strong", "sub", "sup", "u", "var", "wbr",
    ]

    init(_ bytes: Bytes) {
        lineCounter = LineCounter(bytes)
        spoken = XMLTranscript(TranscriptText(bytes: bytes), into: CueCollector(path: ""))
        var dateTime: String?
        /// The name of an element that is open and holds nothing but who speaks.
        var speakerTag: Bytes?
        /// Whether this is a parenthesis for browsers without ruby.
        var isInParenthesis = false
        while let event = spoken.tags.next() {
            switch event {
            case .text where isInParenthesis: break
            case .text(let piece): append(piece)
            case .literal(let piece): append(piece, isLiteral: true)
            case .open(let tag):
                isInParenthesis = tag.isCalled("rp")
                if appendRuby(tag) { continue }
                if Self.unsaid.contains(where: { tag.isCalled($0) }) {
                    flush(.text)
                    spoken.tags.skipContent(of: tag)
                } else if tag.isCalled("br") {
                    spoken.appendLineBreak()
                } else if tag.isCalled("cite") || tag.isCalled("time") {
                    flush(.text)
                    dateTime = tag.attribute("datetime")
                } else if speakerTag == nil, Self.namesSpeaker(tag) {
                    flush(.text)
                    speakerTag = tag.name
                } else if !Self.inline.contains(where: { tag.isCalled($0) }) {
                    flush(.text)
                }
            case .close(let tag):
                isInParenthesis = false
                if closeRuby(tag) { continue }
                if let open = speakerTag, open.elementsEqual(tag.name) {
                    flush(.name)
                    speakerTag = nil
                } else if tag.isCalled("cite") {
                    flush(.name)
                } else if tag.isCalled("time") {
                    flush(.time, dateTime: dateTime)
                } else if !Self.inline.contains(where: { tag.isCalled($0) }) {
                    flush(.text)
                }
            }
        }
        flush(.text)
    }

    /// `<p class="speaker">`, `<span class="transcript-speaker">`
    private static func namesSpeaker(_ tag: TagReader.Tag) -> Bool {
        guard !tag.isEmpty, ["p", "span", "b", "strong", "dt", "div"].contains(where: { tag.isCalled($0) }) else { return false }
        return tag.attribute("class")?.split(separator: " ").contains { $0.lowercased().hasSuffix("speaker") } ?? false
    }

    /// - Returns: whether it is a tag of ruby.
    private mutating func appendRuby(_ tag: TagReader.Tag) -> Bool {
        if tag.isCalled("ruby") {
            spoken.openRuby()
        } else if tag.isCalled("rt") {
            spoken.openReading()
        } else if tag.isCalled("rb") || tag.isCalled("rp") {
            // The end of what is before it may be left out.
            spoken.closeReading()
        } else {
            return tag.isCalled("rtc")
        }
        return true
    }

    /// - Returns: whether it is a tag of ruby.
    private mutating func closeRuby(_ tag: TagReader.Tag) -> Bool {
        if tag.isCalled("ruby") {
            spoken.closeRuby()
        } else if tag.isCalled("rt") {
            spoken.closeReading()
        } else {
            return tag.isCalled("rb") || tag.isCalled("rp") || tag.isCalled("rtc")
        }
        return true
    }

    private mutating func append(_ piece: Bytes, isLiteral: Bool = false) {
        spoken.append(piece, isLiteral: isLiteral)
    }

    private mutating func flush(_ kind: Block.Kind, dateTime: String? = nil) {
        let line = lineCounter.line(ofByte: spoken.tags.position)
        defer { self.line = line }
        var text = spoken.takeText()
        // The link that plays from here.
        if let first = text.string.unicodeScalars.first, ["▶", "►", "⏵"].contains(first) {
            text = PlainText(String(text.string.unicodeScalars.dropFirst())).trimmed
        }
        guard !text.isEmpty else { return }
        let time = kind == .time ? dateTime.flatMap(Self.duration) ?? Self.clock(text) : nil
        blocks.append(Block(kind: kind, text: text, time: time, line: self.line))
    }

    private static func clock(_ text: PlainText) -> Seconds? {
        Seconds(parsing: text.string.filter { !"[]()".contains($0) && !$0.isWhitespace })
    }

    /// A duration of HTML, `PT12.5S` or `PT1H2M3S` (https://html.spec.whatwg.org/multipage/common-microsyntaxes.html#durations).
    private static func duration(_ text: String) -> Seconds? {
        guard text.uppercased().hasPrefix("PT") else { return Seconds(parsing: text) }
        var (total, digits) = (0.0, "")
        for byte in text.uppercased().utf8.dropFirst(2) {
            if byte.isDigit || byte == UInt8(ascii: ".") {
                digits.append(Character(Unicode.Scalar(byte)))
                continue
            }
            guard let value = Double(digits) else { return nil }
            switch byte {
            case UInt8(ascii: "H"): total += value * 3600
            case UInt8(ascii: "M"): total += value * 60
            case UInt8(ascii: "S"): total += value
            default: return nil
            }
            digits = ""
        }
        return digits.isEmpty ? Seconds(total) : nil
    }

    /// The page as plain text, its blocks with an empty line between them.
    var text: [UInt8] {
        var text: [UInt8] = []
        for block in blocks {
            text.append(contentsOf: block.text.utf8)
            text.append(contentsOf: [0x0A, 0x0A])
        }
        return text
    }

    /// The lines of the file on which the lines of `text` stand.
    var lines: [Int] {
        var lines: [Int] = []
        for block in blocks {
            let count = block.text.utf8.reduce(2) { $1 == 0x0A ? $0 + 1 : $0 }
            lines.append(contentsOf: repeatElement(block.line, count: count))
        }
        return lines
    }
}
