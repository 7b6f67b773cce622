import Podcast

extension PlainTranscript: PublishedTranscriptFormat {
    public static let mediaType = "text/plain"
    public static let needsTimes = false

    /// The transcript's paragraphs with an empty line between them, as `[1:02:03] Name: text`, the name where the speaker changes.
    public static func write(_ edition: TranscriptEdition) -> [UInt8]? {
        guard !edition.paragraphs.isEmpty else { return nil }
        var bytes: [UInt8] = []
        for (index, paragraph) in edition.paragraphs.enumerated() {
            if index > 0 { bytes.append(0x0A) }
            if let start = paragraph.start { bytes.append(contentsOf: "[\(start.clock)] ".utf8) }
            if paragraph.opensTurn, let name = edition.name(of: paragraph.speaker) { bytes.append(contentsOf: "\(name): ".utf8) }
            bytes.append(contentsOf: paragraph.text.utf8)
            bytes.append(0x0A)
        }
        return bytes
    }
}
