import Podcast

/// LRC, which Whisper's programs and players of songs write: `[01:02.50]text`, with tags such as `[ti:Title]` above it. It has no standard;
/// as https://en.wikipedia.org/wiki/LRC_(file_format) has it.
///
/// A line may have several times, and then is spoken at each. It ends where the next one begins; a time without a text says when. Times of
/// words, `<01:02.75>`, are left out.
public enum LRC: TranscriptFormat {
    public static let name = "lrc"
    public static let fileExtensions = ["lrc"]

    private static let tags: Set<String> = ["ti", "ar", "al", "au", "by", "re", "ve", "offset", "length", "la", "tool"]

    public static func likeness(of text: TranscriptText) -> Likeness {
        var (hasTag, hasTime) = (false, false)
        for line in text.opening() where !line.isBlank {
            if tag(in: line) != nil { hasTag = true } else if !Times(line).starts.isEmpty { hasTime = true } else { break }
            if hasTag, hasTime { return .certain }
        }
        return hasTime ? .possible : .none
    }

    public static func read(_ text: TranscriptText, into cues: inout CueCollector) {
        var spoken: [(start: Seconds, text: Bytes, line: Int)] = []
        /// What the file wants its times moved by: a positive offset means that they come too late.
        var offset = Seconds.zero
        var lines = text.lines
        while let line = lines.next() {
            if let (name, value) = tag(in: line) {
                if name == "offset", let milliseconds = Int(value.hasPrefix("+") ? value.dropFirst() : value[...]) {
                    offset = Seconds(milliseconds: max(-86_400_000, min(86_400_000, milliseconds)))
                }
                continue
            }
            let times = Times(line)
            if times.starts.isEmpty, !line.isBlank {
                cues.warn(
                    .skippedCue, "this line has no time, so it is left out", line: lines.number, quoting: line,
                    hint: "write its time before it, [01:02.50]")
            }
            for start in times.starts { spoken.append((start, times.text, lines.number)) }
        }
        spoken = spoken.enumerated().sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }.map(\.element)
        for (index, line) in spoken.enumerated() {
            var words: [UInt8] = []
            stripWordTimes(line.text, into: &words)
            let said = words.withUnsafeBufferPointer { PlainText(utf8: $0) }.trimmed
            guard !said.isEmpty else { continue }
            let end = index + 1 < spoken.count ? max(.zero, spoken[index + 1].start - offset) : nil
            cues.append(Cue(start: max(.zero, line.start - offset), end: end, text: said), line: line.line)
        }
        cues.findLabels(knownNames: text.knownNames)
    }

    /// `[ti:Title]`
    private static func tag(in line: Bytes) -> (name: String, value: String)? {
        let line = line.trimmed
        guard line.first == UInt8(ascii: "["), line.last == UInt8(ascii: "]"), let colon = line.firstOffset(of: UInt8(ascii: ":")) else {
            return nil
        }
        let name = String(decoding: line.slice(1..<colon).trimmed, as: UTF8.self).lowercased()
        guard tags.contains(name) else { return nil }
        return (name, String(decoding: line.slice(colon + 1..<line.count - 1).trimmed, as: UTF8.self))
    }

    /// The times at the beginning of a line, and what follows them.
    private struct Times {
        var starts: [Seconds] = []
        var text: Bytes
        /// More choruses has no song; without a limit a line could be said as often as it is long.
        private static let most = 32

        init(_ line: Bytes) {
            text = line.trimmed
            while text.first == UInt8(ascii: "["), starts.count < Self.most {
                var reader = TimestampReader(text, at: 1)
                guard let time = reader.lenient(), reader.skip("]") else { break }
                starts.append(time)
                text = text.slice(from: reader.position).trimmed
            }
        }
    }

    private static func stripWordTimes(_ line: Bytes, into text: inout [UInt8]) {
        var position = 0
        while position < line.count {
            if line[position] == UInt8(ascii: "<") {
                var reader = TimestampReader(line, at: position + 1)
                if reader.lenient() != nil, reader.skip(">") {
                    position = reader.position
                    continue
                }
            }
            text.append(line[position])
            position += 1
        }
    }
}
