import Markup
import Podcast

/// Joins single words to cues: at a change of speaker, a pause, the end of a sentence, or when they are long enough for two lines.
struct WordJoiner {
    /// In Unicode scalars; a cue may be a word longer.
    private static let longest = 100
    /// After so many scalars the end of a sentence ends the cue.
    private static let shortest = 24
    private static let pause = Seconds(milliseconds: 1000)

    private var current: TimedText?
    private var origin: JSONValue?
    private var text: [UInt8] = []
    private var length = 0

    /// - Parameter word: what it says goes on with a space where its script has spaces, and without one before punctuation.
    mutating func append(_ word: TimedText, from value: JSONValue, to json: inout TranscriptJSON) {
        let piece = word.text.trimmed
        guard !piece.isEmpty else { return }
        if let last = current, isOver(last, before: word) { finish(&json) }
        if current == nil {
            (current, origin, length) = (word, value, 0)
        } else {
            let last = text.withUnsafeBufferPointer { Scalars.last(of: $0) }
            let next = piece.string.unicodeScalars.first!.value
            if Scripts.needSpace(between: last, and: next), Scripts.mayBegin(next) { text.append(0x20) }
            if current!.start == nil { current!.start = word.start }
            current!.end = word.end ?? current!.end
        }
        text.append(contentsOf: piece.utf8)
        length += piece.string.unicodeScalars.count + 1
    }

    private func isOver(_ last: TimedText, before word: TimedText) -> Bool {
        if word.speaker != last.speaker || length >= Self.longest { return true }
        if let end = last.end, let start = word.start, start - end >= Self.pause { return true }
        guard length >= Self.shortest else { return false }
        var sentence = SentenceState()
        let tail = text.suffix(24).drop { $0 & 0xC0 == 0x80 }
        return Array(tail).withUnsafeBufferPointer { tail in
            var index = 0
            while index < tail.count {
                let (scalar, length) = Scalars.decode(tail, at: index)
                sentence.update(scalar, at: index, semicolonAsks: false)
                index += length
            }
            return sentence.isOver(in: tail, before: word.text.trimmed.string.unicodeScalars.first?.value ?? 0)
        }
    }

    mutating func finish(_ json: inout TranscriptJSON) {
        guard var cue = current, let origin else { return }
        cue.text = text.withUnsafeBufferPointer { PlainText(utf8: $0) }
        json.append(cue, from: origin)
        current = nil
        text.removeAll(keepingCapacity: true)
    }
}
