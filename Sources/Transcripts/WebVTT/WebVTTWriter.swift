import Podcast
import Storage

extension WebVTT {
    /// How fast people speak, where a cue does not say when it ends: bytes of text a second, and the shortest a cue lasts.
    private static let bytesPerSecond = 15
    private static let shortestCue = Seconds(milliseconds: 1000)

    /// Cues ordered by start, as the format wants them, with a voice where the speaker changes
    /// (https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md).
    ///
    /// A cue without a time in a timed transcript starts where the one before it does. A cue without an end, or one that does not end after
    /// its start, lasts until the next one starts, but no longer than it takes to say it.
    public static func write(_ transcript: Transcript, speakers: [PlainText: Speaker]) -> [UInt8]? {
        guard transcript.isTimed else { return nil }
        let timed = TimedCues(transcript.cues)
        let nexts = timed.nextStarts()
        var bytes: [UInt8] = []
        bytes.reserveCapacity(transcript.cues.reduce(16) { $0 + $1.text.utf8.count + 64 })
        bytes.append(contentsOf: "WEBVTT\n".utf8)
        var lastName: PlainText?
        for position in timed.order.indices {
            let cue = transcript.cues[timed.order[position]]
            let start = timed.starts[position]
            bytes.append(UInt8(ascii: "\n"))
            start.appendTimestamp(to: &bytes, point: ".")
            bytes.append(contentsOf: " --> ".utf8)
            end(of: cue, start: start, next: nexts[position]).appendTimestamp(to: &bytes, point: ".")
            bytes.append(UInt8(ascii: "\n"))
            let name = cue.speaker.map { speakers[$0]?.name ?? $0 }
            if name != lastName {
                bytes.append(contentsOf: "<v".utf8)
                if let name {
                    bytes.append(UInt8(ascii: " "))
                    append(name.onOneLine, to: &bytes)
                }
                bytes.append(UInt8(ascii: ">"))
                lastName = name
            }
            append(cue.text, to: &bytes)
            bytes.append(UInt8(ascii: "\n"))
        }
        return bytes
    }

    private static func end(of cue: Cue, start: Seconds, next: Seconds?) -> Seconds {
        if let end = cue.end, end > start { return end }
        let estimate = start + max(shortestCue, Seconds(milliseconds: cue.text.utf8.count * 1000 / bytesPerSecond))
        return next.map { min($0, estimate) } ?? estimate
    }

    /// Escapes what would be markup, and closes up empty lines, which would end the cue.
    private static func append(_ text: PlainText, to bytes: inout [UInt8]) {
        var string = text.string
        string.withUTF8 { source in
            var (start, index) = (0, 0)
            while index < source.count {
                if index + 8 <= source.count {
                    let eight = EightBytes(source, at: index)
                    let found =
                        eight.marks(of: UInt8(ascii: "&")) | eight.marks(of: UInt8(ascii: "<")) | eight.marks(of: UInt8(ascii: ">"))
                        | eight.marks(of: UInt8(ascii: "\n"))
                    guard found != 0 else {
                        index += 8
                        continue
                    }
                    index += EightBytes.offset(ofFirst: found)
                }
                defer { index += 1 }
                let escape: StaticString
                switch source[index] {
                case UInt8(ascii: "&"): escape = "&amp;"
                case UInt8(ascii: "<"): escape = "&lt;"
                case UInt8(ascii: ">"): escape = "&gt;"
                case UInt8(ascii: "\n") where index == 0 || source[index - 1] == UInt8(ascii: "\n"): escape = ""
                default: continue
                }
                bytes.append(contentsOf: source.slice(start..<index))
                escape.withUTF8Buffer { bytes.append(contentsOf: $0) }
                start = index + 1
            }
            bytes.append(contentsOf: source.slice(from: start))
        }
    }
}
