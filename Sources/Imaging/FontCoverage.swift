import Storage

/// Which characters the fonts of the machine can show, as fontconfig knows them.
public struct FontCoverage: Sendable, Equatable, Storable {
    /// Stands for the fonts and their versions.
    public let digest: Digest
    /// Ascending, with gaps between them.
    private let ranges: [ClosedRange<UInt32>]
    /// The folders in which the fonts lie.
    let folders: [String]

    /// What `fc-list` is asked for: https://www.freedesktop.org/software/fontconfig/fontconfig-user.html
    static let format = "%{file}\\t%{fontformat}\\t%{fontversion}\\t%{charset}\\n"

    /// - Parameter list: what `fc-list` says, a line a font.
    init(_ list: [UInt8]) {
        var found: [ClosedRange<UInt32>] = []
        var folders: Set<String> = []
        var lines: [ArraySlice<UInt8>] = []
        for line in list.split(separator: UInt8(ascii: "\n")) {
            let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
            guard fields.count == 4 else { continue }
            let file = String(decoding: fields[0], as: UTF8.self)
            // Other formats are not drawn with, and the last resort of macOS shows boxes for all that there is.
            guard ["TrueType", "CFF"].contains(String(decoding: fields[1], as: UTF8.self)), !file.contains("LastResort") else { continue }
            lines.append(line)
            if let slash = file.lastIndex(of: "/") { folders.insert(String(file[..<slash])) }
            for range in fields[3].split(separator: UInt8(ascii: " ")) {
                let ends = range.split(separator: UInt8(ascii: "-")).map { UInt32(String(decoding: $0, as: UTF8.self), radix: 16) }
                guard let first = ends.first ?? nil, let last = ends.last ?? nil, first <= last else { continue }
                found.append(first...last)
            }
        }
        lines.sort { $0.lexicographicallyPrecedes($1) }
        digest = Digest(of: Array(lines.joined(separator: [UInt8(ascii: "\n")])))
        ranges = Self.joined(found)
        self.folders = folders.sorted()
    }

    private static func joined(_ ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
        var joined: [ClosedRange<UInt32>] = []
        for range in ranges.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
            if let last = joined.last, range.lowerBound <= last.upperBound &+ 1 {
                joined[joined.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                joined.append(range)
            }
        }
        return joined
    }

    /// The characters of a text that no font can show, each once, in the order in which they stand.
    public func missing(in text: String) -> [Unicode.Scalar] {
        var seen: Set<Unicode.Scalar> = []
        return text.unicodeScalars.filter { scalar in
            !scalar.properties.isWhitespace && !scalar.properties.isDefaultIgnorableCodePoint && !covers(scalar.value)
                && seen.insert(scalar).inserted
        }
    }

    private func covers(_ value: UInt32) -> Bool {
        var (low, high) = (0, ranges.count)
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < value { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].contains(value)
    }

    public func store(to writer: inout StorageWriter) {
        writer.write(digest)
        writer.write(UInt64(ranges.count))
        for range in ranges {
            writer.write(UInt64(range.lowerBound))
            writer.write(UInt64(range.upperBound))
        }
        writer.write(folders)
    }

    public init(from reader: inout StorageReader) throws(Damaged) {
        digest = try reader.read()
        var ranges: [ClosedRange<UInt32>] = []
        for _ in 0..<(try reader.readCount()) {
            guard let first = UInt32(exactly: try reader.readNumber()), let last = UInt32(exactly: try reader.readNumber()), first <= last
            else { throw Damaged() }
            ranges.append(first...last)
        }
        self.ranges = ranges
        folders = try reader.readArray()
    }
}
