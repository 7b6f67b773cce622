/// Why there is no preview.
public enum PreviewFailure: Error, Sendable {
    /// - Parameter code: the system's `errno`.
    case cannotListen(host: String, port: UInt16, code: CInt)
    case stopped(String)
}
