import Diagnostics
import Podcast
import Storage
import Transcripts

/// Which corrections a transcript needs, and how often.
struct GlossaryUse: Sendable, Equatable, Storable {
    /// Those of the glossary that change something.
    var corrections: [Correction] = []
    var count = 0
    /// Stands for all but the file that this was found with.
    private var key = Digest(high: 0, low: 0)

    init() {}

    fileprivate init(in bytes: [UInt8], _ reading: TranscriptSettings, key: Digest) {
        var cues = reading.read(bytes).cues
        let uses = TranscriptRevision(script: reading.source.script, corrections: reading.corrections).revise(&cues)
        corrections = zip(reading.corrections, uses).compactMap { $1 > 0 ? $0 : nil }
        count = uses.reduce(0, +)
        self.key = key
    }

    fileprivate func isFound(with key: Digest) -> Bool { self.key == key }

    func store(to writer: inout StorageWriter) {
        writer.write(corrections)
        writer.write(count)
        writer.write(key)
    }

    init(from reader: inout StorageReader) throws(Damaged) {
        corrections = try reader.readArray()
        count = try reader.read()
        key = try reader.read()
    }
}

/// How a transcript is read, and the glossary that it is read with.
struct TranscriptSettings: Sendable, Keyable {
    var source: SurveyedEpisode.TranscriptSource
    var knownNames: [PlainText]
    var corrections: [Correction]

    func read(_ bytes: [UInt8]) -> TranscriptReading {
        TranscriptReader.read(bytes, path: source.path, format: source.format, encoding: source.encoding, knownNames: knownNames)
    }

    func store(to writer: inout StorageWriter) {
        writer.write(source)
        writer.write(knownNames)
        writer.write(corrections)
    }
}

extension SourceReader {
    /// What a glossary changes in a transcript. Remembered with the file, so that an edit of the glossary makes no page again that it does
    /// not change.
    func glossaryUse(in settings: TranscriptSettings, stat: FileStat, reporting diagnostics: inout Diagnostics) -> GlossaryUse {
        guard !settings.corrections.isEmpty else { return GlossaryUse() }
        var writer = StorageWriter()
        writer.write(settings)
        let key = Digest(of: writer)
        let path = settings.source.path
        if let known = cache.lookup(path), known.stat == stat, let use = try? GlossaryUse(stored: known.surveyed), use.isFound(with: key) {
            return use
        }
        guard let bytes = folder.read(path, reporting: &diagnostics) else { return GlossaryUse() }
        let use = GlossaryUse(in: bytes, settings, key: key)
        cache.keep(path, SourceRecord(stat: stat, digest: Digest(of: bytes), surveyed: use.stored))
        return use
    }
}
