import Synchronization

/// How far a build is, on a line of the terminal that is written over and over. Nothing where standard error is no terminal, and
/// nothing of a build that is over before anyone could read it.
final class Progress: Sendable {
    private struct State {
        var next: ContinuousClock.Instant
        var isShown = false
    }

    private let isOn: Bool
    private let state: Mutex<State>

    init(isOn: Bool) {
        self.isOn = isOn && StandardStream.error.isTerminal
        state = Mutex(State(next: .now + .milliseconds(500)))
    }

    /// Called from several threads.
    func show(_ done: Int, of total: Int, _ things: String) {
        guard isOn else { return }
        state.withLock { state in
            guard ContinuousClock.now >= state.next else { return }
            state.next = .now + .milliseconds(100)
            state.isShown = true
            StandardStream.error.write("\r\(done) of \(total) \(things)\u{1B}[K")
        }
    }

    /// Leaves the terminal as it was.
    func end() {
        state.withLock { state in
            if state.isShown { StandardStream.error.write("\r\u{1B}[K") }
            state.isShown = false
        }
    }
}
