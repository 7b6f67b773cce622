import Foundation

/// A program of others that files are made and measured with, where it is installed.
struct Tool: Sendable {
    private let path: String

    /// - Parameters:
    ///   - names: the names that it has on different systems.
    ///   - banner: what it says of itself when it is asked, for other programs have the same name.
    init?(_ names: String..., banner: String) {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        let paths = names.flatMap { name in folders.map { "\($0)/\(name)" } }
        let found = paths.first { path in
            FileManager.default.isExecutableFile(atPath: path) && (try? Tool(path: path).run(["-version"]))?.contains(banner) ?? false
        }
        guard let found else { return nil }
        path = found
    }

    private init(path: String) { self.path = path }

    struct Failed: Error, CustomStringConvertible {
        var description: String
    }

    @discardableResult
    func run(_ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        let (output, errors) = (Pipe(), Pipe())
        (process.standardOutput, process.standardError, process.standardInput) = (output, errors, FileHandle.nullDevice)
        try process.run()
        let written = output.fileHandleForReading.readDataToEndOfFile()
        let complaint = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failed(description: "\(path) \(arguments.joined(separator: " ")): \(String(decoding: complaint, as: UTF8.self))")
        }
        return String(decoding: written, as: UTF8.self)
    }
}

/// A folder for the files of one test, gone with it.
final class Folder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path() + "/media-tests-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
