import Podcast

/// Makes of cues what a reader reads.
public enum Paragraphs {
    /// No paragraph has as many Unicode scalars as this, unless a single character has.
    public static let limit = 600

    /// Cuts at a change of speaker and where a chapter starts, then at pauses, ends of sentences and a sensible length.
    ///
    /// The text of all paragraphs is the text of all cues, but for white space: a line or a cue is joined to the next with a space where
    /// their scripts use spaces, and each run of white space becomes one space. A word stays with its reading.
    ///
    /// A paragraph starts with the cue in which its first character stands; where it begins within the cue, at the share of the cue's
    /// time that is the share of its text. It ends where its last cue ends, or where the next one takes over. Where the transcript does not
    /// say when a cue starts, as where one time stands for many turns, its paragraph has no start either.
    /// - Parameters:
    ///   - chapterStarts: of the episode's chapters, by their index; each opens the paragraph that begins with the cue nearest to it.
    ///   - speakers: who speaks under each label, so that two labels of one person are one turn.
    public static func make(
        from transcript: Transcript, chapterStarts: [Seconds?] = [], speakers: [PlainText: Speaker] = [:]
    ) -> [Paragraph] {
        var maker = ParagraphMaker(transcript, chapterStarts: chapterStarts, speakers: speakers)
        maker.makeAll()
        return maker.paragraphs
    }
}

private struct ParagraphMaker {
    let cues: [Cue]
    /// Empty, or one a cue.
    let lines: [Int32]
    let isTimed: Bool
    let timed: TimedCues
    let nexts: [Seconds?]
    let chapters: [Int: Int]
    let speakers: [PlainText: Speaker]
    var paragraphs: [Paragraph] = []
    private var latest = Seconds.zero
    private var turn: TurnText
    private let cutter: ParagraphCutter

    init(_ transcript: Transcript, chapterStarts: [Seconds?], speakers: [PlainText: Speaker]) {
        cues = transcript.cues
        lines = transcript.lines.count == transcript.cues.count ? transcript.lines : []
        isTimed = transcript.isTimed
        timed = TimedCues(transcript.cues)
        nexts = timed.nextStarts()
        chapters = isTimed ? ChapterOpenings.find(chapterStarts, in: transcript.cues, timed) : [:]
        self.speakers = speakers
        turn = TurnText(cuesAreParagraphs: !isTimed)
        cutter = ParagraphCutter(language: transcript.language, ruby: transcript.ruby)
    }

    mutating func makeAll() {
        var position = 0
        var opensTurn = true
        while position < cues.count {
            let label = cues[timed.order[position]].speaker
            let first = position
            turn.removeAll()
            repeat {
                turn.append(cues[timed.order[position]].text, cue: position, after: gap(before: position))
                position += 1
            } while position < cues.count && isSame(cues[timed.order[position]].speaker, label) && chapters[position] == nil
            if makeParagraphs(label: label, opensTurn: opensTurn, opensChapter: chapters[first]) { opensTurn = false }
            if position < cues.count, !isSame(cues[timed.order[position]].speaker, label) { opensTurn = true }
        }
    }

    private func isSame(_ one: PlainText?, _ other: PlainText?) -> Bool {
        if one == other { return true }
        guard let one, let other, let speaker = speakers[one] else { return false }
        return speaker == speakers[other]
    }

    /// The silence before a cue.
    private func gap(before position: Int) -> TurnText.Gap {
        guard position > 0, let end = cues[timed.order[position - 1]].end, let start = cues[timed.order[position]].start else {
            return .none
        }
        return switch (start - end).milliseconds {
        case 2000...: .long
        case 700...: .short
        default: .none
        }
    }

    /// - Returns: whether there was anything to make them of.
    private mutating func makeParagraphs(label: PlainText?, opensTurn: Bool, opensChapter: Int?) -> Bool {
        let ranges = cutter.ranges(of: turn)
        var segment = 0
        for (index, range) in ranges.enumerated() {
            while segment + 1 < turn.cues.count, turn.cues[segment + 1].offset <= range.lowerBound { segment += 1 }
            let start = time(at: range.lowerBound, segment: segment).map { max($0, latest) }
            latest = start ?? latest
            var last = segment
            while last + 1 < turn.cues.count, turn.cues[last + 1].offset < range.upperBound { last += 1 }
            let isWithinCue =
                index + 1 < ranges.count && !(last + 1 < turn.cues.count && turn.cues[last + 1].offset <= ranges[index + 1].lowerBound)
            let end = isWithinCue ? time(at: ranges[index + 1].lowerBound, segment: last) : cues[timed.order[turn.cues[last].cue]].end
            let text = turn.bytes.withUnsafeBufferPointer { PlainText(utf8: $0.slice(range)) }
            paragraphs.append(
                Paragraph(
                    start: start, end: end, speaker: label,
                    opensTurn: opensTurn && index == 0,
                    text: text, opensChapter: index == 0 ? opensChapter : nil,
                    lines: lines.isEmpty ? [] : (segment...last).map { lines[timed.order[turn.cues[$0].cue]] }))
        }
        return !ranges.isEmpty
    }

    /// When the byte at `offset` is spoken, which belongs to the cue of `segment`. Nil where that would be a guess.
    private func time(at offset: Int, segment: Int) -> Seconds? {
        let (from, position) = turn.cues[segment]
        let cue = cues[timed.order[position]]
        guard let start = cue.start else { return nil }
        let to = segment + 1 < turn.cues.count ? turn.cues[segment + 1].offset : turn.bytes.count
        guard offset > from, to > from else { return start }
        // The time until the next start belongs to the cues without one between them, too.
        let isShared = position + 1 < cues.count && cues[timed.order[position + 1]].start == nil
        guard cue.end != nil || !isShared else { return nil }
        let end = cue.end.map { end in nexts[position].map { min($0, end) } ?? end } ?? nexts[position] ?? start
        return start + max(.zero, end - start).share(offset - from, of: to - from)
    }
}
