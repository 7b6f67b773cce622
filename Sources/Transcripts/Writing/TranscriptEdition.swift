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
    }

    /// The shortest a cue lasts that does not say when it ends.
    private static let shortestCue = Seconds(milliseconds: 1000)

    /// The cues ordered by start, as the formats with times want them; nil where the transcript has no times.
    ///
    /// A cue without a time starts where the one before it does. A cue without an end, or one that does not end after its start, lasts
    /// until the next one starts, but no longer than it takes to say it.
    func timedCues() -> [TimedCue]? {
        guard transcript.isTimed else { return nil }
        let timed = TimedCues(transcript.cues)
        let nexts = timed.nextStarts()
        var lastName: PlainText?
        // Most cues have the speaker of the one before.
        var known: (label: PlainText?, name: PlainText?) = (nil, nil)
        return timed.order.indices.map { position in
            let cue = transcript.cues[timed.order[position]]
            let start = timed.starts[position]
            if cue.speaker != known.label { known = (cue.speaker, name(of: cue.speaker)) }
            let name = known.name
            defer { lastName = name }
            return TimedCue(
                start: start, end: Self.end(of: cue, start: start, next: nexts[position]), name: name, isNewName: name != lastName,
                text: cue.text)
        }
    }

    private static func end(of cue: Cue, start: Seconds, next: Seconds?) -> Seconds {
        if let end = cue.end, end > start { return end }
        let estimate = start + max(shortestCue, Seconds(milliseconds: cue.text.utf8.count * 1000 / TalkTimes.bytesPerSecond))
        return next.map { min($0, estimate) } ?? estimate
    }

    /// The chapters that have a title and a start, in the order of their starts.
    var timedChapters: [(start: Seconds, title: PlainText)] {
        chapters.compactMap { chapter in
            guard let start = chapter.start, let title = chapter.title?.onOneLine, !title.isEmpty else { return nil }
            return (start, title)
        }
        .enumerated().sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }.map(\.element)
    }
}
