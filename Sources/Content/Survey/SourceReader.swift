import Diagnostics
import Podcast
import Storage
import Transcripts

/// Reads the podcaster's files, or takes from the cache what was found in them.
struct SourceReader: Sendable {
    let folder: SiteFolder
    let cache: SourceCache

    /// What was found in a file.
    struct Found<Value> {
        var value: Value
        var digest: Digest
    }

    /// The digest of a file that is only read for it.
    func digest(of path: String, stat: FileStat, reporting diagnostics: inout Diagnostics) -> Digest? {
        if let known = cache.lookup(path), known.stat == stat, known.digest != SourceRecord.unread { return known.digest }
        guard let bytes = folder.read(path, reporting: &diagnostics) else { return nil }
        let digest = Digest(of: bytes)
        cache.keep(path, SourceRecord(stat: stat, digest: digest, surveyed: []))
        return digest
    }

    /// What a file with front matter holds. Warnings are remembered with it; a file with errors is not remembered.
    /// - Parameters:
    ///   - example: the keys that such a file needs, for the message about a file without front matter.
    ///   - read: gets the file, and reports what is wrong in it.
    func surveyed<Value: Storable>(
        _ path: String, stat: FileStat, example: String, reporting diagnostics: inout Diagnostics,
        read: (ContentFile, inout Diagnostics) -> Value?
    ) -> Found<Value>? {
        if let known = cache.lookup(path), known.stat == stat, let record = try? Record<Value>(stored: known.surveyed) {
            diagnostics.append(record.warnings)
            return Found(value: record.value, digest: known.digest)
        }
        guard let bytes = folder.read(path, reporting: &diagnostics) else { return nil }
        let digest = Digest(of: bytes)
        var own = Diagnostics()
        let value = text(path, bytes, reporting: &own)
            .flatMap { ContentFile.withFrontMatter($0, example: example, reporting: &own) }
            .flatMap { read($0, &own) }
        diagnostics.append(own)
        guard let value else { return nil }
        if !own.hasErrors {
            cache.keep(path, SourceRecord(stat: stat, digest: digest, surveyed: Record(value: value, warnings: own).stored))
        }
        return Found(value: value, digest: digest)
    }

    /// The file in UTF-8; nil, after reporting, where it is not text.
    func text(_ path: String, _ bytes: [UInt8], reporting diagnostics: inout Diagnostics) -> SourceText? {
        TextDecoding.decode(bytes, path: path, key: nil, reporting: &diagnostics)
    }

    /// The place of a position that is known only as it was remembered: the file is read again, which happens only to show a mistake.
    func location(of position: Int, in path: String) -> SourceLocation {
        var ignored = Diagnostics()
        guard let bytes = folder.read(path, reporting: &ignored), let source = text(path, bytes, reporting: &ignored) else {
            return SourceLocation(file: path)
        }
        return ((try? ContentFile(frontMatterOf: source)) ?? ContentFile(allYAML: source)).location(of: position)
    }

    /// A value and the warnings that belong to it.
    private struct Record<Value: Storable>: Storable {
        var value: Value
        var warnings: Diagnostics

        init(value: Value, warnings: Diagnostics) {
            self.value = value
            self.warnings = warnings
        }

        func store(to writer: inout StorageWriter) {
            writer.write(value)
            writer.write(warnings.all)
        }

        init(from reader: inout StorageReader) throws(Damaged) {
            value = try reader.read()
            warnings = Diagnostics(try reader.readArray())
        }
    }
}
