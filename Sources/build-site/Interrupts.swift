import Dispatch
import Foundation

/// The signals with which one asks a program to end: Ctrl-C, `kill`, and the terminal that closes.
struct Interrupts {
    /// How long it may take to end by itself.
    static let grace = DispatchTimeInterval.seconds(1)

    /// One value for each signal.
    let requests: AsyncStream<Void>
    private let sources: [any DispatchSourceSignal]

    /// Hears them from when it returns.
    init() async {
        let (requests, continuation) = AsyncStream.makeStream(of: Void.self)
        self.requests = requests
        // A queue of its own has a thread of its own: a build may hold all others.
        let queue = DispatchQueue(label: "interrupts")
        var sources: [any DispatchSourceSignal] = []
        for number in [SIGINT, SIGTERM, SIGHUP] {
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler {
                continuation.yield()
                // A long build is left as by a crash: the next one completes it.
                queue.asyncAfter(deadline: .now() + Self.grace) { _exit(0) }
            }
            // Before the registration, which on Linux sets a handler of its own.
            signal(number, SIG_IGN)
            await withCheckedContinuation { registered in
                source.setRegistrationHandler { registered.resume() }
                source.resume()
            }
            sources.append(source)
        }
        self.sources = sources
    }

    func stop() {
        for source in sources { source.cancel() }
    }
}
