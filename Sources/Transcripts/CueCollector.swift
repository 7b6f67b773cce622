import Diagnostics
import Podcast

/// What a format's reader fills: cues, the labels of their speakers, and warnings, of which it keeps a bounded number.
public struct CueCollector: Sendable {
    static let mostWarnings = 20

    let path: String
    private(set) var cues: [Cue] = []
    /// The line on which each cue's text begins.
    private(set) var lines: [Int32] = []
    private(set) var labels: [LabelOccurrence] = []
    /// The words that have a reading above them in the file.
    private(set) var ruby = Ruby()
    private(set) var warnings: [Diagnostic] = []
    private(set) var unreportedWarnings = 0
    /// Why the file cannot be read at all.
    private(set) var failure: Diagnostic?
    private var labelsByKey: [LabelKey: Int] = [:]
    /// As they were spelt last, the latest first: speakers take turns.
    private var recentLabels: [(bytes: [UInt8], label: PlainText)] = []

    init(path: String) {
        self.path = path
    }

    mutating func note(_ words: Ruby) { ruby.formUnion(words) }

    mutating func reserve(_ count: Int) {
        cues.reserveCapacity(count)
        lines.reserveCapacity(count)
    }

    /// Adds a cue. One of nothing but characters that no text keeps is none.
    mutating func append(_ cue: Cue, line: Int) {
        guard !cue.text.isEmpty else { return }
        cues.append(cue)
        lines.append(Int32(clamping: line))
    }

    /// Drops the lines that scrolling captions show again.
    mutating func dropRepeatedLines() {
        guard RollingCaptions.scroll(cues) else { return }
        let (old, oldLines) = (cues, lines)
        (cues, lines) = ([], [])
        reserve(old.count)
        for (index, cue) in old.enumerated() {
            guard let text = RollingCaptions.text(of: cue, after: index > 0 ? old[index - 1] : nil) else { continue }
            var said = cue
            said.text = text
            append(said, line: Int(oldLines[index]))
        }
    }

    /// Finds the labels at the beginnings of the cues' lines (`Sarah: In today's episode`, or `Sarah:` on a line of its own), and
    /// makes them the speakers of what follows, up to the next label. A line in the middle of a cue that has one begins a cue.
    mutating func findLabels(knownNames: Set<LabelKey>) {
        var finder = LabelFinder(knownNames: knownNames)
        for cue in cues { cue.text.withEachLine { finder.note(LabelledLine($0)) } }
        let accepted = finder.accepted()
        guard !accepted.isEmpty else { return }
        let (old, oldLines) = (cues, lines)
        (cues, lines) = ([], [])
        reserve(old.count)
        var speaker: PlainText?
        for (index, cue) in old.enumerated() {
            var line = Int(oldLines[index])
            var text: [UInt8] = []
            func flush(into cues: inout CueCollector) {
                guard !text.allSatisfy(\.isSpace) else { return }
                text.withUnsafeBufferPointer {
                    cues.append(Cue(start: cue.start, end: cue.end, speaker: speaker, text: PlainText(utf8: $0.trimmed)), line: line)
                }
                text.removeAll(keepingCapacity: true)
            }
            cue.text.withEachLine { bytes in
                if let labelled = LabelledLine(bytes), accepted.contains(labelled.key) {
                    flush(into: &self)
                    speaker = label(labelled.name, line: line)
                    text.append(contentsOf: labelled.rest.trimmed)
                } else {
                    if !text.isEmpty { text.append(UInt8(ascii: "\n")) }
                    text.append(contentsOf: bytes)
                }
                line += 1
            }
            line = Int(oldLines[index])
            flush(into: &self)
        }
    }

    /// The label that the bytes spell, one value for all spellings that differ in white space or case only.
    /// - Returns: nil where nothing is left of it.
    mutating func label(_ bytes: some Collection<UInt8>, line: Int) -> PlainText? {
        let count = bytes.count
        if let recent = recentLabels.first(where: { $0.bytes.count == count && $0.bytes.elementsEqual(bytes) }) { return recent.label }
        let text = PlainText(String(decoding: bytes, as: UTF8.self)).onOneLine
        guard !text.isEmpty else { return nil }
        let key = LabelKey(text)
        let label: PlainText
        if let known = labelsByKey[key] {
            label = labels[known].label
        } else {
            label = text
            labelsByKey[key] = labels.count
            labels.append(LabelOccurrence(label: text, line: line))
        }
        recentLabels.insert((Array(bytes), label), at: 0)
        if recentLabels.count > 8 { recentLabels.removeLast() }
        return label
    }

    mutating func warn(
        _ kind: Diagnostic.Kind, _ message: @autoclosure () -> String, line: Int, quoting bytes: Bytes, hint: String? = nil
    ) {
        guard warnings.count < Self.mostWarnings else {
            unreportedWarnings += 1
            return
        }
        warnings.append(
            Diagnostic(
                kind, message(), at: SourceLocation(file: path, line: line, sourceLine: bytes.excerpt(160)), hint: hint))
    }

    /// The same for text that is not in the file as it is quoted.
    mutating func warn(
        _ kind: Diagnostic.Kind, _ message: @autoclosure () -> String, line: Int, quoting text: String, hint: String? = nil
    ) {
        var text = text
        text.withUTF8 { warn(kind, message(), line: line, quoting: $0, hint: hint) }
    }

    /// Says that the file is damaged, and where. Of several reasons the first counts.
    mutating func fail(_ message: String, atByte offset: Int, of text: TranscriptText) {
        guard failure == nil else { return }
        let before = text.bytes.slice(0..<min(offset, text.bytes.count))
        let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        let line = before.reduce(1) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
        let column = before.slice(from: start).reduce(1) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
        let end = text.bytes.firstOffset(of: UInt8(ascii: "\n"), from: start) ?? text.bytes.count
        // A file of one long line is not shown under its message.
        let shown = end - start <= 160 ? String(decoding: text.bytes.slice(start..<end), as: UTF8.self) : nil
        failure = Diagnostic(
            .brokenTranscript, message, at: SourceLocation(file: path, line: line, column: column, sourceLine: shown),
            hint: "export the transcript again: this file was cut off or changed by hand")
    }
}

/// A speaker's label, and where the transcript names it first.
public struct LabelOccurrence: Sendable, Equatable {
    public var label: PlainText
    /// The line of the file, from 1.
    public var line: Int

    public init(label: PlainText, line: Int) {
        self.label = label
        self.line = line
    }
}
