import Diagnostics
import Podcast

/// The text of a file with chapters, in UTF-8, and whose chapters are wanted of it.
public struct ChapterText: Sendable {
    public let source: SourceText
    /// Of a feed with several episodes the one is meant that has this title, this guid or this recording.
    public let episode: WantedEpisode

    public init(_ source: SourceText, of episode: WantedEpisode = WantedEpisode()) {
        self.source = source
        self.episode = episode
    }

    var bytes: [UInt8] { source.bytes }

    /// Whether the text begins with this, white space left out.
    func begins(with word: String) -> Bool {
        bytes.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }.starts(with: word.utf8)
    }

    /// Its lines without their ends (LF, CRLF or CR), and where each begins.
    var lines: Lines { Lines(bytes: bytes) }

    struct Lines: Sequence, IteratorProtocol {
        let bytes: [UInt8]
        private var position = 0

        init(bytes: [UInt8]) { self.bytes = bytes }

        mutating func next() -> (text: String, offset: Int)? {
            guard position < bytes.count else { return nil }
            let start = position
            while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D { position += 1 }
            let text = String(decoding: bytes[start..<position], as: UTF8.self)
            if position + 1 < bytes.count, bytes[position] == 0x0D, bytes[position + 1] == 0x0A { position += 1 }
            position += 1
            return (text, start)
        }
    }

    /// The first lines that are not empty, without spaces at their ends.
    func firstLines(_ count: Int) -> [String] {
        var found: [String] = []
        for line in lines where !line.text.trimmed.isEmpty {
            found.append(line.text.trimmed)
            if found.count == count { break }
        }
        return found
    }
}

/// What is known of the episode whose chapters are looked for.
public struct WantedEpisode: Sendable {
    public var title: PlainText?
    public var guid: String?
    /// The name of its recording's file.
    public var recording: String?

    public init(title: PlainText? = nil, guid: String? = nil, recording: String? = nil) {
        self.title = title
        self.guid = guid
        self.recording = recording
    }
}

extension StringProtocol {
    /// Without white space of ASCII at its ends, which is told by bytes.
    var trimmed: String {
        let isSpace = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
        var rest = Substring(self).utf8[...]
        while let first = rest.first, isSpace(first) { rest.removeFirst() }
        while let last = rest.last, isSpace(last) { rest.removeLast() }
        return String(Substring(rest))
    }
}
