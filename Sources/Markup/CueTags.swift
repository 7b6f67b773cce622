/// Tells tags from text in the cues of WebVTT (https://www.w3.org/TR/webvtt1/#cue-text-parsing-rules).
///
/// A `<` begins a tag before a letter, a slash, a dot, a `>` or a time, where a `>` follows. Any other (`I <3 you`, `a < b`) is text: the
/// specification would drop everything up to the next `>`, or the rest of the cue, and nobody should lose words.
public struct CueTags {
    public enum Kind: Sendable { case start, end, time }

    public struct Tag: Sendable {
        public var kind: Kind
        /// What stands between its `<` and its `>`.
        public var content: Range<Int>
    }

    private let cue: UnsafeBufferPointer<UInt8>
    /// Where the next `>` is that was searched last, so that none is searched twice; the end of the cue where there is no more.
    private var nextCloser = 0

    public init(in cue: UnsafeBufferPointer<UInt8>) {
        self.cue = cue
    }

    /// The tag that begins at `start`, where a `<` is; nil where that is text. Cues are read from their beginning to their end.
    public mutating func tag(at start: Int) -> Tag? {
        let first = start + 1
        guard first < cue.count else { return nil }
        switch cue[first] {
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            let end = cue[first...].firstIndex { !Self.isOfTime($0) } ?? cue.count
            guard end < cue.count, cue[end] == UInt8(ascii: ">"), cue[first..<end].contains(UInt8(ascii: ":")) else { return nil }
            return Tag(kind: .time, content: first..<end)
        case UInt8(ascii: "/"): return closer(from: first).map { Tag(kind: .end, content: first..<$0) }
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "."), UInt8(ascii: ">"):
            return closer(from: first).map { Tag(kind: .start, content: first..<$0) }
        default: return nil
        }
    }

    private mutating func closer(from start: Int) -> Int? {
        if nextCloser < start { nextCloser = cue[start...].firstIndex(of: UInt8(ascii: ">")) ?? cue.count }
        return nextCloser < cue.count ? nextCloser : nil
    }

    private static func isOfTime(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".")
    }
}
