import Markup
import Podcast

extension SubRip: PublishedTranscriptFormat {
    public static let mediaType = "application/x-subrip"
    public static let needsTimes = true

    /// As the podcast namespace wants it
    /// (https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md#srt). Its two lines a cue
    /// are not kept where what was said at one time is longer.
    private static let columns = 32

    /// Numbered cues ordered by start, with `Name: ` where the speaker changes.
    public static func write(_ edition: TranscriptEdition) -> [UInt8]? {
        guard let cues = edition.timedCues() else { return nil }
        let names = Set(cues.compactMap { $0.name?.string })
        /// Whether what begins so would be read as the name of one of them.
        func namesSpeaker(_ line: Bytes) -> Bool { LabelledLine(line).map { names.contains($0.key) } ?? false }
        let wrapping = LineWrapping(columns: columns, joinsLines: true, mayBegin: { !namesSpeaker($0) })
        var bytes: [UInt8] = []
        bytes.reserveCapacity(cues.reduce(0) { $0 + $1.text.utf8.count + 64 })
        var number = 0
        for cue in cues {
            if !cue.continues {
                number += 1
                if number > 1 { bytes.append(UInt8(ascii: "\n")) }
                bytes.append(contentsOf: "\(number)\n".utf8)
                cue.start.appendTimestamp(to: &bytes, point: ",")
                bytes.append(contentsOf: " --> ".utf8)
                cue.end.appendTimestamp(to: &bytes, point: ",")
                bytes.append(UInt8(ascii: "\n"))
            }
            var text = cue.text.string
            let isAmbiguous = text.withUTF8(namesSpeaker)
            var lines: [UInt8] = []
            if let name = cue.name, cue.isNewName || isAmbiguous { lines.append(contentsOf: "\(name): ".utf8) }
            wrapping.append(cue.text, indent: lines.count, to: &lines)
            lines.withUnsafeBufferPointer { append($0, to: &bytes) }
            bytes.append(UInt8(ascii: "\n"))
        }
        return bytes
    }

    /// Escapes no more than what would be read as a tag, a reference or an arrow: many players show an escape as it is written.
    private static func append(_ text: Bytes, to bytes: inout [UInt8]) {
        for (index, byte) in text.enumerated() {
            switch byte {
            case UInt8(ascii: "<") where tagName(text, at: index + 1) != nil: bytes.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: "&") where CharacterReference.isAt(index, in: text): bytes.append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "{") where index + 1 < text.count && text[index + 1] == UInt8(ascii: "\\"):
                bytes.append(contentsOf: "&#123;".utf8)
            case UInt8(ascii: ">") where index >= 2 && text[index - 1] == UInt8(ascii: "-") && text[index - 2] == UInt8(ascii: "-"):
                bytes.append(contentsOf: "&gt;".utf8)
            default: bytes.append(byte)
            }
        }
    }
}
