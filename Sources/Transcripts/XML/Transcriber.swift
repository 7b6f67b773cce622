import Podcast

/// The files of Transcriber (https://trans.sourceforge.net), `.trs`: turns of speakers, with a moment wherever the sound was marked.
public enum Transcriber: TranscriptFormat {
    public static let name = "trs"
    public static let fileExtensions = ["trs"]

    public static func likeness(of text: TranscriptText) -> Likeness {
        XMLTranscript.root(of: text, is: "trans") ? .certain : .none
    }

    public static func read(_ text: TranscriptText, into cues: inout CueCollector) {
        var xml = XMLTranscript(text, into: cues)
        var names: [String: String] = [:]
        var turn: (end: Seconds?, speaker: PlainText?)?
        var start: Seconds?
        var (line, isOpen) = (1, false)
        func flush(_ end: Seconds?) {
            let said = xml.takeText()
            guard let turn, !said.isEmpty else { return }
            xml.cues.append(Cue(start: start, end: end ?? turn.end, speaker: turn.speaker, text: said), line: line)
        }
        while let event = xml.tags.next() {
            switch event {
            case .open(let tag) where tag.isCalled("trans"): isOpen = !tag.isEmpty
            case .close(let tag) where tag.isCalled("trans"): isOpen = false
            case .open(let tag) where tag.isCalled("speaker"):
                if let id = tag.attribute("id"), let name = tag.attribute("name") { names[id] = name }
            case .open(let tag) where tag.isCalled("turn"):
                _ = xml.takeText()
                line = xml.line(of: tag)
                // Two ids are two who speak at once.
                let who = tag.attribute("speaker")?.split(separator: " ").map { names[String($0)] ?? String($0) }.joined(separator: ", ")
                let speaker = who.flatMap { xml.cues.label($0.utf8, line: line) }
                turn = (tag.attribute("endtime").flatMap { Seconds(parsing: $0) }, speaker)
                start = tag.attribute("starttime").flatMap { Seconds(parsing: $0) }
            case .open(let tag) where tag.isCalled("sync"):
                let time = tag.attribute("time").flatMap { Seconds(parsing: $0) }
                flush(time)
                start = time ?? start
                line = xml.line(of: tag)
            case .close(let tag) where tag.isCalled("turn"):
                flush(nil)
                turn = nil
            case .text(let piece): if turn != nil { xml.append(piece) }
            case .literal(let piece): if turn != nil { xml.append(piece, isLiteral: true) }
            default: break
            }
        }
        if isOpen { xml.failAtEnd() }
        cues = xml.cues
    }
}
