import Storage

extension InlineWriter {
    /// Text as it is. Only what CommonMark could take for markup where it stands is escaped.
    mutating func write(text source: UnsafeBufferPointer<UInt8>) {
        guard !source.isEmpty else { return }
        var index = 0
        if neighbours.needsBoundary || isAtEmphasisStart { index = writeFirst(of: source) }
        while index < source.count {
            if isAtLineStart {
                index = writeLineStart(of: source, at: index)
                guard index < source.count else { break }
            } else if index == 0, lines == .many {
                index = writeListDelimiter(of: source)
            }
            let end = source.indexOfMarkup(from: index)
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[index..<end]))
            guard end < source.count else { break }
            writeSpecial(of: source, at: end)
            index = end + 1
        }
    }

    mutating func write(text: [UInt8]) {
        text.withUnsafeBufferPointer { write(text: $0) }
    }

    /// The first character inside emphasis, or after it.
    /// - Returns: the number of bytes written.
    private mutating func writeFirst(of source: UnsafeBufferPointer<UInt8>) -> Int {
        let (scalar, count) = source.scalar(at: 0)
        let flanking = Flanking(scalar)
        if isAtEmphasisStart {
            neighbours.needsBoundary = false
            if flanking == .space {
                ensureBoundary(before: openings.count - 1)
                bytes.append(characterReference: scalar)
                return count
            }
            if flanking != .word || openings.last?.emphasis.delimiter == UInt8(ascii: "_") { ensureBoundary(before: openings.count - 1) }
            return 0
        }
        neighbours.needsBoundary = false
        guard !flanking.isBoundary else { return 0 }
        bytes.append(characterReference: scalar)
        return count
    }

    /// What would begin a block if it stood at the start of a line: white space, marks of lists, quotes, headings, fences and underlines.
    /// - Returns: the index after what was written.
    private mutating func writeLineStart(of source: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        let byte = source[index]
        func at(_ offset: Int) -> UInt8? { index + offset < source.count ? source[index + offset] : nil }
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "\t"):
            bytes.append(characterReference: Unicode.Scalar(byte))
            return index + 1
        case _ where lines == .one:
            return index
        case UInt8(ascii: ">"): break
        case UInt8(ascii: "#"):
            var end = index
            while end < source.count, source[end] == byte { end += 1 }
            if end < source.count, !source[end].isBlank { return index }
        case UInt8(ascii: "+"):
            if let next = at(1), !next.isBlank { return index }
        case UInt8(ascii: "-"), UInt8(ascii: "="):
            if let next = at(1), !next.isBlank, next != byte { return index }
        case UInt8(ascii: "~"):
            if let next = at(1), next != byte { return index }
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            var end = index
            while end < source.count, source[end].isDigit { end += 1 }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[index..<end]))
            guard end < source.count, end - index <= 9, source[end].delimitsListNumber else { return end }
            if end + 1 < source.count, !source[end + 1].isBlank { return end }
            bytes.append(UInt8(ascii: "\\"))
            bytes.append(source[end])
            return end + 1
        default:
            return index
        }
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
        return index + 1
    }

    /// The rest of a number at the start of a line and the `.` or `)` after it, where the beginning was given before.
    /// - Returns: the index after what was written.
    private mutating func writeListDelimiter(of source: UnsafeBufferPointer<UInt8>) -> Int {
        guard source[0].isDigit || source[0].delimitsListNumber, bytes.count - lineStart <= 9, bytes[lineStart...].allSatisfy(\.isDigit)
        else { return 0 }
        var end = 0
        while end < source.count, source[end].isDigit { end += 1 }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[..<end]))
        guard end < source.count, source[end].delimitsListNumber else { return end }
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(source[end])
        return end + 1
    }

    /// A byte that may be markup in the middle of a line.
    private mutating func writeSpecial(of source: UnsafeBufferPointer<UInt8>, at index: Int) {
        let byte = source[index]
        let next: UInt8? = index + 1 < source.count ? source[index + 1] : nil
        switch byte {
        case UInt8(ascii: "\n"):
            // A blank line would end the paragraph, and a break at its end would be dropped.
            if lines == .one || isAtContentStart || next == nil || next == byte {
                bytes.append(characterReference: "\n")
            } else {
                keepLastSpace()
                newLine()
            }
            return
        case UInt8(ascii: "&"):
            if !mayBeCharacterReference(source, from: index + 1) { break }
            bytes.append(UInt8(ascii: "\\"))
        case UInt8(ascii: "<"):
            // Tags, comments, declarations and addresses begin with `<` and one of these.
            if let next, next.isBlank || next == UInt8(ascii: "<") || next == UInt8(ascii: ">") || next >= 0x80 { break }
            bytes.append(UInt8(ascii: "\\"))
        case UInt8(ascii: "_"):
            // Inside a word. The last character of the text may yet be written as a character reference.
            if let next, next.isASCIIWord, index + 2 < source.count, let last = bytes.last, last.isASCIIWord { break }
            bytes.append(UInt8(ascii: "\\"))
        default:
            bytes.append(UInt8(ascii: "\\"))
        }
        bytes.append(byte)
    }

    private func mayBeCharacterReference(_ source: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
        guard start < source.count, source[start] != UInt8(ascii: "#") else { return true }
        var end = start
        while end < source.count, source[end].isASCIIWord { end += 1 }
        return end == source.count || (end > start && source[end] == UInt8(ascii: ";"))
    }

    /// A span of code, between runs of backticks longer or shorter than any in it.
    mutating func write(code source: UnsafeBufferPointer<UInt8>) {
        guard !source.isEmpty else { return }
        if bytes.count == lastCode.end {
            // The backticks of two spans side by side would run together: they become one span.
            bytes.removeLast(lastCode.end - lastCode.start)
            let whole = lastCode.content + source
            lastCode.end = -1
            return whole.withUnsafeBufferPointer { write(code: $0) }
        }
        beginMarkup()
        let start = bytes.count
        defer { lastCode = (start, bytes.count, Array(source)) }
        var lengths: Set<Int> = []
        var run = 0
        for byte in source {
            if byte == UInt8(ascii: "`") {
                run += 1
            } else if run > 0 {
                lengths.insert(run)
                run = 0
            }
        }
        lengths.insert(run)
        var length = 1
        while lengths.contains(length) { length += 1 }

        func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") }
        // One space on each side is dropped where there are both.
        let isPadded =
            source.first == UInt8(ascii: "`") || source.last == UInt8(ascii: "`")
            || (isSpace(source.first!) && isSpace(source.last!) && !source.allSatisfy(isSpace))
        for _ in 0..<length { bytes.append(UInt8(ascii: "`")) }
        if isPadded { bytes.append(UInt8(ascii: " ")) }
        for byte in source { bytes.append(byte == UInt8(ascii: "\n") ? UInt8(ascii: " ") : byte) }
        if isPadded { bytes.append(UInt8(ascii: " ")) }
        for _ in 0..<length { bytes.append(UInt8(ascii: "`")) }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The next byte that may be markup anywhere in a line, or the end.
    @inline(__always)
    fileprivate func indexOfMarkup(from start: Int) -> Int {
        var index = start
        while index + 8 <= count {
            let eight = EightBytes(self, at: index)
            let found =
                eight.marks(of: UInt8(ascii: "\n")) | eight.marks(of: UInt8(ascii: "&")) | eight.marks(of: UInt8(ascii: "*"))
                | eight.marks(of: UInt8(ascii: "<")) | eight.marks(of: UInt8(ascii: "[")) | eight.marks(of: UInt8(ascii: "\\"))
                | eight.marks(of: UInt8(ascii: "]")) | eight.marks(of: UInt8(ascii: "_")) | eight.marks(of: UInt8(ascii: "`"))
            if found != 0 { return index + EightBytes.offset(ofFirst: found) }
            index += 8
        }
        while index < count {
            if self[index].mayBeMarkup { return index }
            index += 1
        }
        return index
    }
}

extension UInt8 {
    /// Whether it may be markup anywhere in a line.
    @inline(__always)
    var mayBeMarkup: Bool {
        // The bits of \n & * < and of [ \ ] _ `.
        let (low, high): (UInt64, UInt64) = (0x1000_0440_0000_0400, 0x0000_0001_B800_0000)
        return self < 64 ? low >> UInt64(self) & 1 != 0 : self < 128 && high >> UInt64(self - 64) & 1 != 0
    }

    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
    var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") || self == UInt8(ascii: "\n") }
    var isASCIILetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
    var isASCIIWord: Bool { isDigit || isASCIILetter }
    fileprivate var delimitsListNumber: Bool { self == UInt8(ascii: ".") || self == UInt8(ascii: ")") }
}
