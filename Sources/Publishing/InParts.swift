import Dispatch
import Synchronization

/// Calls `body` for parts of `0..<count` on all cores, and returns what the parts return, in no order.
///
/// For many short system calls: a part is worth a thread only where there are a few hundred of them.
func inParts<Result: Sendable>(
    _ count: Int, _ body: @Sendable (Range<Int>) throws(FileSystem.Failure) -> Result
) throws(FileSystem.Failure) -> [Result] {
    let partSize = 256
    guard count > partSize else { return [try body(0..<count)] }
    let results = Mutex<[Swift.Result<Result, FileSystem.Failure>]>([])
    DispatchQueue.concurrentPerform(iterations: (count + partSize - 1) / partSize) { part in
        let range = part * partSize..<min(count, (part + 1) * partSize)
        let result: Swift.Result<Result, FileSystem.Failure>
        do throws(FileSystem.Failure) { result = .success(try body(range)) } catch { result = .failure(error) }
        results.withLock { $0.append(result) }
    }
    var all: [Result] = []
    for result in results.withLock({ $0 }) { all.append(try result.get()) }
    return all
}
