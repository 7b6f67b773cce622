import Podcast

/// Captions that scroll: each cue shows the line before once more, as in what YouTube makes itself.
enum RollingCaptions {
    /// So many cues at the beginning tell whether a file is such.
    private static let sample = 64
    private static let fewest = 6

    /// Whether at least a third of the cues begin with the last line of the one before, and go on. (A line alone that is said again, as
    /// `[Music]`, shows nothing.)
    static func scroll(_ cues: [Cue]) -> Bool {
        let first = cues.prefix(sample)
        guard first.count >= fewest else { return false }
        let repeating = zip(first, first.dropFirst()).count { previous, cue in
            cue.text.hasLines && cue.text.firstLine.elementsEqual(previous.text.lastLine)
        }
        return repeating * 3 >= first.count
    }

    /// The text of a cue without the line that it repeats; nil where nothing is left of it.
    static func text(of cue: Cue, after previous: Cue?) -> PlainText? {
        guard let previous, cue.text.firstLine.elementsEqual(previous.text.lastLine) else { return cue.text }
        let rest = cue.text.string.utf8.dropFirst(cue.text.firstLine.count)
        let text = PlainText(Substring(rest)).trimmed
        return text.isEmpty ? nil : text
    }
}

extension PlainText {
    fileprivate var hasLines: Bool {
        var string = string
        return string.withUTF8 { $0.contains(0x0A) }
    }

    fileprivate var firstLine: Substring.UTF8View { string.utf8.prefix { $0 != 0x0A } }
    fileprivate var lastLine: Substring.UTF8View {
        string.utf8.lastIndex(of: 0x0A).map { string.utf8[string.utf8.index(after: $0)...] } ?? string[...].utf8
    }
}
