import Markup
import Storage

extension FinalSite {
    /// - Throws: `collisions`, all of them.
    func checkCollisions(_ state: borrowing State, _ index: CacheIndex) throws(PublishingError) {
        // Paths that the last build had did not collide then.
        guard hasNewPaths else { return }
        var collisions: [PublishingError.Collision] = []
        // By hash: the folded paths themselves would take more memory than all else that is known of the outputs.
        var table = NameTable(capacity: entries.count)
        func folded(_ number: Int) -> String { Self.folded(path(of: entries[number], state, index)) }
        for (number, entry) in entries.enumerated() {
            let path = folded(number)
            if let other = table.first(hash: Self.hash(path), where: { folded($0) == path }) {
                collisions.append(collision(entry, entries[other], state, index))
            } else {
                table.insert(number, hash: Self.hash(path))
            }
        }
        var lastFolder: Substring?
        for (number, entry) in entries.enumerated() {
            let path = folded(number)
            guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), path[..<slash] != lastFolder else { continue }
            lastFolder = path[..<slash]
            for slash in path.utf8.indices where path.utf8[slash] == UInt8(ascii: "/") {
                let folder = String(path[..<slash])
                if let file = table.first(hash: Self.hash(folder), where: { folded($0) == folder }) {
                    collisions.append(collision(entry, entries[file], state, index))
                }
            }
        }
        guard collisions.isEmpty else {
            throw .collisions(collisions.sorted { ($0.path, $0.otherPath, $0.otherSource) < ($1.path, $1.otherPath, $1.otherSource) })
        }
    }

    /// Equal for paths that are one file on a file system that tells neither cases nor Unicode's equivalents apart, as macOS's.
    static func folded(_ path: String) -> String {
        path.caseFolded
    }

    /// Equal for strings that are equal, so for Unicode's equivalents too; another one in every process.
    private static func hash(_ path: String) -> UInt64 { UInt64(bitPattern: Int64(path.hashValue)) }

    /// In the order of the paths' bytes, and then of the sources'.
    private func collision(_ one: Entry, _ other: Entry, _ state: borrowing State, _ index: CacheIndex) -> PublishingError.Collision {
        let sides = [one, other].map { (path: path(of: $0, state, index), source: source(of: $0, state, index)) }
            .sorted { ($0.path + "\0" + $0.source).utf8.lexicographicallyPrecedes(($1.path + "\0" + $1.source).utf8) }
        return PublishingError.Collision(
            path: sides[0].path, source: sides[0].source, otherPath: sides[1].path, otherSource: sides[1].source)
    }

    func path(of entry: Entry, _ state: borrowing State, _ index: CacheIndex) -> String {
        switch entry {
        case .kept(let row): index.string(index.output(row).name)
        case .made(let number): state.outputs[number].path.string
        }
    }

    private func source(of entry: Entry, _ state: borrowing State, _ index: CacheIndex) -> String {
        switch entry {
        case .kept(let row): state.reused[Int(index.output(row).group)] ?? ""
        case .made(let number): state.source(ofOutput: number)
        }
    }
}
