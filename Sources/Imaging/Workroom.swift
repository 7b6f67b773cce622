import Foundation

/// A folder of its own for one piece of work. The tool is run in it and gets names that we chose: a name of the podcaster's could be read as an
/// option, or, as `[Q=1]` at its end, as options of the format.
final class Workroom {
    /// What a picture may take at most, in bytes: no copy is as large, and no tool fills the memory.
    static let largestFile = 1 << 25

    let folder: String
    private let environment: [String: String]

    /// - Returns: nil where there can be no such folder.
    init?(_ folder: String, environment: [String: String]) {
        do { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) } catch { return nil }
        self.folder = folder
        self.environment = environment
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// One core each, for many are run at a time; and its words are those that its manual has.
    /// - Parameter isTrusted: whether what is read was written by ourselves or the podcaster, and not by a program of nobody knows whom.
    func command(_ program: String, _ arguments: [String], trusting isTrusted: Bool = true) -> Command {
        var own = environment
        own["VIPS_CONCURRENCY"] = "1"
        own["LC_ALL"] = "C.UTF-8"
        // Leaves alone those formats whose readers nobody tests with broken files: https://www.libvips.org/API/current/func.block_untrusted_set.html
        if !isTrusted { own["VIPS_BLOCK_UNTRUSTED"] = "1" }
        return Command(program: program, arguments: arguments, folder: folder, environment: own)
    }

    func write(_ bytes: [UInt8], to name: String) -> Bool {
        FileManager.default.createFile(atPath: "\(folder)/\(name)", contents: Data(bytes))
    }

    /// - Returns: nil where there is no such file, nothing in it, or too much.
    func read(_ name: String) -> [UInt8]? {
        let path = "\(folder)/\(name)"
        guard let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int, (1...Self.largestFile).contains(size),
            let data = FileManager.default.contents(atPath: path)
        else { return nil }
        return [UInt8](data)
    }
}
