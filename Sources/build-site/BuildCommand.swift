import ArgumentParser
import Diagnostics
import Foundation
import Imaging
import Podcast
import SiteGenerator

/// `build-site build`: writes the site into Public/.
struct BuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Build the site into Public/.",
        discussion: """
            Only what changed is made again. Files in Public/ that no build wrote are left alone.

            EXIT STATUS
              0   the site is built
              1   the content has errors, or the output folder is not ours; Public/ is as it was
              64  the command was used wrongly
              74  the disk is full, read-only or broken
              75  another build is running

            EXAMPLES
              build-site                                  build the site in this folder
              build-site --drafts --future                with what is not published yet
              build-site --base-url https://example.com   for another address than show.yml's
              build-site --changes changed.txt            list what changed, for rsync or rclone
            """)

    @Option(help: ArgumentHelp("The folder that holds Content/.", valueName: "dir"), completion: .directory)
    var source = "."

    @Option(
        help: ArgumentHelp("Where to write the site; Public/ in the source folder where not given.", valueName: "dir"),
        completion: .directory)
    var output: String?

    @Option(
        name: .customLong("base-url"), help: ArgumentHelp("Where the site will stand, in place of show.yml's url.", valueName: "url"),
        transform: SiteAddress.init)
    var baseURL: SiteAddress?

    @Flag(help: "Include drafts.")
    var drafts = false

    @Flag(help: "Include episodes dated in the future.")
    var future = false

    @Option(help: ArgumentHelp("How many episodes to make at the same time; as many as there are cores where not given.", valueName: "n"))
    var jobs: Int?

    @Option(
        help: ArgumentHelp("Write the paths that were added, changed and removed to a file.", valueName: "file"), completion: .file())
    var changes: String?

    @Option(help: ArgumentHelp("Warn where the site is more than 90 % of what this host takes.", valueName: "host"))
    var limits: Host?

    @Flag(help: "Take over an output folder whose files build-site did not write.")
    var adopt = false

    @Flag(help: "Say more: what was taken from the cache, and what was left out.")
    var verbose = false

    @Flag(help: "Print diagnostics and the summary as JSON lines.")
    var json = false

    func validate() throws {
        if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1") }
        if let changes, ChangeList.leads(Self.absolute(changes), into: outputFolder) {
            throw ValidationError("--changes must not be in the output folder, where it would be published")
        }
    }

    func run() async throws {
        let start = ContinuousClock.now
        var options = BuildOptions(
            folder: folder, output: outputFolder, now: Int(time(nil)), jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount)
        options.baseURL = baseURL?.string
        options.includesDrafts = drafts
        options.includesFuture = future
        options.adopts = adopt
        options.hostLimits = limits?.limits
        options.countsForeignFiles = verbose
        options.imagingSearch = ImagingSearch(environment: ProcessInfo.processInfo.environment)
        let terminal = Terminal(isVerbose: verbose, isJSON: json)
        let progress = Progress(isOn: !json)
        options.progress = { progress.show($0, of: $1, "episodes") }
        options.pictureProgress = { progress.show($0, of: $1, "pictures") }

        let report = await build(options)
        progress.end()
        terminal.show(report, after: ContinuousClock.now - start)
        let status = terminal.end() ?? ExitCode(report.exitStatus)
        if status != .success { throw status }
    }

    /// Builds, and lists what that changes.
    private func build(_ options: BuildOptions) async -> BuildReport {
        var options = options
        if let changes {
            do throws(Diagnostic) {
                let list = try ChangeList(changes)
                options.tellChanges = { summary throws(Diagnostic) in try list.write(summary) }
            } catch {
                return BuildReport(failing: error, exitStatus: 74)
            }
        }
        return await Build(options).run()
    }

    private var folder: String { Self.absolute(source) }
    private var outputFolder: String { output.map(Self.absolute) ?? "\(folder)/Public" }

    private static func absolute(_ path: String) -> String {
        URL(fileURLWithPath: path).standardizedFileURL.path
    }
}
