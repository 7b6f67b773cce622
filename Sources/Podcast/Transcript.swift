/// A start and an end, a speaker and text, as in WebVTT. Real transcripts may have no times.
public struct Cue: Sendable, Equatable {
    public var start: Seconds?
    public var end: Seconds?
    /// The label as the file has it, `SPEAKER_00`; nil where the file names nobody.
    public var speaker: PlainText?
    /// Inner newlines are kept: they are where the file broke its lines.
    public var text: PlainText

    public init(start: Seconds? = nil, end: Seconds? = nil, speaker: PlainText? = nil, text: PlainText) {
        self.start = start
        self.end = end
        self.speaker = speaker
        self.text = text
    }
}

/// Cues in order, and their language.
public struct Transcript: Sendable, Equatable {
    public var cues: [Cue]
    public var language: Language
    /// The file that it was read from, a path from the site's folder.
    public var file: String?
    /// The line of the file, from 1, on which each cue's text begins; empty where that is not known.
    public var lines: [Int32]
    /// The words of its text that have a reading.
    public var ruby: Ruby

    public init(cues: [Cue], language: Language, file: String? = nil, lines: [Int32] = [], ruby: Ruby = Ruby()) {
        self.cues = cues
        self.language = language
        self.file = file
        self.lines = lines
        self.ruby = ruby
    }

    /// Whether its cues have times.
    public var isTimed: Bool { cues.contains { $0.start != nil } }

    /// Adds `offset` to all times. What would come to lie before the beginning of the sound starts with it.
    public mutating func shift(by offset: Seconds) {
        for index in cues.indices {
            cues[index].start = cues[index].start.map { max(.zero, $0 + offset) }
            cues[index].end = cues[index].end.map { max(.zero, $0 + offset) }
        }
    }
}

/// Someone who speaks in a transcript.
public struct Speaker: Sendable, Hashable {
    /// The person's id, nil for someone without a page.
    public var person: Slug?
    public var name: PlainText

    public init(person: Slug?, name: PlainText) {
        self.person = person
        self.name = name
    }
}

/// What a reader reads: part of a turn, cut at a pause, the end of a sentence or the start of a chapter.
public struct Paragraph: Sendable, Equatable {
    public var start: Seconds?
    public var end: Seconds?
    /// The label of its cues; resolve it through the episode's `speakers`.
    public var speaker: PlainText?
    /// Whether it is the first of its turn, the one that shows who speaks.
    public var opensTurn: Bool
    /// One line.
    public var text: PlainText
    /// The chapter (index in the episode's list) that starts with this paragraph.
    public var opensChapter: Int?
    /// On which lines of the transcript's file its cues begin: the one in which it begins, then those that begin within it. Empty where
    /// that is not known.
    public var lines: [Int32]

    public init(
        start: Seconds? = nil, end: Seconds? = nil, speaker: PlainText? = nil, opensTurn: Bool, text: PlainText,
        opensChapter: Int? = nil, lines: [Int32] = []
    ) {
        self.start = start
        self.end = end
        self.speaker = speaker
        self.opensTurn = opensTurn
        self.text = text
        self.opensChapter = opensChapter
        self.lines = lines
    }
}
