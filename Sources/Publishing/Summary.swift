import Markup
import Storage

/// What a build came to.
public struct Summary: Sendable, Equatable {
    /// Of the site.
    public var files = 0
    /// Of the files, those that end with `.html`.
    public var pages = 0
    /// Of the site.
    public var bytes: UInt64 = 0
    public var groups = 0
    /// Of the groups, those that were not taken from the cache.
    public var madeGroups = 0
    /// Paths that the build before did not have; in order. Here and below, a build that was killed before it could tell what it changed
    /// is not the build before: its changes are among these.
    public var added: [SitePath] = []
    /// Paths that were written anew; in order.
    public var changed: [SitePath] = []
    /// Paths that only the build before had; in order.
    public var removed: [SitePath] = []
    /// Files in the output folder that no build wrote. They are left alone. Nil where nobody asked for their number.
    public var foreignFiles: Int?

    public init() {}
}
