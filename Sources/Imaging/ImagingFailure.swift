import Podcast

/// Why there is no picture.
public enum ImagingFailure: Error, Sendable, Equatable {
    /// The original is not what it was when the build began, or cannot be read.
    case changedMeanwhile
    /// The tool says so itself.
    case refused(PlainText)
    case tookTooLong(seconds: Int)
    case killed(signal: Int)
    /// The tool says that all is well.
    case madeNothing
    case notStarted

    /// Whether another attempt would most likely fail as well: else the next build tries again.
    public var isLasting: Bool {
        switch self {
        case .refused, .madeNothing: true
        case .changedMeanwhile, .tookTooLong, .killed, .notStarted: false
        }
    }

    public var message: String {
        switch self {
        case .changedMeanwhile: "the file was changed while it was read"
        case .refused(let reason): reason.isEmpty ? "it cannot read this" : "it says “\(reason)”"
        case .tookTooLong(let seconds): "it had not finished after \(seconds) s"
        case .killed(let signal): "it was ended by signal \(signal)"
        case .madeNothing: "it made nothing, without saying why"
        case .notStarted: "it could not be started"
        }
    }
}
