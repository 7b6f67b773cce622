#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif
import Markup
import Podcast
import Storage

/// The text of a transcript file as the formats read it: valid UTF-8 without byte order mark, its lines ended by LF.
///
/// It borrows its bytes; only `TranscriptReader` makes one, and it does not outlive the reading.
public struct TranscriptText: @unchecked Sendable {
    let bytes: UnsafeBufferPointer<UInt8>
    /// Names that labels may be told by: those of the episode's people and of its `speakers:`.
    let knownNames: Set<LabelKey>
    /// What it is as JSON, or why it is none; nil where it does not look like JSON. Read once for all formats.
    let json: Result<JSONValue, JSONValue.Fault>?

    init(bytes: UnsafeBufferPointer<UInt8>, knownNames: Set<LabelKey> = []) {
        self.bytes = bytes
        self.knownNames = knownNames
        json = Self.looksLikeJSON(bytes) ? Result { () throws(JSONValue.Fault) in try JSONValue(parsing: Array(bytes)) } : nil
    }

    /// Whether the text begins as an object, or as a list of objects: `[00:01] Jo` is a time in plain text.
    private static func looksLikeJSON(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var visible = bytes.lazy.filter { !$0.isSpace }.makeIterator()
        guard let first = visible.next(), first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else { return false }
        let second = visible.next()
        if first == UInt8(ascii: "{") { return second == UInt8(ascii: "\"") || second == UInt8(ascii: "}") }
        return second == UInt8(ascii: "{") || second == UInt8(ascii: "]")
    }

    /// The lines of at most the first `limit` bytes, which is enough to tell formats by.
    func opening(_ limit: Int = 1 << 16) -> Lines {
        Lines(UnsafeBufferPointer(rebasing: bytes[..<min(bytes.count, limit)]))
    }

    var lines: Lines { Lines(bytes) }
}

/// A piece of a transcript's text.
typealias Bytes = UnsafeBufferPointer<UInt8>

/// The lines of a text, without the LF that ends them. What follows the last LF is a line only if there is something in it.
struct Lines: Sequence, IteratorProtocol {
    private let bytes: Bytes
    private var position = 0
    /// The number of the line that was given last, from 1.
    private(set) var number = 0

    init(_ bytes: Bytes) {
        self.bytes = bytes
    }

    mutating func next() -> Bytes? {
        guard position < bytes.count, let start = bytes.baseAddress?.advanced(by: position) else { return nil }
        let left = bytes.count - position
        let length = memchr(start, Int32(UInt8(ascii: "\n")), left).map { UnsafeRawPointer($0) - UnsafeRawPointer(start) } ?? left
        position += length + 1
        number += 1
        return Bytes(start: start, count: length)
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether the bytes begin with those of `prefix`.
    func hasPrefix(_ prefix: StaticString) -> Bool {
        prefix.withUTF8Buffer { count >= $0.count && memcmp($0.baseAddress!, baseAddress!, $0.count) == 0 }
    }

    func slice(_ range: Range<Int>) -> Bytes { Bytes(rebasing: self[range]) }
    func slice(from start: Int) -> Bytes { Bytes(rebasing: self[start...]) }

    /// Without ASCII white space at its ends.
    var trimmed: Bytes {
        var (start, end) = (0, count)
        while start < end, self[start].isSpace { start += 1 }
        while end > start, self[end - 1].isSpace { end -= 1 }
        return slice(start..<end)
    }

    var isBlank: Bool { allSatisfy { $0.isSpace } }

    var isASCII: Bool {
        var index = 0
        while index + 8 <= count {
            if EightBytes(self, at: index).marksBeyondASCII != 0 { return false }
            index += 8
        }
        return self[index...].allSatisfy { $0 < 0x80 }
    }

    /// The offset of the first byte like `byte` at or after `start`.
    func firstOffset(of byte: UInt8, from start: Int = 0) -> Int? {
        guard start < count, let base = baseAddress?.advanced(by: start) else { return nil }
        return memchr(base, Int32(byte), count - start).map { UnsafeRawPointer($0) - UnsafeRawPointer(base) + start }
    }

    /// The offset of the first `-->`.
    var arrow: Int? {
        var start = 0
        while let greater = firstOffset(of: UInt8(ascii: ">"), from: start) {
            if greater >= 2, self[greater - 1] == UInt8(ascii: "-"), self[greater - 2] == UInt8(ascii: "-") { return greater - 2 }
            start = greater + 1
        }
        return nil
    }

    /// The text of the bytes, cut to what fits under a message.
    func excerpt(_ longest: Int = 80) -> String {
        guard count > longest else { return String(decoding: self, as: UTF8.self) }
        var end = longest
        while end > 0, self[end] & 0xC0 == 0x80 { end -= 1 }
        return String(decoding: slice(0..<end), as: UTF8.self) + "…"
    }
}

extension UInt8 {
    /// ASCII white space: tab, LF, FF, CR, space (https://infra.spec.whatwg.org/#ascii-whitespace).
    var isSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0C || self == 0x0D }
    var isDigit: Bool { self &- 0x30 < 10 }
    var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
    var isUppercaseLetter: Bool { self &- 0x41 < 26 }
}
