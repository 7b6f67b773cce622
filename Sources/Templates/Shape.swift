/// What a template may name: the variables of a page kind, of a list's rows, of a partial's surroundings.
///
/// Templates are checked against shapes before anything is made, and the reference of the documentation is made from them.
/// A variable named `.` is what `{{.}}` means in an object of the shape, as in the rows of a list of texts.
public final class Shape: Sendable {
    public struct Variable: Sendable {
        public enum Kind: Sendable {
            /// Plain text, always escaped.
            case text
            /// Markup that the program made, never escaped.
            case html
            /// Something to ask about in a section; it has no text.
            case flag
            /// One value with variables of its own; its section is skipped where it is absent.
            case object(Shape)
            case list(Shape)
        }

        public let name: String
        public let kind: Kind
        /// What it holds, in a sentence, for the podcaster who changes a template.
        public let meaning: String
    }

    public let name: String
    public let variables: [Variable]
    /// The variables' names, in the same order.
    let names: [String]

    public init(_ name: String, _ variables: [Variable]) {
        self.name = name
        self.variables = variables
        names = variables.map(\.name)
    }

    /// Stands for the shape that declares the variable: the entries of a menu whose entries have menus.
    public static let enclosing = Shape("enclosing", [])

    public func index(of name: String) -> Int? { names.firstIndex(of: name) }

    /// What the variable holds, where `enclosing` is this shape.
    func kind(at index: Int) -> Variable.Kind {
        switch variables[index].kind {
        case .object(let shape): .object(resolved(shape))
        case .list(let shape): .list(resolved(shape))
        case let kind: kind
        }
    }

    /// This shape, where a variable declares `enclosing`.
    func resolved(_ declared: Shape) -> Shape { declared === Self.enclosing ? self : declared }
}

extension Shape.Variable.Kind {
    /// Whether it can stand in a page as it is.
    var isShown: Bool {
        switch self {
        case .text, .html: true
        case .flag, .object, .list: false
        }
    }
}

extension Shape.Variable {
    public static func text(_ name: String, _ meaning: String) -> Self { Self(name: name, kind: .text, meaning: meaning) }
    public static func html(_ name: String, _ meaning: String) -> Self { Self(name: name, kind: .html, meaning: meaning) }
    public static func flag(_ name: String, _ meaning: String) -> Self { Self(name: name, kind: .flag, meaning: meaning) }
    public static func object(_ name: String, _ shape: Shape, _ meaning: String) -> Self {
        Self(name: name, kind: .object(shape), meaning: meaning)
    }
    public static func list(_ name: String, _ shape: Shape, _ meaning: String) -> Self {
        Self(name: name, kind: .list(shape), meaning: meaning)
    }
}
