import Diagnostics
import Storage

extension SiteFolder {
    /// Why a file that a text names cannot be used.
    enum LocateFault: Error, Sendable, Equatable {
        case leavesSite
        case isFolder
        case missing(didYouMean: String?)
    }

    /// Finds a file that a text names.
    /// - Parameters:
    ///   - written: a path from the text's own folder; one that begins with a slash counts from Content/files/, as it will on the site.
    ///   - folder: the text's own folder.
    /// - Returns: its path from the site's folder.
    func locate(_ written: String, from folder: String) throws(LocateFault) -> (path: String, stat: FileStat) {
        guard let path = Self.join(written, to: written.hasPrefix("/") ? "Content/files" : folder) else { throw .leavesSite }
        if let stat = stat(path) {
            guard holds(path) else { throw .leavesSite }
            return (path, stat)
        }
        var unreported = Diagnostics()
        let (parent, name) = Self.split(path)
        let siblings = list(parent, reporting: &unreported)
        // The same name in another Unicode normalisation, as disks of macOS once wrote them.
        if let same = siblings.first(where: { $0.name == name }) {
            guard let stat = same.stat else { throw .isFolder }
            return (parent.isEmpty ? same.name : "\(parent)/\(same.name)", stat)
        }
        let alike = siblings.filter { !$0.isFolder && Self.isSameSort($0.name, name) }
        throw .missing(didYouMean: didYouMean(name, among: alike.map(\.name)))
    }

    /// Whether one may have been meant by the other: never the text itself, and sound only by sound.
    private static func isSameSort(_ one: String, _ other: String) -> Bool {
        func sort(_ name: String) -> Int { name.lowercased().hasSuffix(".md") ? 0 : AudioType.mediaType(of: name) == nil ? 1 : 2 }
        return sort(one) == sort(other)
    }

    /// Joins a relative path to a folder, taking out `.` and `..`.
    /// - Returns: nil where it leads out of the site's folder, or nowhere.
    static func join(_ written: String, to folder: String) -> String? {
        guard !written.utf8.contains(0) else { return nil }
        var components = folder.split(separator: "/")
        for component in written.split(separator: "/") {
            switch component {
            case ".": continue
            case "..":
                if components.popLast() == nil { return nil }
            default: components.append(component)
            }
        }
        return components.isEmpty ? nil : components.joined(separator: "/")
    }

    /// The folder that a file lies in.
    static func folder(of path: String) -> String { split(path).folder }

    private static func split(_ path: String) -> (folder: String, name: String) {
        guard let slash = path.lastIndex(of: "/") else { return ("", path) }
        return (String(path[..<slash]), String(path[path.index(after: slash)...]))
    }
}
