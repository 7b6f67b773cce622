/// Which episodes belong to the site.
public struct SurveyOptions: Sendable {
    public var includesDrafts: Bool
    public var includesFuture: Bool
    /// Episodes dated after this moment are of the future; seconds since 1970-01-01T00:00:00Z.
    public var now: Int

    public init(includesDrafts: Bool = false, includesFuture: Bool = false, now: Int) {
        self.includesDrafts = includesDrafts
        self.includesFuture = includesFuture
        self.now = now
    }
}
