import Content
import Diagnostics
import Imaging
import Publishing

/// What to build, from where and to where.
public struct BuildOptions: Sendable {
    /// The site's folder, an absolute path: Content/ and Templates/ are in it.
    public var folder: String
    /// Where the site is written, an absolute path.
    public var output: String
    /// Where the site will stand, in place of show.yml's url.
    public var baseURL: String?
    public var includesDrafts = false
    public var includesFuture = false
    /// Episodes dated after this moment are left out; seconds since 1970-01-01T00:00:00Z.
    public var now: Int
    /// How many episodes are made at the same time.
    public var jobs: Int
    /// Whether assets get names by their digests, so that browsers may keep them for ever. A preview gives them plain names: a new
    /// stylesheet then changes no page.
    public var namesAssetsByDigest = true
    /// Where builds keep what they know, an absolute path: `.build-site` in the site's folder where nothing else is said.
    public var cache: String
    /// Called from several threads with how many episodes are done, and how many there are.
    public var progress: @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
    /// The same with pictures, which come before the episodes.
    public var pictureProgress: @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
    /// Where to look for a tool that makes smaller copies of pictures and images to share; nil for neither.
    public var imagingSearch: ImagingSearch?
    /// Pages of episodes that are made before all others, by their paths from the site's top: those that somebody looks at.
    public var openPages: Set<String> = []
    /// Called with each of them that is made anew, long before the whole site is; what follows may still fail.
    public var showPage: @Sendable (_ path: String, _ bytes: [UInt8]) -> Void = { _, _ in }
    /// Gets what the build has changed. Where it fails, that is reported, and the next build's summary holds these changes as well.
    public var tellChanges: @Sendable (Summary) throws(Diagnostic) -> Void = { _ throws(Diagnostic) in }
    /// Take over an output folder with files that no build wrote.
    public var adopts = false
    /// Whether the summary says how many files in the output folder are not the site's.
    public var countsForeignFiles = false
    /// Those of the host that the site is for, where the build shall warn of them.
    public var hostLimits: HostLimits?

    public init(folder: String, output: String, now: Int, jobs: Int) {
        self.folder = folder
        self.output = output
        self.now = now
        self.jobs = jobs
        cache = "\(folder)/.build-site"
    }

    /// The podcaster's folders, which are never written to.
    var sourceFolders: [String] { ["\(folder)/Content", "\(folder)/Templates"] }
    var survey: SurveyOptions { SurveyOptions(includesDrafts: includesDrafts, includesFuture: includesFuture, now: now) }
}
