import Diagnostics
import Markup
import Podcast
import Publishing
import Storage

/// What was found in each episode: read where a page shows it, so that memory does not grow with the show.
struct Findings: Sendable {
    let context: SiteContext
    let publication: Publication
    /// What the findings of each episode are known by, in the site's order.
    let digests: [Fingerprint]
    /// The same for the long ones.
    let longDigests: [Fingerprint]

    /// What was found in some of the episodes.
    func found<Found: Finding>(_ type: Found.Type = Found.self, in cards: Cards) -> FoundInEpisodes<Found> {
        FoundInEpisodes(findings: self, numbers: cards.numbers)
    }

    /// A file of an episode, as this build publishes it; nil where the episode has mistakes.
    func file(_ path: SitePath, ofEpisode index: Int) -> PublishedFile? {
        publication.file(path, of: context.site.episodes[index].groupName)
    }

    /// What is in a file of an episode. Nothing where somebody takes it away while the site is built: the next build makes it again.
    func bytes(of file: PublishedFile) -> [UInt8] { publication.bytes(of: file) ?? [] }

    /// Nil where the episode has mistakes: then nothing is published.
    ///
    /// A damaged entry is as good as none: what it held is found once more.
    fileprivate func found<Found: Finding>(_ type: Found.Type, at index: Int) -> Found? {
        let group = context.site.episodes[index].groupName
        if let memo = try? type.isLong ? publication.longMemo(of: group) : publication.memo(of: group),
            let found = try? Memo.read(type, from: memo)
        {
            return found
        }
        var ignored = Diagnostics()
        return (try? context.episodePage(index, reporting: &ignored)).map { Found(in: $0) }
    }
}

/// Findings of one kind, as a page shows them.
struct FoundInEpisodes<Found: Finding>: Keyable, RandomAccessCollection, Sendable {
    fileprivate let findings: Findings
    fileprivate let numbers: [Int32]

    var startIndex: Int { 0 }
    var endIndex: Int { numbers.count }
    subscript(index: Int) -> Found? { findings.found(Found.self, at: Int(numbers[index])) }

    func store(to writer: inout StorageWriter) {
        writer.write(UInt64(count))
        let digests = Found.isLong ? findings.longDigests : findings.digests
        for number in numbers { writer.write(digests[Int(number)]) }
    }
}
