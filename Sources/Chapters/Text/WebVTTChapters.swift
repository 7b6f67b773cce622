import Markup
import Podcast

/// A WebVTT file of chapters: each cue is one, its text the title. https://www.w3.org/TR/webvtt1/#introduction-chapters
public enum WebVTTChapters: ChapterFormat {
    public static let name = "vtt"

    public static func isLike(_ text: ChapterText) -> Bool { text.begins(with: "WEBVTT") }

    public static func read(_ text: ChapterText, into chapters: inout ChapterCollector) {
        var cue: (start: String, end: String, title: String, offset: Int)?
        func close() {
            guard let cue else { return }
            chapters.add(start: cue.start, end: cue.end, title: plain(cue.title), at: cue.offset)
        }
        for (line, offset) in text.lines {
            if let arrow = line.firstRange(of: "-->") {
                close()
                // Behind the end there may be settings.
                let end = line[arrow.upperBound...].split { $0 == " " || $0 == "\t" }.first.map(String.init) ?? ""
                cue = (line[..<arrow.lowerBound].trimmed, end, "", offset)
            } else if line.trimmed.isEmpty {
                close()
                cue = nil
            } else if cue != nil {
                cue!.title += (cue!.title.isEmpty ? "" : " ") + line
            }
        }
        close()
    }

    /// Without tags, and with the characters that references stand for: 6.4 of the specification.
    private static func plain(_ text: String) -> String {
        var (text, plain, position) = (text, [UInt8](), 0)
        text.withUTF8 { bytes in
            var tags = CueTags(in: bytes)
            while position < bytes.count {
                if bytes[position] == UInt8(ascii: "&") {
                    position += CharacterReference.decode(bytes, at: position, into: &plain)
                } else if bytes[position] == UInt8(ascii: "<"), let tag = tags.tag(at: position) {
                    position = tag.content.upperBound + 1
                } else {
                    plain.append(bytes[position])
                    position += 1
                }
            }
        }
        return String(decoding: plain, as: UTF8.self)
    }
}
