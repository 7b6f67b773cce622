#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// An open file or folder, closed when it goes out of scope.
struct Descriptor: ~Copyable, Sendable {
    let number: CInt
    private let isLocked: Bool

    /// - Parameter isLocked: whether a lock goes with it. A program that another thread is just starting has the file open, too, for a moment:
    ///   only what is unlocked is free at once.
    init(_ number: CInt, isLocked: Bool = false) {
        self.number = number
        self.isLocked = isLocked
    }

    deinit {
        if isLocked { flock(number, LOCK_UN) }
        close(number)
    }

    /// Gives the number away: whoever takes it closes it.
    consuming func release() -> CInt {
        let number = self.number
        discard self
        return number
    }
}
