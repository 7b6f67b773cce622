import Markup
import Storage

/// The files that the site will have, in the order of their paths' bytes: those kept from the index, and those made.
struct FinalSite {
    enum Entry {
        /// The row of an output in the index.
        case kept(Int)
        /// The number of an output in the build's state.
        case made(Int)
    }

    private let packed: [Int32]
    /// The rows of the outputs in the index that the site will not have any more; in order.
    let removed: [Int]
    /// Whether there is a path that the index does not have, or one twice.
    let hasNewPaths: Bool

    init(_ state: borrowing State, _ index: CacheIndex) {
        let made = state.sortedOutputs()
        var packed: [Int32] = []
        packed.reserveCapacity(index.outputCount + made.count)
        var removed: [Int] = []
        var hasNewPaths = false
        var next = 0
        for row in 0..<index.outputCount {
            let output = index.output(row)
            let path = index.bytes(output.name)
            var isReplaced = false
            while next < made.count {
                var candidate = state.outputs[made[next]].path.string
                let order = candidate.withUTF8 { path.order(UnsafeRawBufferPointer($0)) }
                if order < 0 { break }
                packed.append(~Int32(made[next]))
                next += 1
                if order == 0 {
                    isReplaced = true
                    break
                }
                hasNewPaths = true
            }
            let isKept = output.group != .max && state.reused[Int(output.group)] != nil
            if isKept {
                packed.append(Int32(row))
                if isReplaced { hasNewPaths = true }
            } else if !isReplaced {
                removed.append(row)
            }
        }
        if next < made.count { hasNewPaths = true }
        packed += made[next...].map { ~Int32($0) }
        self.packed = packed
        self.removed = removed
        self.hasNewPaths = hasNewPaths
    }

    var entries: LazyMapCollection<[Int32], Entry> {
        packed.lazy.map { $0 >= 0 ? .kept(Int($0)) : .made(Int(~$0)) }
    }

    /// Of those that are not below a name that begins with a dot.
    func visibleFiles(_ state: borrowing State, _ index: CacheIndex) -> Int {
        var count = 0
        for entry in entries where !path(of: entry, state, index).hasPrefix(".") { count += 1 }
        return count
    }

    func manifest(_ state: borrowing State, _ index: CacheIndex) -> [UInt8] {
        var size = 0
        for entry in entries { size += 40 + path(of: entry, state, index).utf8.count }
        var writer = Manifest.Writer(reserving: 128 + size)
        for entry in entries {
            switch entry {
            case .kept(let row):
                let output = index.output(row)
                writer.append(index.bytes(output.name), output.line)
            case .made(let number):
                let output = state.outputs[number]
                var path = output.path.string
                path.withUTF8 { writer.append(UnsafeRawBufferPointer($0), output.line) }
            }
        }
        return writer.finished()
    }
}

extension State {
    /// The numbers of the outputs that were made, in the order of their paths' bytes; equal ones in that of their groups.
    borrowing func sortedOutputs() -> [Int] {
        outputs.indices.sorted { one, other in
            var (path, otherPath) = (outputs[one].path.string, outputs[other].path.string)
            let order = path.withUTF8 { path in
                otherPath.withUTF8 { UnsafeRawBufferPointer(path).order(UnsafeRawBufferPointer($0)) }
            }
            if order != 0 { return order < 0 }
            let (group, otherGroup) = (made[outputs[one].group], made[outputs[other].group])
            return (group.source, group.name) < (otherGroup.source, otherGroup.name)
        }
    }
}

extension StagedOutput {
    var line: Manifest.Line.Content {
        switch content {
        case .bytes(let digest): .bytes(digest)
        case .copy: .copy(size: stat.size)
        }
    }
}
