import Diagnostics
import Storage

/// What a build says of itself to the next, should nothing have changed.
struct KeptBuild: Storable {
    var files: Int
    var pages: Int
    var bytes: UInt64
    var groups: Int
    var warnings: [Diagnostic]

    init(_ summary: Summary, warnings: [Diagnostic]) {
        files = summary.files
        pages = summary.pages
        bytes = summary.bytes
        groups = summary.groups
        self.warnings = warnings
    }

    var summary: Summary {
        var summary = Summary()
        summary.files = files
        summary.pages = pages
        summary.bytes = bytes
        summary.groups = groups
        return summary
    }

    func store(to writer: inout StorageWriter) {
        writer.write(files)
        writer.write(pages)
        writer.write(bytes)
        writer.write(groups)
        writer.write(warnings)
    }

    init(from reader: inout StorageReader) throws(Damaged) {
        files = try reader.read()
        pages = try reader.read()
        bytes = try reader.readNumber()
        groups = try reader.read()
        warnings = try reader.readArray()
    }
}
