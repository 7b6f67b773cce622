import Diagnostics

/// A name that means nothing at its place, or not what it is used as, and what could be written instead.
struct MisusedName: Error {
    let kind: Diagnostic.Kind
    let message: String
    let hint: String
}

extension MisusedName {
    /// A name that stands where only texts can.
    init(_ name: String, withoutText kind: Shape.Variable.Kind) {
        self.kind = .templateValue
        switch kind {
        case .flag, .text, .html:
            message = "`\(name)` is a flag and has no text"
            hint = "ask about it with `{{#\(name)}}…{{/\(name)}}`"
        case .list:
            message = "`\(name)` is a list and has no text"
            hint = "write `{{#\(name)}}…{{/\(name)}}`; what stands between is shown for each of its rows"
        case .object(let shape):
            message = "`\(name)` is not a text; it has variables of its own"
            let example = shape.variables.first { $0.kind.isShown }.map { ", or one of its variables, as in `{{\(name).\($0.name)}}`" }
            hint = "write `{{#\(name)}}…{{/\(name)}}`\(example ?? "")"
        }
    }
}

extension Scope {
    /// What a name means.
    enum Meaning {
        /// The text or flag whose section this is.
        case item(Item)
        /// The variable at `index` in a frame, or what a path of variables leads to from there.
        case variable(frame: Int, index: Int, path: [Int], kind: Shape.Variable.Kind)
    }

    /// Looks a name up as the language says: its first part in the frames from the innermost out, the others step by step from there
    /// (https://github.com/mustache/spec, module `interpolation`). In an object, what is found by no step may be a name
    /// with dots in it, as those of files are.
    func resolve(_ name: String) throws(MisusedName) -> Meaning {
        if name == "." { return try resolveItem() }
        let parts = name.utf8.contains(UInt8(ascii: ".")) ? name.split(separator: ".").map(String.init) : [name]
        guard let (frame, index) = find(parts[0]) else { throw unknown(parts[0]) }
        var kind = frames[frame].kind(at: index)
        var path: [Int] = []
        for (step, part) in parts.enumerated().dropFirst() {
            let owner = parts[..<step].joined(separator: ".")
            guard case .object(let shape) = kind else { throw notAnObject(owner, kind, part) }
            let rest = parts[step...].joined(separator: ".")
            let next = shape.index(of: part)
            if next == nil, let last = shape.index(of: rest) {
                return .variable(frame: frame, index: index, path: path + [last], kind: shape.kind(at: last))
            }
            guard let next else {
                let isWhole = shape.names.contains { $0.utf8.contains(UInt8(ascii: ".")) }
                throw MisusedName(
                    kind: .templateVariable, message: "`\(owner)` has no variable `\(isWhole ? rest : part)`",
                    hint: didYouMean(isWhole ? rest : part, among: shape.names).map { "did you mean `\(owner).\($0)`?" }
                        ?? "it has \(listedNames(shape.names))")
            }
            kind = shape.kind(at: next)
            path.append(next)
        }
        return .variable(frame: frame, index: index, path: path, kind: kind)
    }

    private func resolveItem() throws(MisusedName) -> Meaning {
        if let item { return .item(item) }
        let frame = frames.count - 1
        if let index = frames[frame].index(of: ".") {
            return .variable(frame: frame, index: index, path: [], kind: frames[frame].kind(at: index))
        }
        throw MisusedName(
            kind: .templateVariable, message: "`.` means nothing here: this is not a text, but has variables",
            hint: "write one of them: \(listedNames(frames[frame].names))")
    }

    /// The innermost frame that has the variable, and the variable's place in it.
    private func find(_ name: String) -> (frame: Int, index: Int)? {
        for frame in frames.indices.reversed() {
            if let index = frames[frame].index(of: name) { return (frame, index) }
        }
        return nil
    }

    private func unknown(_ name: String) -> MisusedName {
        let names = frames.reversed().flatMap(\.names).filter { $0 != "." }
        let hint =
            if name == "else" {
                "Mustache has no `else`: write `{{^name}}…{{/name}}`"
            } else if let owner = owner(of: name) {
                "`\(owner)` has it: write `{{#\(owner)}}…{{/\(owner)}}` around it"
            } else if let near = didYouMean(name, among: names) {
                "did you mean `\(near)`?"
            } else {
                "the variables here are \(listedNames(names))"
            }
        return MisusedName(kind: .templateVariable, message: "there is no variable `\(name)` here", hint: hint)
    }

    private func notAnObject(_ owner: String, _ kind: Shape.Variable.Kind, _ part: String) -> MisusedName {
        let (what, hint) =
            switch kind {
            case .list: ("is a list", "write `{{#\(owner)}}{{\(part)}}{{/\(owner)}}`")
            case .flag: ("is a flag", "ask about it with `{{#\(owner)}}…{{/\(owner)}}`")
            case .text, .html, .object: ("is a text", "write `{{\(owner)}}`")
            }
        return MisusedName(kind: .templateValue, message: "`\(owner)` \(what); it has no variable `\(part)`", hint: hint)
    }

    /// A list or an object in reach that has a variable of the name.
    private func owner(of name: String) -> String? {
        for frame in frames.reversed() {
            for index in frame.variables.indices {
                switch frame.kind(at: index) {
                case .list(let shape), .object(let shape): if shape.index(of: name) != nil { return frame.names[index] }
                case .text, .html, .flag: continue
                }
            }
        }
        return nil
    }
}

/// Names as a message lists them: the first twelve.
func listedNames(_ names: [String]) -> String {
    if names.isEmpty { return "none" }
    return names.prefix(12).map { "`\($0)`" }.joined(separator: ", ") + (names.count > 12 ? " …" : "")
}
