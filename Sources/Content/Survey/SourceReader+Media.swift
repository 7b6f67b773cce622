import Diagnostics
import Media
import Podcast
import Storage

extension SourceReader {
    /// Files that are at most so long are told by what is in them, in bytes.
    static let longestRead = 1 << 20
    /// Pictures may be longer: what is made of them is known by what is in them.
    static let longestPicture = 1 << 26

    /// What is remembered of a file that is published as it is.
    private struct Inspection: Storable {
        var facts: MediaFacts?

        init(facts: MediaFacts?) { self.facts = facts }
        func store(to writer: inout StorageWriter) { writer.write(facts) }
        init(from reader: inout StorageReader) throws(Damaged) { facts = try reader.readOptional() }
    }

    /// A file with its digest where it is small, and with its facts where it is a picture or sound. Of a big file no more is read than
    /// the facts take, and of one whose stat is remembered nothing.
    func inspected(_ file: SiteFile, reporting diagnostics: inout Diagnostics) -> SiteFile {
        var file = file
        let isSmall = file.stat.size <= Self.longestRead
        if !isSmall, let error = folder.obstacle(toReading: file.source) {
            report(error.message, file, to: &diagnostics)
            return file
        }
        if let known = cache.lookup(file.source), known.stat == file.stat, let kept = try? Inspection(stored: known.surveyed) {
            file.facts = kept.facts
            if known.digest != SourceRecord.unread { file.digest = known.digest }
            return file
        }
        if isSmall {
            guard let bytes = folder.read(file.source, reporting: &diagnostics) else { return file }
            file.digest = Digest(of: bytes)
            file.facts = MediaFacts(of: ByteSource(bytes))
        } else {
            guard let bytes = ByteSource(fileAt: folder.absolute(file.source)) else { return file }
            file.facts = MediaFacts(of: bytes)
            if file.facts?.picture != nil, file.stat.size <= Self.longestPicture { file.digest = bytes.digest }
            if let code = bytes.failure {
                report(SystemError(code: code).message, file, to: &diagnostics)
                return file
            }
        }
        cache.keep(
            file.source,
            SourceRecord(stat: file.stat, digest: file.digest ?? SourceRecord.unread, surveyed: Inspection(facts: file.facts).stored))
        return file
    }

    private func report(_ reason: String, _ file: SiteFile, to diagnostics: inout Diagnostics) {
        diagnostics.report(.unreadableFile, "this cannot be read: \(reason)", at: SourceLocation(file: file.source))
    }
}

extension SourceRecord {
    /// Stands for the digest of a file of which only a part was read.
    static let unread = Digest(high: 0, low: 0)
}

extension [SiteFile] {
    /// A picture with the size of its file, if that is one of these.
    func measured(_ picture: Picture) -> Picture {
        var picture = picture
        if !picture.isRemote { picture.size = first { $0.source == picture.source }?.facts?.size }
        return picture
    }
}
