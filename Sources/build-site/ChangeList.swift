import Diagnostics
import Publishing

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The file that `--changes` names: a line a path, `added`, `changed` or `removed`, a tab, the path from the output folder.
///
/// It is opened before the build begins: what was published once is not in the list of the next build, so a list that cannot be
/// written would be lost.
final class ChangeList {
    private let file: String
    private let descriptor: CInt

    /// Empties the file, or makes it.
    init(_ file: String) throws(Diagnostic) {
        self.file = file
        descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        if descriptor == -1 { throw Self.failure(errno, file) }
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
