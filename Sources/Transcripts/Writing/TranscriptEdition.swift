import Podcast

/// What is published of a transcript: the same words in every format.
public struct TranscriptEdition: Sendable {
    public var transcript: Transcript
    /// The transcript as it is read, for the formats in which it is read and not shown word by word.
    public var paragraphs: [Paragraph]
    /// Who speaks under each label; a label that is not in it stands for itself.
    public var speakers: [PlainText: Speaker]
    public var chapters: [Chapter]
    /// Of the episode.
    public var title: PlainText

    public init(
        _ transcript: Transcript, paragraphs: [Paragraph] = [], speakers: [PlainText: Speaker] = [:], chapters: [Chapter] = [],
        title: PlainText = ""
    ) {
        self.transcript = transcript
        self.paragraphs = paragraphs
        self.speakers = speakers
        self.chapters = chapters
        self.title = title
    }

    /// The name that a label stands for, on one line.
    func name(of label: PlainText?) -> PlainText? {
        label.map { (speakers[$0]?.name ?? $0).onOneLine }
    }

    /// A cue with both of its times.
    struct TimedCue {
        var start: Seconds
        var end: Seconds
        var name: PlainText?
        /// Whether somebody else spoke before.
        var isNewName: Bool
        var text: PlainText
        /// Whether it is said in the time of the one before it, by somebody else, and nobody knows when within it.
        var continues = false
    }

    /// The shortest a cue lasts that does not say when it ends.
    private static let shortestCue = Seconds(milliseconds: 1000)

    /// The cues ordered by start, as the formats with times want them; nil where the transcript has no times.
    ///
    /// A cue without a time starts where the one before it does. A cue without an end, or one that does not end after its start, lasts
    /// until the next one starts, but no longer than it takes to say it.
    ///
    /// Of several cues without an end that start together nobody knows when each is said: they are one, and last until the next one starts.
    func timedCues() -> [TimedCue]? {
        guard transcript.isTimed else { return nil }
        let timed = TimedCues(transcript.cues)
        let nexts = timed.nextStarts()
        var result: [TimedCue] = []
        result.reserveCapacity(timed.order.count)
        // Most cues have the speaker of the one before.
        var known: (label: PlainText?, name: PlainText?) = (nil, nil)
        var first = 0
        while first < timed.order.count {
            let start = timed.starts[first]
            let together = first..<end(ofCuesTogether: first, in: timed)
            let end = end(of: together, in: timed, next: nexts[first])
            var position = first
            while position < together.upperBound {
                let cue = transcript.cues[timed.order[position]]
                if cue.speaker != known.label { known = (cue.speaker, name(of: cue.speaker)) }
                var more: [PlainText] = []
                position += 1
                while position < together.upperBound, case let other = transcript.cues[timed.order[position]],
                    other.speaker == cue.speaker || name(of: other.speaker) == known.name
                {
                    more.append(other.text)
                    position += 1
                }
                let text = more.isEmpty ? cue.text : PlainText(([cue.text] + more).map(\.string).joined(separator: "\n"))
                result.append(
                    TimedCue(
                        start: start, end: end, name: known.name, isNewName: known.name != result.last?.name, text: text,
                        continues: position - more.count - 1 > first))
            }
            first = together.upperBound
        }
        return result
    }

    /// Cues without an end that start together, up to but not including the returned position.
    private func end(ofCuesTogether first: Int, in timed: TimedCues) -> Int {
        let start = timed.starts[first]
        func hasEnd(_ position: Int) -> Bool { Self.ownEnd(of: transcript.cues[timed.order[position]], from: start) != nil }
        var next = first + 1
        guard next < timed.order.count, timed.starts[next] == start, !hasEnd(first) else { return next }
        while next < timed.order.count, timed.starts[next] == start, !hasEnd(next) { next += 1 }
        return next
    }

    private func end(of together: Range<Int>, in timed: TimedCues, next: Seconds?) -> Seconds {
        let start = timed.starts[together.lowerBound]
        if let own = Self.ownEnd(of: transcript.cues[timed.order[together.lowerBound]], from: start) { return own }
        let length = together.reduce(0) { $0 + transcript.cues[timed.order[$1]].text.utf8.count }
        let estimate = start + max(Self.shortestCue, Seconds(milliseconds: length * 1000 / TalkTimes.bytesPerSecond))
        return together.count > 1 ? next ?? estimate : next.map { min($0, estimate) } ?? estimate
    }

    private static func ownEnd(of cue: Cue, from start: Seconds) -> Seconds? { cue.end.flatMap { $0 > start ? $0 : nil } }

    /// The chapters that have a title and a start, in the order of their starts.
    var timedChapters: [(start: Seconds, title: PlainText)] {
        chapters.compactMap { chapter in
            guard let start = chapter.start, let title = chapter.title?.onOneLine, !title.isEmpty else { return nil }
            return (start, title)
        }
        .enumerated().sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }.map(\.element)
    }
}
