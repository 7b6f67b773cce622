import Podcast

/// Timed Text Markup Language, https://www.w3.org/TR/ttml2/, as podcast apps and television write it: paragraphs with times and agents.
///
/// Times of a paragraph count from those of what it is in, as the specification says; in a file in which none lies before that,
/// they are taken for absolute, as Apple writes them.
public enum TTML: TranscriptFormat {
    public static let name = "ttml"
    public static let fileExtensions = ["ttml", "dfxp", "xml"]

    public static func likeness(of text: TranscriptText) -> Likeness {
        XMLTranscript.root(of: text, is: "tt") ? .certain : .none
    }

    public static func read(_ text: TranscriptText, into cues: inout CueCollector) {
        var reader = TTMLReader(text, into: cues)
        reader.readAll()
        cues = reader.xml.cues
        cues.note(reader.xml.ruby)
        if cues.labels.isEmpty { cues.findLabels(knownNames: text.knownNames) }
    }
}

private struct TTMLReader {
    /// What an element that is open has said of all in it.
    private struct Scope {
        var name: Bytes
        var start: Seconds?
        var end: Seconds?
        var agent: String?
        var isTimed = false
        var isInParagraph = false
        /// `tts:ruby`, https://www.w3.org/TR/ttml2/#style-attribute-ruby
        var ruby: String?
    }

    var xml: XMLTranscript
    private var clock = TTMLClock()
    private var names: [String: String] = [:]
    /// The `tts:ruby` of styles, by their ids.
    private var rubyStyles: [String: String] = [:]
    private var scopes: [Scope] = []
    private var line = 1
    private var isRelative = false
    private static let mostScopes = 64

    init(_ text: TranscriptText, into cues: CueCollector) {
        xml = XMLTranscript(text, into: cues)
    }

    mutating func readAll() {
        isRelative = timesAreRelative()
        while let event = xml.tags.next() {
            switch event {
            case .open(let tag): open(tag)
            case .close(let tag): close(tag)
            case .text(let piece): if isInParagraph { xml.append(piece) }
            case .literal(let piece): if isInParagraph { xml.append(piece, isLiteral: true) }
            }
        }
        if scopes.contains(where: { $0.name.equalsIgnoringCase("tt") }) { xml.failAtEnd() }
    }

    private var isInParagraph: Bool { scopes.last?.isInParagraph ?? false }

    private mutating func open(_ tag: TagReader.Tag) {
        if tag.isCalled("tt") { clock = TTMLClock(tag) }
        if tag.isCalled("br") { return xml.appendLineBreak() }
        if tag.isCalled("agent") { return readAgent(tag) }
        if tag.isCalled("metadata") { return }
        if tag.isCalled("style") {
            if let id = tag.attribute("id"), let ruby = tag.attribute("ruby") { rubyStyles[id] = ruby }
            return
        }
        if ["title", "desc", "layout", "copyright", "itunesmetadata"].contains(where: { tag.isCalled($0) }) {
            return xml.tags.skipContent(of: tag)
        }
        guard !tag.isEmpty, scopes.count < Self.mostScopes else { return }
        var scope = Scope(
            name: tag.name, start: scopes.last?.start, end: scopes.last?.end, agent: tag.attribute("agent") ?? scopes.last?.agent)
        if let begin = tag.attribute("begin").flatMap(clock.time) {
            let base = isRelative ? scopes.last?.start ?? .zero : .zero
            scope.isTimed = true
            scope.start = base + begin
            scope.end =
                tag.attribute("end").flatMap(clock.time).map { base + $0 }
                ?? tag.attribute("dur").flatMap(clock.time).map { base + begin + $0 }
        }
        if tag.isCalled("p") {
            _ = xml.takeText()
            line = xml.line(of: tag)
        } else if tag.isCalled("span") {
            // A span with times in a paragraph without is a cue; one with a unit is a word or a sentence of it.
            if scope.isTimed, !(scopes.last?.isTimed ?? false) { flush() }
            if tag.attribute("unit") != nil { xml.appendSpace() }
            scope.ruby = ruby(of: tag)
            switch scope.ruby {
            case "container": xml.openRuby()
            case "text": xml.openReading()
            // A parenthesis for players without ruby.
            case "delimiter": return xml.tags.skipContent(of: tag)
            default: break
            }
        }
        scope.isInParagraph = tag.isCalled("p") || scopes.last?.isInParagraph ?? false
        scopes.append(scope)
    }

