import Podcast
import Publishing
import Storage

/// What a producer kept of each episode: read one at a time, in the site's order, so that memory does not grow with the show.
struct Findings<Finding: Storable>: ~Copyable {
    private let publication: Publication
    private let groups: [String]
    private let producer: Int

    /// - Parameters:
    ///   - groups: the names of the episodes' groups, in the site's order.
    ///   - producer: the producer's place in the list of producers.
    init(publication: Publication, groups: [String], producer: Int) {
        self.publication = publication
        self.groups = groups
        self.producer = producer
    }

    var count: Int { groups.count }

    /// - Parameter body: gets the episode's place in the site's order, the finding and its digest.
    func forEach(_ body: (Int, Finding, Digest) -> Void) throws(Damaged) {
        for (index, group) in groups.enumerated() {
            let memo = try publication.memo(of: group)
            let bytes = try Memo.part(producer, of: memo)
            body(index, try Finding(stored: bytes), Digest(of: bytes))
        }
    }
}

/// The findings of all producers about one episode, as they are kept.
enum Memo {
    static func encode(_ findings: [[UInt8]]) -> [UInt8] {
        var writer = StorageWriter()
        for finding in findings { writer.write(bytes: finding) }
        return writer.bytes
    }

    static func part(_ index: Int, of memo: [UInt8]) throws(Damaged) -> [UInt8] {
        var reader = StorageReader(memo)
        for _ in 0..<index { _ = try reader.readRaw(try reader.readCount()) }
        return try reader.readBytes()
    }
}
