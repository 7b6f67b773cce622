import Foundation
import Synchronization

/// Where the tool is run: in rooms of their own, from several threads at once.
final class Workshop: Sendable {
    private let folder: String
    private let environment: [String: String]
    private let limit: Duration
    private let roomCount = Atomic(0)
    private let runCount = Atomic(0)

    /// - Parameters:
    ///   - folder: of the rooms. What is in it goes.
    ///   - limit: how long a program may be run.
    init(folder: String, environment: [String: String], limit: Duration) {
        self.folder = folder
        self.environment = environment
        self.limit = limit
        // What a killed build left.
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// How many programs were run.
    var runs: Int { runCount.load(ordering: .relaxed) }
    /// How long one may take, in seconds.
    var seconds: Int { Int(limit.components.seconds) }

    func room() -> Workroom? {
        let number = roomCount.wrappingAdd(1, ordering: .relaxed).newValue
        return Workroom("\(folder)/\(number)", environment: environment)
    }

    /// - Parameter mostOutput: how many bytes of what it says are kept.
    func run(_ command: Command, keeping mostOutput: Int = 1 << 12) -> Command.Outcome {
        runCount.wrappingAdd(1, ordering: .relaxed)
        return command.run(within: limit, keeping: mostOutput)
    }
}
