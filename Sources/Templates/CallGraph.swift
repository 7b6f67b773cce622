import Diagnostics

/// Which partial includes which, to find those that would include themselves without end.
struct CallGraph {
    /// How a section comes to the object that it adds to the context stack.
    enum Push {
        /// It is part of the innermost object. Values are finite, so this cannot go on for ever.
        case inwards
        /// It is found further out, and may be found there again and again.
        case outwards
    }

    private struct Call {
        let callee: Int
        let pushes: [Push]
        let location: SourceLocation

        var goesInwards: Bool { !pushes.isEmpty && pushes.allSatisfy { $0 == .inwards } }
    }

    private var calls: [Int: [Call]] = [:]

    mutating func add(from caller: Int, to callee: Int, pushes: [Push], at location: SourceLocation) {
        calls[caller, default: []].append(Call(callee: callee, pushes: pushes, location: location))
    }

    /// Calls that lead back to their callers, where not every way round goes inwards.
    var endlessCalls: [SourceLocation] {
        var endless: [SourceLocation] = []
        for (caller, calls) in calls.sorted(by: { $0.key < $1.key }) {
            for call in calls where !call.goesInwards {
                let goesOutwards = call.pushes.contains { $0 == .outwards }
                if reaches(caller, from: call.callee, where: { goesOutwards || !$0.goesInwards }) { endless.append(call.location) }
            }
        }
        return endless
    }

    private func reaches(_ target: Int, from start: Int, where follows: (Call) -> Bool) -> Bool {
        var seen: Set<Int> = [start]
        var pending = [start]
        while let next = pending.popLast() {
            if next == target { return true }
            for call in calls[next] ?? [] where follows(call) && seen.insert(call.callee).inserted { pending.append(call.callee) }
        }
        return false
    }
}
