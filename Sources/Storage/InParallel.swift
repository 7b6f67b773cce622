import Synchronization

/// Calls `body` for each number below `count`, `jobs` of them at a time.
///
/// - Returns: what `body` returned, in the order of the numbers.
/// - Throws: one of the errors that `body` threw; after the first no further call begins.
@discardableResult
public func inParallel<Result: Sendable, Failure: Error>(
    _ count: Int, jobs: Int, _ body: @escaping @Sendable (Int) throws(Failure) -> Result
) async throws(Failure) -> [Result] {
    let next = Counter()
    let parts = await withTaskGroup(of: Swift.Result<[(Int, Result)], Failure>.self) { group in
        for _ in 0..<max(1, min(jobs, count)) {
            group.addTask {
                var part: [(Int, Result)] = []
                while let number = next.take(below: count) {
                    do throws(Failure) { part.append((number, try body(number))) } catch {
                        next.stop()
                        return .failure(error)
                    }
                }
                return .success(part)
            }
        }
        return await group.reduce(into: []) { $0.append($1) }
    }
    var results: [Result?] = Array(repeating: nil, count: count)
    for part in parts {
        for (number, result) in try part.get() { results[number] = result }
    }
    return results.map { $0! }
}

/// Hands out numbers to several threads.
private final class Counter: Sendable {
    private let next = Atomic<Int>(0)

    func take(below count: Int) -> Int? {
        let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
        return number < count ? number : nil
    }

    /// No further number is handed out.
    func stop() { next.store(.max / 2, ordering: .relaxed) }
}
