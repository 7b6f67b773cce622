import Storage

/// All findings in one episode, as they are kept.
enum Memo {
    /// What is found in every episode: the list that a new kind of finding is added to.
    static let kinds: [any Finding.Type] = [RowScore.self, Appearances.self, FeedFacts.self, FeedEntry.self]

    /// - Parameter isLong: whether those that are long are meant, or the others.
    static func of(_ page: EpisodePage, isLong: Bool) -> [UInt8] {
        var writer = StorageWriter()
        for kind in kinds where kind.isLong == isLong { writer.write(bytes: kind.init(in: page).stored) }
        return writer.bytes
    }

    static func read<Found: Finding>(_ type: Found.Type, from memo: [UInt8]) throws(Damaged) -> Found {
        guard let place = kinds.filter({ $0.isLong == type.isLong }).firstIndex(where: { $0 == type }) else {
            preconditionFailure("\(type) is not in the list of findings")
        }
        var reader = StorageReader(memo)
        for _ in 0..<place { _ = try reader.readRaw(try reader.readCount()) }
        return try Found(stored: try reader.readBytes())
    }
}
