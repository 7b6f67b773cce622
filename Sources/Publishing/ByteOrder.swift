#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

extension UnsafeRawBufferPointer {
    /// Less than, equal to or greater than 0, as these bytes come before, are, or come after the other ones.
    func order(_ other: UnsafeRawBufferPointer) -> Int {
        guard let start = baseAddress, let otherStart = other.baseAddress else { return count - other.count }
        let order = memcmp(start, otherStart, Swift.min(count, other.count))
        return order != 0 ? Int(order) : count - other.count
    }
}
