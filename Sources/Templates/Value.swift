import Markup
import Podcast

/// What a variable holds while a page is laid out. The type decides about escaping, not the number of braces.
public enum Value: Sendable {
    case text(PlainText)
    case html(HTML)
    case flag(Bool)
    case object(Object)
    case list([Object])
    /// Nothing: its section is skipped, its inverted section shown.
    case absent

    public static func text(_ text: PlainText?) -> Value { text.map { .text($0) } ?? .absent }
    public static func html(_ html: HTML?) -> Value { html.map { .html($0) } ?? .absent }
    public static func text(_ text: String) -> Value { .text(PlainText(text)) }

    /// Programs find values by their places, so an object of another shape must never get into one.
    fileprivate func fits(_ shape: Shape, at index: Int) -> Bool {
        switch (self, shape.variables[index].kind) {
        case (.absent, _), (.text, .text), (.html, .html), (.flag, .flag): true
        case (.object(let object), .object(let declared)): object.shape === shape.resolved(declared)
        case (.list(let rows), .list(let declared)): rows.allSatisfy { $0.shape === shape.resolved(declared) }
        default: false
        }
    }
}

/// Values for the variables of a shape.
public struct Object: Sendable {
    public let shape: Shape
    /// One for each variable of the shape, in its order.
    public private(set) var values: [Value]

    /// For values that there are very many of: without looking for names.
    /// - Parameter values: one for each variable of the shape, in its order.
    public init(_ shape: Shape, slots values: [Value]) {
        precondition(values.count == shape.variables.count)
        precondition(values.indices.allSatisfy { values[$0].fits(shape, at: $0) }, "\(shape.name) cannot hold these values")
        self.shape = shape
        self.values = values
    }

    /// - Parameter values: by name; each name must be a variable of the shape, and the value what the shape says: another is a
    ///   programming error. Variables that are left out are absent.
    public init(_ shape: Shape, _ values: KeyValuePairs<String, Value>) {
        self.init(shape, unset: ())
        var next = 0
        for index in values.indices { set(values[index].value, as: values[index].key, next: &next) }
    }

    /// The same with values that were collected before.
    public init(_ shape: Shape, _ values: some Sequence<(name: String, value: Value)>) {
        self.init(shape, unset: ())
        var next = 0
        for (name, value) in values { set(value, as: name, next: &next) }
    }

    private init(_ shape: Shape, unset: Void) {
        self.shape = shape
        values = [Value](repeating: .absent, count: shape.variables.count)
    }

    /// - Parameter next: where to look first. Values mostly come in the shape's order, so the search mostly ends at once.
    private mutating func set(_ value: Value, as name: String, next: inout Int) {
        var slot = next
        while slot < shape.names.count, shape.names[slot] != name { slot += 1 }
        if slot == shape.names.count {
            guard let found = shape.index(of: name) else { preconditionFailure("\(shape.name) has no variable \(name)") }
            slot = found
        }
        precondition(value.fits(shape, at: slot), "\(shape.name).\(name) cannot hold this value")
        values[slot] = value
        next = slot + 1
    }
}
