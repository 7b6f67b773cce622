import Content
import Diagnostics
import Publishing

/// What came of a build.
public struct BuildReport: Sendable {
    /// What was published; nil where the content has errors, and nothing was.
    public var summary: Summary?
    /// In the order in which they are shown.
    public var diagnostics: [Diagnostic]
    /// Episodes that were left out since they are drafts, or dated in the future.
    public var draftCount = 0
    public var futureCount = 0

    init(_ summary: Summary, _ diagnostics: Diagnostics, _ site: Site) {
        self.summary = summary
        self.diagnostics = diagnostics.sorted()
        draftCount = site.draftCount
        futureCount = site.futureCount
    }

    /// Before anything was looked at.
    init(failing diagnostic: Diagnostic) {
        diagnostics = [diagnostic]
    }

    /// Leaves the old site as it is.
    init(failing diagnostics: Diagnostics, abandoning publication: Publication) throws(PublishingError) {
        try publication.abandon()
        self.diagnostics = diagnostics.sorted()
    }
}
