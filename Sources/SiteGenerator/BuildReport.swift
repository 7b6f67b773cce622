import Diagnostics
import Publishing

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// What came of a build, in every case.
public struct BuildReport: Sendable {
    /// What was published; nil where nothing was.
    public private(set) var summary: Summary?
    /// For the process, as in sysexits(3): 0 where the site is built, 1 where the content has errors or the output folder is not ours, 74
    /// where the disk refuses, 75 where another build is running.
    public private(set) var exitStatus: Int32 = 0
    /// In the order in which they are shown.
    public private(set) var diagnostics: [Diagnostic]
    /// Episodes that were left out since they are drafts, or dated in the future.
    public private(set) var draftCount = 0
    public private(set) var futureCount = 0
    /// How often the glossary corrected a transcript, and in how many episodes.
    public private(set) var correctionCount = 0
    public private(set) var correctedEpisodeCount = 0
    /// With what pictures were made; nil where there was nothing to make.
    public private(set) var imaging: ImagingUse?
    /// `2027-01-31`, when the first of those of the future appears.
    public private(set) var nextDate: String?

    init(_ built: Build.Built, _ diagnostics: Diagnostics) {
        summary = built.summary
        self.diagnostics = diagnostics.sorted()
        draftCount = built.site.draftCount
        futureCount = built.site.futureCount
        correctionCount = built.site.episodes.reduce(0) { $0 + $1.correctionCount }
        correctedEpisodeCount = built.site.episodes.count { $0.correctionCount > 0 }
        nextDate = built.site.nextDate?.iso
        imaging = built.imaging
        if let untold = built.untold {
            exitStatus = 74
            self.diagnostics = Diagnostics(self.diagnostics + [untold]).sorted()
        }
    }

    /// The content has errors.
    init(failing diagnostics: Diagnostics) {
        exitStatus = 1
        self.diagnostics = diagnostics.sorted()
    }

    /// - Parameter diagnostics: what was found before that.
    init(_ error: PublishingError, after diagnostics: Diagnostics) {
        exitStatus = error.exitStatus
        var all = diagnostics
        all.append(Diagnostics(error.explanation))
        self.diagnostics = all.sorted()
    }

    /// Nothing was built, because of something that the build itself knows nothing of.
    public init(failing diagnostic: Diagnostic, exitStatus: Int32) {
        self.exitStatus = exitStatus
        diagnostics = [diagnostic]
    }
}

extension PublishingError {
    /// The system says “Not a directory” of whatever is below a file, and not which part of the path is that file.
    fileprivate var explanation: [Diagnostic] {
        guard case .disk(let failure) = self, failure.code == ENOTDIR, let file = Self.firstFile(on: failure.path) else {
            return diagnostics
        }
        return [Diagnostic(.diskFailure, "this is a file, not a folder", at: SourceLocation(file: file))]
    }

    /// What is not a folder, and the end of `path` or above it.
    private static func firstFile(on path: String) -> String? {
        for end in path.indices.dropFirst().filter({ path[$0] == "/" }) + [path.endIndex] {
            var status = stat()
            guard stat(String(path[..<end]), &status) == 0 else { return nil }
            if status.st_mode & S_IFMT != S_IFDIR { return String(path[..<end]) }
        }
        return nil
    }
}
