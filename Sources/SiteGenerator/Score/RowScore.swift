import Storage

/// The score as lists show it.
struct RowScore: Finding {
    /// Nil where there is nothing to draw.
    var score: Score?

    init(in page: EpisodePage) { score = page.score?.scaled(to: Score.rowWidth) }

    func store(to writer: inout StorageWriter) { writer.write(score) }
    init(from reader: inout StorageReader) throws(Damaged) { score = try reader.readOptional() }
}
