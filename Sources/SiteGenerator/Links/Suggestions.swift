import Synchronization

/// What links may have been meant to lead to. Made when the first one leads nowhere: in most builds none does.
final class Suggestions: Sendable {
    private let known = Mutex<(sources: PathTree, addresses: PathTree)?>(nil)

    func trees(_ make: () -> (sources: PathTree, addresses: PathTree)) -> (sources: PathTree, addresses: PathTree) {
        known.withLock { known in
            let trees = known ?? make()
            known = trees
            return trees
        }
    }
}
