import Storage

/// A place in something the podcaster wrote. Lines and columns count from 1; a column counts Unicode scalars.
public struct SourceLocation: Sendable, Equatable, Storable {
    /// The file's path from the site's folder, with slashes: `Content/episodes/x/episode.md`.
    public var file: String
    public var line: Int?
    public var column: Int?
    /// The line itself, as it is shown under the message; long lines are cut around the column.
    public var sourceLine: String?

    public init(file: String, line: Int? = nil, column: Int? = nil, sourceLine: String? = nil) {
        self.file = file
        self.line = line
        self.column = column
        self.sourceLine = sourceLine
    }

    public func store(to writer: inout StorageWriter) {
        writer.write(file)
        writer.write(line)
        writer.write(column)
        writer.write(sourceLine)
    }

    public init(from reader: inout StorageReader) throws(Damaged) {
        file = try reader.read()
        line = try reader.readOptional()
        column = try reader.readOptional()
        sourceLine = try reader.readOptional()
    }
}
