/// What part of a file is asked for (https://www.rfc-editor.org/rfc/rfc9110#name-range): players seek with it.
enum ByteRange: Equatable {
    case whole
    case part(Range<Int>)
    /// Nothing of the file lies in it.
    case unsatisfiable

    /// - Parameters:
    ///   - header: the value of `Range`. Several ranges at once, other units and what is malformed give the whole file, as the standard allows.
    ///   - size: of the file, in bytes.
    init(_ header: String?, size: Int) {
        guard let header, header.hasPrefix("bytes="), !header.contains(",") else {
            self = .whole
            return
        }
        let ends = header.dropFirst("bytes=".count).split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2, ends.allSatisfy({ $0.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }) else {
            self = .whole
            return
        }
        switch (Int(ends[0]), Int(ends[1])) {
        case (let start?, let end):
            // A last byte beyond all numbers is beyond the file.
            let limit = ends[1].isEmpty ? size : min(size - 1, end ?? Int.max) + 1
            if start >= size {
                self = .unsatisfiable
            } else {
                self = start < limit ? .part(start..<limit) : .whole
            }
        // The last bytes of the file.
        case (nil, let count?) where ends[0].isEmpty:
            self = count == 0 || size == 0 ? .unsatisfiable : .part(max(0, size - count)..<size)
        default: self = .whole
        }
    }
}
