import Foundation
import Synchronization

@testable import Publishing

/// Breaks the file system from a given call on.
final class Faults: Sendable {
    /// What every call fails with once the process is "dead". No system has this number.
    static let killed: CInt = 99_999

    private let count = Mutex(0)
    private let fails: @Sendable (_ number: Int, FileSystem.Call) -> CInt

    /// - Parameter fails: for the number of a call, counted from 0, and its sort, the error that it fails with; 0 for none.
    init(_ fails: @escaping @Sendable (_ number: Int, FileSystem.Call) -> CInt) { self.fails = fails }

    /// As if the process was killed when it made its n-th call.
    /// - Parameter isOld: as if, besides, the file system had neither exchanges nor exclusive renames.
    static func kill(at number: Int, isOld: Bool = false) -> Faults {
        Faults { current, call in
            if current >= number { return killed }
            return isOld && [.exchange, .renameExclusively].contains(call) ? EINVAL : 0
        }
    }

    /// As if the process was killed as soon as a journal stands: after the rename that follows its flush and the manifest's.
    static func killOnceJournalStands() -> Faults { kill(after: [.sync, .sync, .rename]) }

    /// As if the process was killed as soon as the new cache stands: the only file that is made after them.
    static func killOnceCacheStands() -> Faults { kill(after: [.sync, .sync, .createFile, .rename]) }

    /// - Parameter calls: in this order, with any others in between.
    private static func kill(after calls: [FileSystem.Call]) -> Faults {
        let steps = Mutex(0)
        return Faults { _, call in
            steps.withLock { steps in
                if steps == calls.count { return killed }
                if call == calls[steps] { steps += 1 }
                return 0
            }
        }
    }

    /// As if the disk was full from the n-th call on that needs space.
    static func fullDisk(from number: Int) -> Faults {
        let writes = Mutex(0)
        return Faults { _, call in
            guard [.createFile, .makeFolder, .write, .copy].contains(call) else { return 0 }
            return writes.withLock { writes in
                writes += 1
                return writes > number ? ENOSPC : 0
            }
        }
    }

    var calls: Int { count.withLock { $0 } }

    var fileSystem: FileSystem {
        FileSystem { call in
            let number = self.count.withLock { count in
                count += 1
                return count - 1
            }
            return self.fails(number, call)
        }
    }
}

/// SplitMix64: the same numbers for the same seed on every machine.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
