import Diagnostics
import Publishing

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The file that `--changes` names: a line a path, `added`, `changed` or `removed`, a tab, the path from the output folder.
///
/// It is opened before the build begins: nothing should be published whose list cannot be written.
final class ChangeList: Sendable {
    private let file: String
    private let descriptor: CInt

    /// Empties the file, or makes it.
    init(_ file: String) throws(Diagnostic) {
        self.file = file
        descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        if descriptor == -1 { throw Self.failure(errno, file) }
    }

    /// Whether a file is in a folder, whatever symbolic links lead there.
    static func leads(_ file: String, into folder: String) -> Bool {
        file.utf8.starts(with: "\(folder)/".utf8) || target(of: file).utf8.starts(with: "\(target(of: folder))/".utf8)
    }

    /// Where opening a path leads, whether or not there is something yet: without symbolic links.
    private static func target(of path: String, depth: Int = 0) -> String {
        if let real = realpath(path, nil) {
            defer { free(real) }
            return String(cString: real)
        }
        guard depth < 40, let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return path }
        let folder = String(path[..<slash])
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
        let count = readlink(path, &buffer, Int(PATH_MAX))
        guard count > 0 else { return target(of: folder, depth: depth + 1) + path[slash...] }
        let link = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return target(of: link.hasPrefix("/") ? link : "\(target(of: folder, depth: depth + 1))/\(link)", depth: depth + 1)
    }

    deinit {
        if descriptor != -1 { close(descriptor) }
    }

    func write(_ summary: Summary) throws(Diagnostic) {
        var text = ""
        for (word, paths) in [("added", summary.added), ("changed", summary.changed), ("removed", summary.removed)] {
            for path in paths { text += "\(word)\t\(path)\n" }
        }
        if let code = writeAll(Array(text.utf8), to: descriptor) { throw Self.failure(code, file) }
    }

    private static func failure(_ code: CInt, _ file: String) -> Diagnostic {
        Diagnostic(.diskFailure, "this cannot be written: \(String(cString: strerror(code)))", at: SourceLocation(file: file))
    }
}
