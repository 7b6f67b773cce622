import Diagnostics

/// Paths, and what may have been meant by one that is not among them.
struct PathTree: Sendable {
    private var paths: Set<String> = []
    /// The names in each folder.
    private var names: [String: Set<String>] = [:]

    init(_ paths: some Sequence<String> = []) {
        for path in paths { insert(path) }
    }

    mutating func insert(_ path: String) {
        guard paths.insert(path).inserted else { return }
        var end = path.endIndex
        while let slash = path[..<end].lastIndex(of: "/") {
            guard names[String(path[..<slash]), default: []].insert(String(path[path.index(after: slash)..<end])).inserted else { return }
            end = slash
        }
        names["", default: []].insert(String(path[..<end]))
    }

    /// The path that one with a single wrong name in it was most likely meant to be.
    func nearest(to path: String) -> String? {
        var folder = ""
        let components = path.split(separator: "/").map(String.init)
        for (index, name) in components.enumerated() {
            let known = names[folder] ?? []
            let below = folder.isEmpty ? "" : folder + "/"
            if known.contains(name) {
                folder = below + name
                continue
            }
            let near = known.filter { Self.isNear($0, name) }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            guard let meant = didYouMean(name, among: near) else { return nil }
            let candidate = ([below + meant] + components[(index + 1)...]).joined(separator: "/")
            return paths.contains(candidate) ? candidate : nil
        }
        return nil
    }

    /// Whether half of the longer name is the beginning and the end of the other: most mistakes leave more, and few names need be compared
    /// letter by letter.
    private static func isNear(_ one: String, _ other: String) -> Bool {
        let (one, other) = (one.lowercased().utf8, other.lowercased().utf8)
        let start = zip(one, other).prefix { $0 == $1 }.count
        let end = zip(one.dropFirst(start).reversed(), other.dropFirst(start).reversed()).prefix { $0 == $1 }.count
        return (start + end) * 2 >= max(one.count, other.count)
    }
}
