import Diagnostics

/// What can keep a build from being published.
public enum PublishingDiagnostics {
    public static let all: [Diagnostic.Kind] = [
        .outputBusy, .outputProtected, .outputNotOurs, .outputCollision, .outputReserved, .outputInTheWay, .unreadableSource, .diskFailure,
    ]
}

extension Diagnostic.Kind {
    public static let outputBusy = Diagnostic.Kind(
        "output-busy", .error,
        meaning: "Another build is writing to the output folder or to the cache.",
        wayOut: "Wait until it is done, or give this build another --output.")
    public static let outputProtected = Diagnostic.Kind(
        "output-protected", .error,
        meaning:
            "The output folder would be, hold or lie in a folder of the podcaster's own, whose files a build must never touch, or lie in the "
            + "output folder of another build.",
        wayOut: "Choose an empty folder for --output.")
    public static let outputNotOurs = Diagnostic.Kind(
        "output-not-ours", .error,
        meaning: "The output folder holds files, and nothing in it says that builds wrote them.",
        wayOut: "Choose an empty folder for --output, or pass --adopt if the site's files may replace those that are in their way.")
    public static let outputCollision = Diagnostic.Kind(
        "output-collision", .error,
        meaning:
            "Two files of the site cannot both be: they have one path, or paths that differ only in case, or one is where the other needs a "
            + "folder.",
        wayOut: "Give one of the two another slug or name.")
    public static let outputReserved = Diagnostic.Kind(
        "output-reserved", .error,
        meaning: "A file of the site would go into the folder `.build-site` of the output folder, which is build-site's own.",
        wayOut: "Give the file's folder another name.")
    public static let outputInTheWay = Diagnostic.Kind(
        "output-in-the-way", .error,
        meaning: "A file of the site must go where something lies that no build wrote, and that differs.",
        wayOut: "Move it away, or pass --adopt to replace it.")
    public static let unreadableSource = Diagnostic.Kind(
        "unreadable-source", .error,
        meaning: "A file that is published as it is, such as a recording or a picture, cannot be read.",
        wayOut: "Look at the file's permissions, and whether it is still there and can be opened; then build again.")
    public static let diskFailure = Diagnostic.Kind(
        "disk-failure", .error,
        meaning: "The system refused to read or write: the disk is full, the folder is read-only or belongs to someone else.",
        wayOut:
            "Make room, or look at the folder's permissions; then build again. The site is the old one, or the next build completes the new one."
    )
}

extension PublishingError {
    /// The same for people, one for each thing that is wrong.
    public var diagnostics: [Diagnostic] {
        switch self {
        case .busy(let folder):
            return [Diagnostic(.outputBusy, "another build is writing to this folder", at: SourceLocation(file: folder))]
        case .protected(let output, let folder, let isOutput):
            let reason =
                if isOutput {
                    "it lies in \(folder), which another build writes"
                } else {
                    output == folder ? "it is not for the site's files" : "it contains \(folder)"
                }
            return [
                Diagnostic(
                    .outputProtected, "this cannot be the output folder, because \(reason)", at: SourceLocation(file: output),
                    hint: "choose an empty --output")
            ]
        case .notOurs(let output, let manifestIsDamaged):
            return [
                Diagnostic(
                    .outputNotOurs,
                    manifestIsDamaged
                        ? "the list of what builds wrote in this folder is damaged" : "this folder has files that no build wrote",
                    at: SourceLocation(file: output), hint: "choose an empty --output or pass --adopt")
            ]
        case .collisions(let collisions):
            return collisions.map { collision in
                let isSamePath = collision.path.utf8.elementsEqual(collision.otherPath.utf8)
                return Diagnostic(
                    .outputCollision,
                    isSamePath
                        ? "\(collision.path) is made twice"
                        : "\(collision.path) and \(collision.otherPath) cannot both be on every file system",
                    at: SourceLocation(file: collision.source),
                    notes: [
                        .init(
                            isSamePath ? "it is made from this too" : "\(collision.otherPath) is made from this",
                            at: SourceLocation(file: collision.otherSource))
                    ])
            }
        case .reserved(let outputs):
            return outputs.map { output in
                Diagnostic(
                    .outputReserved,
                    "\(output.path) cannot be published: the folder \(OutputFolder.control) of the output folder is build-site's own",
                    at: SourceLocation(file: output.source), hint: "give it another name")
            }
        case .inTheWay(let output, let paths):
            return paths.map { path in
                // Adopting replaces files, and this must be a folder.
                if path == OutputFolder.control {
                    return Diagnostic(
                        .outputInTheWay, "this must be a folder, and build-site's own", at: SourceLocation(file: "\(output)/\(path)"),
                        hint: "move it away")
                }
                return Diagnostic(
                    .outputInTheWay, "no build wrote this, and it differs from what must go here",
                    at: SourceLocation(file: "\(output)/\(path)"), hint: "move it away, or pass --adopt to replace it")
            }
        case .disk(let failure):
            return [
                Diagnostic(.diskFailure, "\(failure.problem): \(failure.reason)", at: SourceLocation(file: failure.path))
            ]
        }
    }
}
