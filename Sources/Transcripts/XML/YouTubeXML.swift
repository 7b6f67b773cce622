import Podcast

/// YouTube's captions in XML, which no document describes: `srv3` (`<timedtext>` with `<p t d>` in milliseconds, words in `<s>`) and the
/// older `srv1` (`<transcript>` with `<text start dur>` in seconds).
///
/// As in `json3`, a cue ends where the next one starts.
public enum YouTubeXML: TranscriptFormat {
    public static let name = "srv3"
    public static let fileExtensions = ["srv3", "srv1"]

    public static func likeness(of text: TranscriptText) -> Likeness {
        XMLTranscript.root(of: text, is: "timedtext", "transcript") ? .certain : .none
    }

    public static func read(_ text: TranscriptText, into cues: inout CueCollector) {
        var xml = XMLTranscript(text, into: cues)
        var current: (start: Seconds, end: Seconds?, line: Int)?
        var waiting: (cue: Cue, line: Int)?
        var isOpen = false
        while let event = xml.tags.next() {
            switch event {
            case .open(let tag) where tag.isCalled("head"): xml.tags.skipContent(of: tag)
            case .open(let tag) where (tag.isCalled("p") || tag.isCalled("text")) && !tag.isEmpty:
                _ = xml.takeText()
                current = times(of: tag).map { ($0.start, $0.end, xml.line(of: tag)) }
                if current == nil {
                    xml.cues.warn(
                        .skippedCue, "these are not the times of a cue, so the cue is left out", line: xml.line(of: tag),
                        quoting: text.bytes.slice(tag.offset..<xml.tags.position))
                }
            case .open(let tag) where tag.isCalled("br"): xml.appendLineBreak()
            case .open(let tag) where tag.isCalled("timedtext") || tag.isCalled("transcript"): isOpen = !tag.isEmpty
            case .close(let tag) where tag.isCalled("timedtext") || tag.isCalled("transcript"): isOpen = false
            case .close(let tag) where tag.isCalled("p") || tag.isCalled("text"):
                let said = xml.takeText()
                guard let times = current, !said.isEmpty else { continue }
                current = nil
                if var last = waiting {
                    if let end = last.cue.end, let begin = last.cue.start, times.start > begin { last.cue.end = min(end, times.start) }
                    xml.cues.append(last.cue, line: last.line)
                }
                waiting = (Cue(start: times.start, end: times.end, text: said), times.line)
            case .text(let piece): xml.append(piece)
            case .literal(let piece): xml.append(piece, isLiteral: true)
            default: break
            }
        }
        if let last = waiting { xml.cues.append(last.cue, line: last.line) }
        if isOpen { xml.failAtEnd() }
        cues = xml.cues
        cues.findLabels(knownNames: text.knownNames)
    }

    private static func times(of tag: TagReader.Tag) -> (start: Seconds, end: Seconds?)? {
        let (unit, length): (Double, String?) =
            tag.isCalled("p") ? (0.001, tag.attribute("d")) : (1, tag.attribute("dur"))
        guard let text = tag.attribute(tag.isCalled("p") ? "t" : "start"), let value = Double(text), let start = Seconds(value * unit)
        else {
            return nil
        }
        return (max(.zero, start), length.flatMap(Double.init).flatMap { Seconds($0 * unit) }.map { start + $0 })
    }
}
