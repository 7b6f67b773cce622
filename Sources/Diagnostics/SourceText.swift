/// The text of a file that the podcaster wrote, and where its lines are.
public struct SourceText: Sendable {
    /// The longest line that is shown whole under a message, in Unicode scalars.
    static let longestShownLine = 160

    /// The file's path from the site's folder.
    public let path: String
    /// Valid UTF-8.
    public let bytes: [UInt8]

    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    public init(path: String, text: String) {
        self.init(path: path, bytes: Array(text.utf8))
    }

    /// The place of the byte at `offset`. Lines end with LF, CRLF or CR.
    public func location(ofByte offset: Int) -> SourceLocation {
        let offset = min(max(offset, 0), bytes.count)
        var line = 1
        var start = 0
        var index = 0
        while index < offset {
            let byte = bytes[index]
            index += 1
            if byte == UInt8(ascii: "\n") || (byte == UInt8(ascii: "\r") && !(index < bytes.count && bytes[index] == UInt8(ascii: "\n"))) {
                line += 1
                start = index
            }
        }
        let column = Self.scalars(in: bytes[start..<max(start, offset)]) + 1
        return location(line: line, column: column, lineStart: start)
    }

    /// The lines and columns of the bytes at several offsets, in one go through the text.
    /// - Parameter offsets: in their order.
    public func places(ofBytes offsets: [Int]) -> [(line: Int, column: Int)] {
        var places: [(line: Int, column: Int)] = []
        var (line, column, index) = (1, 1, 0)
        for offset in offsets {
            while index < min(offset, bytes.count) {
                let byte = bytes[index]
                index += 1
                if byte == UInt8(ascii: "\n")
                    || (byte == UInt8(ascii: "\r") && !(index < bytes.count && bytes[index] == UInt8(ascii: "\n")))
                {
                    (line, column) = (line + 1, 1)
                } else if byte & 0xC0 != 0x80 {
                    column += 1
                }
            }
            places.append((line, column))
        }
        return places
    }

    /// The places of the bytes at several offsets, in one go through the text.
    /// - Parameter offsets: in their order.
    public func locations(ofBytes offsets: [Int]) -> [SourceLocation] {
        var locations: [SourceLocation] = []
        for (offset, place) in zip(offsets, places(ofBytes: offsets)) {
            if var same = locations.last, same.line == place.line {
                same.column = place.column
                locations.append(same)
                continue
            }
            var start = min(offset, bytes.count)
            while start > 0, bytes[start - 1] != UInt8(ascii: "\n"), bytes[start - 1] != UInt8(ascii: "\r") { start -= 1 }
            locations.append(location(line: place.line, column: place.column, lineStart: start))
        }
        return locations
    }

    /// The place given by a line and a column that both count from 1.
    public func location(line: Int, column: Int?) -> SourceLocation {
        var current = 1
        var start = 0
        var index = 0
        while current < line, index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte == UInt8(ascii: "\n") || (byte == UInt8(ascii: "\r") && !(index < bytes.count && bytes[index] == UInt8(ascii: "\n"))) {
                current += 1
                start = index
            }
        }
        guard current == line else { return SourceLocation(file: path, line: line, column: column) }
        return location(line: line, column: column, lineStart: start)
    }

    private func location(line: Int, column: Int?, lineStart: Int) -> SourceLocation {
        var end = lineStart
        while end < bytes.count, bytes[end] != UInt8(ascii: "\n"), bytes[end] != UInt8(ascii: "\r") { end += 1 }
        let shown = Self.scalars(in: bytes[lineStart..<end]) <= Self.longestShownLine
        return SourceLocation(
            file: path, line: line, column: column,
            sourceLine: shown ? String(decoding: bytes[lineStart..<end], as: UTF8.self) : nil)
    }

    private static func scalars(in bytes: ArraySlice<UInt8>) -> Int {
        bytes.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
    }
}
