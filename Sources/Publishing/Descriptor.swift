#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// An open file or folder, closed when it goes out of scope.
struct Descriptor: ~Copyable, Sendable {
    let number: CInt

    init(_ number: CInt) { self.number = number }

    deinit { close(number) }

    /// Gives the number away: whoever takes it closes it.
    consuming func release() -> CInt {
        let number = self.number
        discard self
        return number
    }
}
