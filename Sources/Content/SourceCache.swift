import Storage

/// What is remembered of source files from one build to the next. Called from several threads at once.
public struct SourceCache: Sendable {
    /// - Parameter path: from the site's folder.
    public let lookup: @Sendable (_ path: String) -> SourceRecord?
    public let keep: @Sendable (_ path: String, SourceRecord) -> Void

    public init(lookup: @escaping @Sendable (String) -> SourceRecord?, keep: @escaping @Sendable (String, SourceRecord) -> Void) {
        self.lookup = lookup
        self.keep = keep
    }

    /// Remembers nothing.
    public static let none = SourceCache(lookup: { _ in nil }, keep: { _, _ in })
}
