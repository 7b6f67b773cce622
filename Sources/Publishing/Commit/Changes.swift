import Markup
import Storage

/// What is other in a site than it was; each path once, in order.
struct Changes: Storable, Equatable {
    var added: [SitePath] = []
    var changed: [SitePath] = []
    var removed: [SitePath] = []

    init() {}

    var isEmpty: Bool { added.isEmpty && changed.isEmpty && removed.isEmpty }

    private enum Change { case added, changed, removed }

    /// What both come to. What was added and then removed was removed: a mirror may have it from between.
    func followed(by later: Changes) -> Changes {
        if isEmpty { return later }
        if later.isEmpty { return self }
        // By their bytes, since strings with other bytes can be equal.
        var changes: [[UInt8]: (path: SitePath, change: Change)] = [:]
        func note(_ paths: [SitePath], _ change: Change) {
            for path in paths {
                let key = Array(path.string.utf8)
                let both: Change =
                    switch (changes[key]?.change, change) {
                    case (nil, _), (_, .removed): change
                    case (.added, _): .added
                    default: .changed
                    }
                changes[key] = (path, both)
            }
        }
        for changes in [self, later] {
            note(changes.added, .added)
            note(changes.changed, .changed)
            note(changes.removed, .removed)
        }
        var result = Changes()
        for (path, change) in changes.values {
            switch change {
            case .added: result.added.append(path)
            case .changed: result.changed.append(path)
            case .removed: result.removed.append(path)
            }
        }
        result.added.sort()
        result.changed.sort()
        result.removed.sort()
        return result
    }

    func store(to writer: inout StorageWriter) {
        writer.write(added)
        writer.write(changed)
        writer.write(removed)
    }

    init(from reader: inout StorageReader) throws(Damaged) {
        added = try reader.readArray()
        changed = try reader.readArray()
        removed = try reader.readArray()
    }
}

extension Summary {
    var changes: Changes {
        get {
            var changes = Changes()
            (changes.added, changes.changed, changes.removed) = (added, changed, removed)
            return changes
        }
        set { (added, changed, removed) = (newValue.added, newValue.changed, newValue.removed) }
    }
}
