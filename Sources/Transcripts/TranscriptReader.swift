import Diagnostics
import Podcast

/// What a transcript file holds.
public struct TranscriptReading: Sendable {
    /// As the file has them, in its order.
    public var cues: [Cue] = []
    /// The line of the file, from 1, on which each cue's text begins.
    public var lines: [Int32] = []
    /// The labels of its speakers, in the order in which they first speak.
    public var labels: [LabelOccurrence] = []
    /// The words that have a reading above them.
    public var ruby = Ruby()
    /// The name of the format it was read as; nil where it could not be read.
    public var format: String?
    public var diagnostics = Diagnostics()
}

/// Reads transcript files of every known format.
public enum TranscriptReader {
    /// - Parameters:
    ///   - path: the file's path from the site's folder.
    ///   - format: a format's name, where front matter overrides what the content and the extension say.
    ///   - encoding: a name that `iconv` knows; nil for UTF-8, or UTF-16 with byte order mark.
    ///   - knownNames: names of people who may speak, by which a label is told from prose that has a colon in it.
    public static func read(
        _ bytes: [UInt8], path: String, format: String? = nil, encoding: String? = nil, knownNames: [PlainText] = []
    ) -> TranscriptReading {
        var reading = TranscriptReading()
        let chosen = format.map { TranscriptFormats.named($0) }
        if case .some(nil) = chosen {
            let names = TranscriptFormats.all.map { $0.name }
            let meant = didYouMean(format ?? "", among: names).map { "did you mean \($0)? " } ?? ""
            reading.diagnostics.report(
                .unknownTranscriptFormat, "there is no transcript format “\(format ?? "")”", at: SourceLocation(file: path),
                hint: meant + "the formats are " + names.joined(separator: ", "))
            return reading
        }
        guard let text = TextDecoding.decode(bytes, path: path, encoding: encoding, reporting: &reading.diagnostics) else { return reading }
        let names = Set(knownNames.map(LabelKey.init))
        var cues = CueCollector(path: path)
        withUnixLines(text.bytes) { lines in
            let text = TranscriptText(bytes: lines, knownNames: names)
            let format = chosen.flatMap(\.self) ?? TranscriptFormats.recognise(text, pathExtension: pathExtension(of: path))
            reading.format = format.name
            format.read(text, into: &cues)
            if let failure = cues.failure {
                reading.diagnostics.report(failure)
            } else if cues.cues.isEmpty {
                reading.diagnostics.report(nothingSaid(in: text, path: path, format: format))
            }
        }
        reading.cues = cues.cues
        reading.lines = cues.lines
        reading.labels = cues.labels
        reading.ruby = cues.ruby
        for warning in cues.warnings { reading.diagnostics.report(warning) }
        if cues.unreportedWarnings > 0 {
            reading.diagnostics.report(
                .skippedCue, Diagnostics.notShown(cues.unreportedWarnings), at: SourceLocation(file: path))
        }
        return reading
    }

    private static func nothingSaid(in text: TranscriptText, path: String, format: any TranscriptFormat.Type) -> Diagnostic {
        let location = SourceLocation(file: path, line: 1, sourceLine: text.lines.first { _ in true }?.excerpt(160))
        if text.bytes.isBlank || format.likeness(of: text) == .certain {
            return Diagnostic(.emptyTranscript, "nobody says anything in this transcript", at: location)
        }
        return Diagnostic(
            .noCues, "there is no cue in this file that can be read as \(format.name)", at: location,
            hint: text.json == nil
                ? "a cue begins with a line of two times, such as 00:00:01.000 --> 00:00:04.000"
                : "no tool that is known here writes such JSON; export the transcript as WebVTT or SubRip")
    }

    private static func pathExtension(of path: String) -> String {
        let name = path.split(separator: "/").last ?? ""
        return name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) } ?? ""
    }

    /// Gives the bytes with CRLF and CR as LF; without a copy where there is no CR.
    private static func withUnixLines(_ bytes: [UInt8], _ body: (Bytes) -> Void) {
        let carriageReturn = UInt8(ascii: "\r")
        guard bytes.withUnsafeBufferPointer({ $0.firstOffset(of: carriageReturn) }) != nil else {
            return bytes.withUnsafeBufferPointer(body)
        }
        let unix = [UInt8](unsafeUninitializedCapacity: bytes.count) { target, count in
            bytes.withUnsafeBufferPointer { source in
                var index = 0
                while index < source.count {
                    let byte = source[index]
                    index += 1
                    if byte == carriageReturn {
                        if index < source.count, source[index] == UInt8(ascii: "\n") { index += 1 }
                        target[count] = UInt8(ascii: "\n")
                    } else {
                        target[count] = byte
                    }
                    count += 1
                }
            }
        }
        unix.withUnsafeBufferPointer(body)
    }
}
