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
    public static func text(_ text: String) -> Value { .text(PlainText(text)) }
}

/// Values for the variables of a shape.
public struct Object: Sendable {
    public let shape: Shape
    /// One for each variable of the shape, in its order.
    public private(set) var values: [Value]

    /// - Parameter values: by name; each name must be a variable of the shape. Variables that are left out are absent.
    public init(_ shape: Shape, _ values: KeyValuePairs<String, Value>) {
        self.shape = shape
        var slots = [Value](repeating: .absent, count: shape.variables.count)
        var next = 0
        for (name, value) in values {
            // Values mostly come in the shape's order, so the search mostly ends at once.
            var slot = next
            while slot < slots.count, shape.variables[slot].name != name { slot += 1 }
            if slot == slots.count {
                guard let found = shape.index(of: name) else { preconditionFailure("\(shape.name) has no variable \(name)") }
                slot = found
            }
            slots[slot] = value
            next = slot + 1
        }
        self.values = slots
    }
}
