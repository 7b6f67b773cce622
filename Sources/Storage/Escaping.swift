extension [UInt8] {
    /// Appends bytes, and in the place of some of them what stands for them.
    /// - Parameters:
    ///   - marks: marks those of eight bytes that may need an escape; it may mark too many.
    ///   - escape: what is written for a byte; nil for the byte itself.
    @inlinable @inline(__always)
    public mutating func append(
        escaping source: UnsafeBufferPointer<UInt8>, marks: (EightBytes) -> UInt64, escape: (UInt8) -> StaticString?
    ) {
        var (start, index) = (0, 0)
        while index < source.count {
            if index + 8 <= source.count {
                let found = marks(EightBytes(source, at: index))
                guard found != 0 else {
                    index += 8
                    continue
                }
                index += EightBytes.offset(ofFirst: found)
            }
            if let escape = escape(source[index]) {
                append(contentsOf: UnsafeBufferPointer(rebasing: source[start..<index]))
                escape.withUTF8Buffer { append(contentsOf: $0) }
                start = index + 1
            }
            index += 1
        }
        append(contentsOf: UnsafeBufferPointer(rebasing: source[start...]))
    }
}
