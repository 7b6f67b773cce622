import ArgumentParser
import Diagnostics
import Foundation
import PreviewServer
import SiteGenerator

/// `build-site serve`: shows the site in a browser while one works on it.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Preview the site in a browser while you work on it.",
        discussion: """
            Builds the site into .build-site/preview/, never into Public/, and serves it on this computer. When you save a file, the open \
            pages that it changes reload and stay where they were. Mistakes show in the page and go away when they are mended. Drafts and \
            episodes dated in the future are shown. Ctrl-C ends it.

            EXAMPLES
              build-site serve --open             and open the browser
              build-site serve --port 3000        on another port
              build-site serve --host 0.0.0.0     for a telephone in the same network; others in it can look as well
            """)

    @Option(help: ArgumentHelp("The folder that holds Content/.", valueName: "dir"), completion: .directory)
    var source = "."

    @Option(help: ArgumentHelp("The port to listen on; the next free one is taken where it is not.", valueName: "n"))
    var port: UInt16 = 8080

    @Option(help: ArgumentHelp("The IPv4 address to listen on; 0.0.0.0 lets other machines in your network look.", valueName: "address"))
    var host = "127.0.0.1"

    @Flag(help: "Open the site in the browser.")
    var open = false

    @Flag(inversion: .prefixedNo, help: "Show drafts.")
    var drafts = true

    @Flag(inversion: .prefixedNo, help: "Show episodes dated in the future.")
    var future = true

    @Flag(help: "Look for changes again and again, as it is always done on a Mac: for network drives, of which Linux is not told.")
    var poll = false

    @Option(help: ArgumentHelp("How many episodes to make at the same time; as many as there are cores where not given.", valueName: "n"))
    var jobs: Int?

    func validate() throws {
        if port == 0 { throw ValidationError("--port must be at least 1") }
        if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1") }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4, parts.allSatisfy({ UInt8($0) != nil }) else {
            throw ValidationError("--host must be an IPv4 address such as 127.0.0.1 or 0.0.0.0")
        }
    }

    func run() async throws {
        var preview = Preview(
            folder: URL(fileURLWithPath: source).standardizedFileURL.path, jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount)
        preview.host = host
        preview.port = port
        preview.includesDrafts = drafts
        preview.includesFuture = future
        preview.polls = poll
        let terminal = Terminal(isVerbose: false, isJSON: false)
        let configured = preview
        let (opens, wanted) = (open, port)
        let interrupts = await Interrupts()
        let task = Task {
            try await configured.run { event in
                switch event {
                case .built(let report, let duration): terminal.show(report, after: duration)
                case .polling:
                    StandardStream.error.write("the system watches no more folders for us, so changes show after half a second\n")
                case .listening(let address, let isWantedPort, let others):
                    if !isWantedPort { StandardStream.output.write("port \(wanted) is taken\n") }
                    StandardStream.output.write("\(address) shows the site; Ctrl-C ends this\n")
                    for other in others { StandardStream.output.write("\(other) shows it to everyone in your network\n") }
                    if let other = others.first { Self.showCode(of: other) }
                    if opens { Self.openInBrowser(address) }
                }
            }
        }
        let hearing = Task { [requests = interrupts.requests] in
            for await _ in requests { task.cancel() }
        }
        defer {
            hearing.cancel()
            interrupts.stop()
        }
        do {
            try await task.value
        } catch let failure as PreviewFailure {
            StandardStream.error.write("\(failure.text)\n")
            throw ExitCode(74)
        }
    }

    /// The address for a telephone's camera, on a terminal that is wide and high enough.
    private static func showCode(of address: String) {
        guard StandardStream.output.isTerminal, let lines = QRCode(address)?.lines else { return }
        var window = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, Int(window.ws_col) >= lines[0].count, Int(window.ws_row) > lines.count
        else { return }
        for line in lines { StandardStream.output.write("\u{1B}[97;40m\(line)\u{1B}[0m\n") }
    }

    private static func openInBrowser(_ address: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        #if canImport(Darwin)
            process.arguments = ["open", address]
        #else
            process.arguments = ["xdg-open", address]
        #endif
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        // Without one, the address is in the terminal.
        try? process.run()
    }
}

extension PreviewFailure {
    fileprivate var text: String {
        switch self {
        case .cannotListen(let host, let port, let code):
            "error: this computer does not let us listen on \(host), port \(port): \(String(cString: strerror(code)))\n  hint: choose another --host or --port"
        case .stopped(let reason): "error: the preview stopped: \(reason)"
        }
    }
}
