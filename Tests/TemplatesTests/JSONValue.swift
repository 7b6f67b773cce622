@testable import Templates

/// Data as the language's cases give it, with the shape that it has.
enum JSONValue: Decodable, Equatable {
    case null
    case bool(Bool)
    case text(String)
    case array([JSONValue])
    case object([String: JSONValue])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let bool = try? container.decode(Bool.self) {
            self = .bool(bool)
        } else if let number = try? container.decode(Int.self) {
            self = .text(String(number))
        } else if let number = try? container.decode(Double.self) {
            self = .text(String(number))
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let array = try? container.decode([JSONValue].self) {
            self = .array(array)
        } else {
            self = .object(try container.decode([String: JSONValue].self))
        }
    }

    /// The root of a page that shows this. What is not an object is what `{{.}}` means.
    var root: Object {
        let shape = Self.shape("root", of: [self])
        return object(shape)
    }

    private var members: [String: JSONValue] {
        if case .object(let members) = self { members } else { [".": self] }
    }

    /// A shape that holds all of `values`.
    private static func shape(_ name: String, of values: [JSONValue]) -> Shape {
        var members: [String: [JSONValue]] = [:]
        for value in values {
            for (name, member) in value.members { members[name, default: []].append(member) }
        }
        return Shape(name, members.sorted { $0.key < $1.key }.map { variable($0.key, of: $0.value, in: Set(members.keys)) })
    }

    private static func variable(_ name: String, of values: [JSONValue], in siblings: Set<String>) -> Shape.Variable {
        var rows: [JSONValue] = []
        for value in values {
            switch value {
            case .bool: return .flag(name, "")
            case .text: return .text(name, "")
            case .object: return .object(name, shape(name, of: values), "")
            case .array(let elements): rows += elements
            case .null: continue
            }
        }
        if values.allSatisfy({ $0 == .null }) { return .text(name, "") }
        // The nodes of a tree have its own shape.
        let isTree = name != "." && Set(rows.flatMap { $0.members.keys }) == siblings
        return .list(name, isTree ? .enclosing : shape(name, of: rows), "")
    }

    private func object(_ shape: Shape) -> Object {
        Object(
            shape,
            slots: shape.variables.indices.map { index in (members[shape.variables[index].name] ?? .null).value(shape.kind(at: index)) })
    }

    private func value(_ kind: Shape.Variable.Kind) -> Value {
        switch (self, kind) {
        case (.bool(let flag), _): .flag(flag)
        case (.text(let text), _): .text(text)
        case (.object, .object(let shape)): .object(object(shape))
        case (.array(let rows), .list(let shape)): .list(rows.map { $0.object(shape) })
        default: .absent
        }
    }
}