    private mutating func close(_ tag: TagReader.Tag) {
        guard let index = scopes.lastIndex(where: { $0.name.elementsEqual(tag.name) }) else { return }
        let isWholeCue = tag.isCalled("span") && scopes[index].isTimed && !(index > 0 && scopes[index - 1].isTimed)
        for scope in scopes[index...].reversed() {
            switch scope.ruby {
            case "container": xml.closeRuby()
            case "text": xml.closeReading()
            default: break
            }
        }
        if tag.isCalled("p") || isWholeCue { flush(scopes[index]) }
        scopes.removeSubrange(index...)
    }

    private func ruby(of tag: TagReader.Tag) -> String? {
        tag.attribute("ruby") ?? tag.attribute("style")?.split(separator: " ").lazy.compactMap { rubyStyles[String($0)] }.last
    }

    private mutating func flush(_ scope: Scope? = nil) {
        let said = xml.takeText()
        guard !said.isEmpty else { return }
        let scope = scope ?? scopes.last
        let name = scope?.agent.flatMap { names[$0] ?? $0 }
        let speaker = name.flatMap { xml.cues.label($0.utf8, line: line) }
        xml.cues.append(Cue(start: scope?.start, end: scope?.end, speaker: speaker, text: said), line: line)
    }

    /// `<ttm:agent xml:id="v1"><ttm:name>Jo</ttm:name></ttm:agent>`
    private mutating func readAgent(_ tag: TagReader.Tag) {
        guard !tag.isEmpty, let id = tag.attribute("id") else { return }
        var name: [UInt8] = []
        while let event = xml.tags.next() {
            switch event {
            case .close(let end) where end.isCalled("agent"):
                let name = PlainText(String(decoding: name, as: UTF8.self)).onOneLine
                if !name.isEmpty { names[id] = name.string }
                return
            case .text(let piece): piece.appendDecoded(to: &name)
            case .literal(let piece): name.append(contentsOf: piece)
            default: break
            }
        }
    }

    /// Whether a time lies before that of the element it is in.
    private func timesAreRelative() -> Bool {
        var tags = TagReader(xml.text.bytes)
        var clock = TTMLClock()
        var open: [(name: Bytes, start: Seconds?)] = []
        while let event = tags.next() {
            switch event {
            case .open(let tag):
                if tag.isCalled("tt") { clock = TTMLClock(tag) }
                guard !tag.isEmpty, open.count < Self.mostScopes else { continue }
                let start = tag.attribute("begin").flatMap(clock.time)
                if let start, let outer = open.last?.start, start < outer { return true }
                open.append((tag.name, start ?? open.last?.start))
            case .close(let tag):
                if let index = open.lastIndex(where: { $0.name.elementsEqual(tag.name) }) { open.removeSubrange(index...) }
            default: break
            }
        }
        return false
    }
}

/// The time expressions of a file, https://www.w3.org/TR/ttml2/#timing-value-time-expression.
private struct TTMLClock {
    private var frameRate = 30.0
    private var tickRate = 1.0

    init() {}

    /// - Parameter root: the file's `tt`.
    init(_ root: TagReader.Tag) {
        func rate(_ name: StaticString) -> Double? { root.attribute(name).flatMap(Double.init).flatMap { $0 > 0 ? $0 : nil } }
        let frames = rate("framerate")
        frameRate = frames ?? frameRate
        let multiplier = root.attribute("frameratemultiplier")?.split { $0 == " " || $0 == ":" }.compactMap { Double($0) } ?? []
        if multiplier.count == 2, multiplier[0] > 0, multiplier[1] > 0 { frameRate *= multiplier[0] / multiplier[1] }
        tickRate = rate("tickrate") ?? frames.map { $0 * (rate("subframerate") ?? 1) } ?? tickRate
    }

    func time(_ text: String) -> Seconds? {
        if text.utf8.contains(UInt8(ascii: ":")) {
            let parts = text.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 4, let frames = Double(parts[3]), frames.isFinite else { return Seconds(parsing: text) }
            return Seconds(parsing: parts[..<3].joined(separator: ":")).flatMap { whole in Seconds(frames / frameRate).map { whole + $0 } }
        }
        let digits = text.prefix { $0.isNumber || $0 == "." }
        guard let value = Double(digits) else { return nil }
        switch text.dropFirst(digits.count) {
        case "", "s": return Seconds(value)
        case "ms": return Seconds(value / 1000)
        case "m": return Seconds(value * 60)
        case "h": return Seconds(value * 3600)
        case "f": return Seconds(value / frameRate)
        case "t": return Seconds(value / tickRate)
        default: return nil
        }
    }
}
