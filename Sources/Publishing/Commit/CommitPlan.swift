import Markup
import Storage

/// What a commit will do, worked out before anything is moved.
struct CommitPlan {
    private(set) var journal = Journal()
    private(set) var summary = Summary()

    /// - Throws: `reserved` or `inTheWay`, with everything that is.
    init(_ site: FinalSite, _ state: inout State, _ index: CacheIndex, _ output: OutputFolder, adopt: Bool) throws(PublishingError) {
        var added: [SitePath] = []
        var foreign: [Int] = []
        var reserved: [PublishingError.Reserved] = []
        for entry in site.entries {
            summary.files += 1
            switch entry {
            case .kept(let row):
                summary.bytes += index.output(row).stat.size
                if Self.isPage(index.bytes(index.output(row).name)) { summary.pages += 1 }
            case .made(let number):
                let made = state.outputs[number]
                if Self.isReserved(made.path) { reserved.append(.init(path: made.path.string, source: state.source(ofOutput: number))) }
                summary.bytes += made.stat.size
                if Self.isPage(made.path.string.utf8) { summary.pages += 1 }
                switch made.placement {
                case .standing: break
                case .added: added.append(made.path)
                case .replacing: replace(made)
                case .foreign, .foreignSame: foreign.append(number)
                case .collided: throw .inTheWay(output: output.path, paths: [made.path.string])
                }
                note(made, index)
            }
        }
        guard reserved.isEmpty else { throw .reserved(reserved) }
        let removed = site.removed.map { SitePath(index.string(index.output($0).name))! }
        summary.removed = removed
        // On a file system that does not tell cases apart, a page whose name changes its case finds itself at its new path.
        let removedFolded = foreign.isEmpty ? [] : Set(removed.map { FinalSite.folded($0.string) })
        var blocked: [String] = []
        for number in foreign {
            let made = state.outputs[number]
            if removedFolded.contains(FinalSite.folded(made.path.string)) {
                added.append(made.path)
            } else if made.placement == .foreignSame {
                state.outputs[number].placement = .standing
            } else if adopt {
                replace(made)
            } else {
                blocked.append(made.path.string)
            }
        }
        clear(removed, for: added)
        let cleared = Set(journal.cleared.map(\.string))
        var unit: String?
        for path in added.sorted() {
            if let unit, path.string.utf8.starts(with: unit.utf8), path.string.utf8.dropFirst(unit.utf8.count).first == UInt8(ascii: "/") {
                continue
            }
            let (top, blocking) = try disk { () throws(FileSystem.Failure) in try Self.unit(for: path, output, cleared) }
            if let blocking {
                blocked.append(blocking)
            } else {
                unit = top.string
                journal.added.append(top)
            }
        }
        guard blocked.isEmpty else {
            throw .inTheWay(output: output.path, paths: Set(blocked).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        }
        summary.groups = state.madeByName.count
        summary.madeGroups = summary.groups
        for source in state.reused where source != nil { summary.groups += 1 }
    }

    private static func isPage(_ path: some BidirectionalCollection<UInt8>) -> Bool {
        path.suffix(5).elementsEqual(".html".utf8)
    }

    private mutating func replace(_ made: StagedOutput) {
        journal.replaced.append(Journal.Replacement(path: made.path, digest: made.content.isCopy ? nil : made.content.digest))
    }

    /// Our own folder is no place for the site's files.
    private static func isReserved(_ path: SitePath) -> Bool {
        guard path.string.utf8.first == UInt8(ascii: ".") else { return false }
        let folded = FinalSite.folded(path.string)
        return folded == OutputFolder.control || folded.hasPrefix(OutputFolder.control + "/")
    }

    private mutating func note(_ made: StagedOutput, _ index: CacheIndex) {
        if index.outputRow(made.path.string) == nil {
            summary.added.append(made.path)
        } else if made.placement != .standing {
            summary.changed.append(made.path)
        }
    }

    /// Tells the files that must be gone before the new ones can come from those that can stay until then.
    private mutating func clear(_ removed: [SitePath], for added: [SitePath]) {
        guard !removed.isEmpty, !added.isEmpty else {
            journal.removed = removed
            return
        }
        let files = Set(added.map { FinalSite.folded($0.string) })
        var folders: Set<String> = []
        for path in files {
            for slash in path.utf8.indices where path.utf8[slash] == UInt8(ascii: "/") { folders.insert(String(path[..<slash])) }
        }
        for path in removed {
            let folded = FinalSite.folded(path.string)
            let isInTheWay =
                folders.contains(folded) || files.contains(folded)
                || folded.utf8.indices.contains { folded.utf8[$0] == UInt8(ascii: "/") && files.contains(String(folded[..<$0])) }
            if isInTheWay { journal.cleared.append(path) } else { journal.removed.append(path) }
        }
    }

    /// The topmost folder above the new file (or the file itself) that is not there yet, or what is in its way.
    private static func unit(
        for path: SitePath, _ output: OutputFolder, _ cleared: Set<String>
    ) throws(FileSystem.Failure) -> (SitePath, blocking: String?) {
        for slash in path.string.utf8.indices where path.string.utf8[slash] == UInt8(ascii: "/") {
            let folder = path.string[..<slash]
            switch try output.kind(ofFolder: folder) {
            case .folder: continue
            case .absent: return (SitePath(folder)!, nil)
            case .blocked: return (SitePath(folder)!, cleared.contains(String(folder)) ? nil : String(folder))
            }
        }
        switch try output.place(path.string) {
        case .folder: return (path, try output.firstForeign(below: path.string, cleared))
        default: return (path, nil)
        }
    }
}
