/// A transcript in another language, beside the one that it translates.
public struct Translation: Sendable, Equatable {
    public var transcript: Transcript
    /// As it is read by itself.
    public var paragraphs: [Paragraph]
    /// Who speaks under each of its labels.
    public var speakers: [PlainText: Speaker]
    /// What it says beside each paragraph of the original; nil where it says nothing there.
    public var texts: [PlainText?]
    /// For each of these the lines of its file on which its cues begin.
    public var lines: [[Int32]]

    public init(
        transcript: Transcript, paragraphs: [Paragraph], speakers: [PlainText: Speaker], texts: [PlainText?], lines: [[Int32]]
    ) {
        self.transcript = transcript
        self.paragraphs = paragraphs
        self.speakers = speakers
        self.texts = texts
        self.lines = lines
    }
}
