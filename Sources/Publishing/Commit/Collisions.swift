import Markup
import Storage

extension FinalSite {
    /// - Throws: `collisions`, all of them.
    func checkCollisions(_ state: borrowing State, _ index: CacheIndex) throws(PublishingError) {
        // Paths that the last build had did not collide then.
        guard hasNewPaths else { return }
        var collisions: [PublishingError.Collision] = []
        var entryOfPath: [String: Entry] = [:]
        entryOfPath.reserveCapacity(entries.count)
        for entry in entries {
            let folded = Self.folded(path(of: entry, state, index))
            if let other = entryOfPath[folded] {
                collisions.append(collision(entry, other, state, index))
            } else {
                entryOfPath[folded] = entry
            }
        }
        var lastFolder: Substring?
        for entry in entries {
            let folded = Self.folded(path(of: entry, state, index))
            guard let slash = folded.utf8.lastIndex(of: UInt8(ascii: "/")), folded[..<slash] != lastFolder else { continue }
            lastFolder = folded[..<slash]
            for slash in folded.utf8.indices where folded.utf8[slash] == UInt8(ascii: "/") {
                if let file = entryOfPath[String(folded[..<slash])] { collisions.append(collision(entry, file, state, index)) }
            }
        }
        guard collisions.isEmpty else { throw .collisions(collisions.sorted { ($0.path, $0.otherPath) < ($1.path, $1.otherPath) }) }
    }

    /// Equal for paths that are one file on a file system that tells neither cases nor Unicode's equivalents apart, as macOS's.
    static func folded(_ path: String) -> String {
        path.utf8.allSatisfy { $0 < 0x80 } ? path.lowercased() : path.uppercased().lowercased()
    }

    private func collision(_ one: Entry, _ other: Entry, _ state: borrowing State, _ index: CacheIndex) -> PublishingError.Collision {
        PublishingError.Collision(
            path: path(of: other, state, index), source: source(of: other, state, index), otherPath: path(of: one, state, index),
            otherSource: source(of: one, state, index))
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
        case .made(let number): state.made[state.outputs[number].group].source
        }
    }
}
